package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.parallel.Team;
import dev.bpnet.core.plan.Arenas;
import dev.bpnet.core.plan.Execution;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.Plan;
import dev.bpnet.core.plan.Workspace;
import dev.bpnet.core.plugins.Plugins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges a network on data, in evaluation mode: predictions in blocks, metrics folded in row order by one thread. Reads the
 * parameter arrays it was made with, so it sees them as they are at each call.
 */
public final class Evaluator {
    private static final int CAPACITY = 384;
    private static final int ALL = -1;

    /** Of more numbers than that, columns are not told one by one: nobody reads so many figures. */
    private static final int TOLD_ONE_BY_ONE = 32;

    private final Workspace workspace;
    private final Batch batch;
    private final Execution execution;
    private final List<Named> metrics;
    private final Goal goal;
    private final Loss loss;

    /** A metric of the whole, of one of several targets, or of one column of these. */
    private record Named(String key, Metric metric, int part, int column) {
        /** The key of its figure, then those of the figures it tells besides. */
        List<String> keys() {
            List<String> keys = new ArrayList<>();
            keys.add(key);
            metric.parts().forEach(part -> keys.add(key + "[" + part + "]"));
            return keys;
        }
    }

    /** Watches blocks of evaluated rows, in row order. */
    @FunctionalInterface
    public interface RowListener {
        /** The next rows, for one of the goal's parts. */
        void rows(int part, EvaluatedRows rows);
    }

    /** Prepares to judge a network for a goal by some metrics; a number target of 2 to 32 columns also by column. */
    public Evaluator(
            Graph graph,
            Arenas arenas,
            Goal goal,
            List<Choice<Metric>> metrics,
            Plugins plugins,
            Kernels kernels,
            Team team) {
        this.workspace = new Workspace(Plan.of(graph, Plan.Purpose.PREDICT, CAPACITY), arenas, kernels);
        this.batch = new Batch(workspace, goal);
        this.execution = new Execution(
                workspace.around(batch.fetch(), batch.loss(Plan.Purpose.PREDICT), Plan.Purpose.PREDICT),
                team,
                graph.layout().size());
        this.goal = goal;
        this.loss = goal.reportedLoss();
        this.metrics = named(metrics, goal.target(), plugins);
    }

    /**
     * The keys that metrics get for a target, in order: those of one column of several are {@code rmse[0]}, those of one class
     * {@code f1[setosa]}. A metric that is asked for again, with other parameters, is {@code pinball_2}, then {@code pinball_3}.
     */
    public static List<String> keys(List<Choice<Metric>> metrics, TargetInfo target, Plugins plugins) {
        return keys(named(metrics, target, plugins));
    }

    private static List<String> keys(List<Named> metrics) {
        return metrics.stream().flatMap(named -> named.keys().stream()).toList();
    }

    /** Of several targets the loss of the whole, and of each the metrics that fit it. */
    private static List<Named> named(List<Choice<Metric>> choices, TargetInfo target, Plugins plugins) {
        if (target.parts().isEmpty()) {
            return named("", ALL, choices, target, plugins);
        }
        List<Named> named = new ArrayList<>();
        named.add(new Named("loss", plugins.metric(Choice.of("loss"), target), ALL, ALL));
        for (int part = 0; part < target.parts().size(); part++) {
            TargetInfo own = target.parts().get(part).target();
            String prefix = target.parts().get(part).name() + ".";
            named.addAll(named(prefix, part, StandardMetrics.fitting(choices, own, plugins), own, plugins));
        }
        return named;
    }

    private static List<Named> named(
            String prefix, int part, List<Choice<Metric>> choices, TargetInfo target, Plugins plugins) {
        List<Named> named = new ArrayList<>();
        Map<String, Integer> asked = new HashMap<>();
        for (Choice<Metric> choice : choices) {
            int times = asked.merge(choice.name(), 1, Integer::sum);
            String key = prefix + (times == 1 ? choice.name() : choice.name() + "_" + times);
            named.add(new Named(key, plugins.metric(choice, target), part, ALL));
            MetricPlugin<?> plugin = plugins.find(MetricPlugin.class, choice.name());
            if (target.kind() == TargetKind.NUMBER
                    && target.columns() > 1
                    && target.columns() <= TOLD_ONE_BY_ONE
                    && plugin.needs() == MetricPlugin.Needs.VALUE) {
                for (int column = 0; column < target.columns(); column++) {
                    Metric single = plugins.metric(choice, TargetInfo.numbers(1).withMissing(target.missing()));
                    named.add(new Named(key + "[" + column + "]", single, part, column));
                }
            }
        }
        return named;
    }

    /** The keys of the results, in order. */
    List<String> names() {
        return keys(metrics);
    }

    boolean higherIsBetter(String key) {
        return metrics.stream()
                .filter(named -> named.keys().contains(key))
                .anyMatch(named -> named.metric.higherIsBetter());
    }

    /** The metrics of all rows by name; those of one column of several as {@code rmse[0]}. */
    public Map<String, Double> evaluate(Dataset data) {
        return evaluate(data, (part, rows) -> {});
    }

    /** As {@link #evaluate(Dataset)}, showing every block of rows to a listener. */
    public Map<String, Double> evaluate(Dataset data, RowListener listener) {
        List<Metric.Accumulator> accumulators =
                metrics.stream().map(named -> named.metric.start()).toList();
        int[] order = new int[CAPACITY];
        for (int first = 0; first < data.rows(); first += CAPACITY) {
            int rows = Math.min(CAPACITY, data.rows() - first);
            for (int i = 0; i < rows; i++) {
                order[i] = first + i;
            }
            batch.select(data, order, 0);
            workspace.begin(rows, false, 0, first);
            execution.run(rows);
            for (int m = 0; m < accumulators.size(); m++) {
                Named named = metrics.get(m);
                accumulators.get(m).add(rows(data, first, rows, named.part, named.column));
            }
            for (int part = 0; part < goal.parts().size(); part++) {
                listener.rows(part, rows(data, first, rows, part, ALL));
            }
        }
        Map<String, Double> results = new LinkedHashMap<>();
        for (int m = 0; m < accumulators.size(); m++) {
            List<String> keys = metrics.get(m).keys();
            results.put(keys.getFirst(), accumulators.get(m).result());
            for (int part = 1; part < keys.size(); part++) {
                results.put(keys.get(part), accumulators.get(m).part(part - 1));
            }
        }
        return results;
    }

    private EvaluatedRows rows(Dataset data, int first, int count, int part, int column) {
        if (part == ALL && goal.parts().size() > 1) {
            return new BlockRows(
                    data,
                    first,
                    count,
                    workspace.predictions(),
                    batch.targets(),
                    batch.targets(),
                    loss,
                    batch.rowLoss(),
                    false);
        }
        GoalPart own = goal.parts().get(Math.max(0, part));
        Matrix targets = own.targetsOf(batch.targets());
        Matrix predictions = own.outputsOf(workspace.predictions());
        if (own.target().kind() == TargetKind.NUMBER) {
            // A loss may predict more than one number a target; metrics see the ones that stand for the targets.
            int point = own.reportedLoss().pointColumn() + Math.max(0, column);
            predictions = BlockRows.columns(predictions, point, column == ALL ? targets.columns() : 1);
        }
        Matrix seen = column == ALL ? targets : BlockRows.columns(targets, column, 1);
        double[] losses = batch.rowLoss(Math.max(0, part), count);
        return new BlockRows(
                data,
                first,
                count,
                predictions,
                seen,
                targets,
                own.reportedLoss(),
                losses,
                goal.parts().size() > 1);
    }
}
