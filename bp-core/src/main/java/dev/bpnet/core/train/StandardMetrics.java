package dev.bpnet.core.train;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.plugins.Plugins;
import java.util.ArrayList;
import java.util.List;

/** The metrics that are always reported. */
final class StandardMetrics {
    private StandardMetrics() {}

    /** Those of a kind of target, followed by further ones. */
    static List<Choice<Metric>> with(TargetKind kind, List<Choice<Metric>> further) {
        List<Choice<Metric>> metrics = new ArrayList<>();
        List<String> names = switch (kind) {
            case NUMBER -> List.of("loss", "mae", "rmse", "r2");
            case BINARY -> List.of("loss", "accuracy", "f1", "auc");
            case CATEGORY -> List.of("loss", "accuracy", "f1");
            case MULTI_LABEL -> List.of("loss", "accuracy", "hamming_loss", "f1");
            case SEVERAL -> List.of("loss");
        };
        for (String name : names) {
            if (further.stream().noneMatch(choice -> choice.name().equals(name))) {
                metrics.add(Choice.of(name));
            }
        }
        metrics.addAll(further);
        return List.copyOf(metrics);
    }

    /** The standard ones of one of several targets, and those of the further ones that are defined for it. */
    static List<Choice<Metric>> fitting(List<Choice<Metric>> further, TargetInfo target, Plugins plugins) {
        List<Choice<Metric>> fitting = further.stream()
                .filter(metric -> !metric.name().equals("loss"))
                .filter(metric -> plugins.find(MetricPlugin.class, metric.name())
                        .accepts()
                        .contains(target.kind()))
                .toList();
        return with(target.kind(), fitting);
    }
}
