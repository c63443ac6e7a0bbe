package dev.bpnet.core.train;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.plugins.Plugins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures by which a network is judged, each with its key: those of one column of several are {@code rmse[0]}, those of one
 * class {@code f1[setosa]}. A metric that is asked for again, with other parameters, is {@code pinball_2}, then {@code pinball_3}.
 */
final class Figures {
    /** What stands for all parts or columns together. */
    static final int ALL = -1;

    /** Where nobody names a figure, columns are told one by one up to that many: nobody reads more. */
    private static final int TOLD_ONE_BY_ONE = 32;

    private final AskedFigures asked;
    private final boolean every;
    private final Plugins plugins;
    private final List<Figure> figures = new ArrayList<>();

    /** A metric of the whole, of one of several targets, or of one column of these. */
    record Figure(String key, Metric metric, int part, int column) {
        /** The key of its figure, then those of the figures it tells besides. */
        List<String> keys() {
            List<String> keys = new ArrayList<>();
            keys.add(key);
            metric.parts().forEach(part -> keys.add(key + "[" + part + "]"));
            return keys;
        }
    }

    private Figures(AskedFigures asked, boolean every, Plugins plugins) {
        this.asked = asked;
        this.every = every;
        this.plugins = plugins;
    }

    /** Those that are told of a target. */
    static List<Figure> told(AskedFigures asked, TargetInfo target, Plugins plugins) {
        return new Figures(asked, false, plugins).of(target);
    }

    /** Those that may be watched: of every metric the figure of every column too. */
    static List<Figure> all(AskedFigures asked, TargetInfo target, Plugins plugins) {
        return new Figures(asked, true, plugins).of(target);
    }

    /** Of several targets the loss of the whole, and of each the metrics that fit it. */
    private List<Figure> of(TargetInfo target) {
        if (target.parts().isEmpty()) {
            add("", ALL, StandardMetrics.with(target.kind(), asked.metrics()), target);
            return figures;
        }
        figures.add(new Figure("loss", plugins.metric(Choice.of("loss"), target), ALL, ALL));
        for (int part = 0; part < target.parts().size(); part++) {
            TargetInfo own = target.parts().get(part).target();
            String prefix = target.parts().get(part).name() + ".";
            add(prefix, part, StandardMetrics.fitting(asked.metrics(), own, plugins), own);
        }
        return figures;
    }

    private void add(String prefix, int part, List<Choice<Metric>> choices, TargetInfo target) {
        Map<String, Integer> times = new HashMap<>();
        for (Choice<Metric> choice : choices) {
            int time = times.merge(choice.name(), 1, Integer::sum);
            String key = prefix + (time == 1 ? choice.name() : choice.name() + "_" + time);
            figures.add(new Figure(key, plugins.metric(choice, target), part, ALL));
            MetricPlugin<?> plugin = plugins.find(MetricPlugin.class, choice.name());
            if (target.kind() == TargetKind.NUMBER
                    && target.columns() > 1
                    && plugin.needs() == MetricPlugin.Needs.VALUE) {
                addColumns(key, part, choice, target);
            }
        }
    }

    private void addColumns(String key, int part, Choice<Metric> choice, TargetInfo target) {
        boolean whole = every || asked.names(choice) || target.columns() <= TOLD_ONE_BY_ONE;
        for (int column = 0; column < target.columns(); column++) {
            String ofColumn = key + "[" + column + "]";
            if (whole || ofColumn.equals(asked.watched())) {
                Metric single = plugins.metric(choice, TargetInfo.numbers(1).withMissing(target.missing()));
                figures.add(new Figure(ofColumn, single, part, column));
            }
        }
    }

    /** All keys, in order. */
    static List<String> keys(List<Figure> figures) {
        return figures.stream().flatMap(figure -> figure.keys().stream()).toList();
    }
}
