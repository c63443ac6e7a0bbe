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

    private final Workspace workspace;
    private final Batch batch;
    private final Execution execution;
    private final List<Named> metrics;
    private final Loss loss;
    private final int pointColumn;

    private record Named(String key, Metric metric, int column) {
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
        /** The next rows. */
        void rows(EvaluatedRows rows);
    }

    /** Prepares to judge a network for a goal by some metrics; a number target of several columns also by column. */
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
        this.loss = goal.reportedLoss();
        this.pointColumn = goal.target().kind() == TargetKind.NUMBER ? loss.pointColumn() : -1;
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

    private static List<Named> named(List<Choice<Metric>> choices, TargetInfo target, Plugins plugins) {
        List<Named> named = new ArrayList<>();
        Map<String, Integer> asked = new HashMap<>();
        for (Choice<Metric> choice : choices) {
            int times = asked.merge(choice.name(), 1, Integer::sum);
            String key = times == 1 ? choice.name() : choice.name() + "_" + times;
            named.add(new Named(key, plugins.metric(choice, target), -1));
            MetricPlugin<?> plugin = plugins.find(MetricPlugin.class, choice.name());
            if (target.kind() == TargetKind.NUMBER
                    && target.columns() > 1
                    && plugin.needs() == MetricPlugin.Needs.VALUE) {
                for (int column = 0; column < target.columns(); column++) {
                    Metric single = plugins.metric(choice, TargetInfo.numbers(1).withMissing(target.missing()));
                    named.add(new Named(key + "[" + column + "]", single, column));
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
        return evaluate(data, rows -> {});
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
            Rows evaluated = new Rows(data, first, rows, -1);
            for (int m = 0; m < accumulators.size(); m++) {
                int column = metrics.get(m).column;
                accumulators.get(m).add(column < 0 ? evaluated : new Rows(data, first, rows, column));
            }
            listener.rows(evaluated);
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

    private final class Rows implements EvaluatedRows {
        private final Dataset data;
        private final int first;
        private final int count;
        private final Matrix predictions;
        private final Matrix targets;

        Rows(Dataset data, int first, int count, int column) {
            this.data = data;
            this.first = first;
            this.count = count;
            this.targets = columns(batch.targets(), Math.max(0, column), column < 0 ? -1 : 1);
            // A loss may predict more than one number a target; metrics see the ones that stand for the targets.
            int point = Math.max(0, pointColumn) + Math.max(0, column);
            boolean all = column < 0 && pointColumn < 0;
            this.predictions = columns(workspace.predictions(), point, all ? -1 : targets.columns());
        }

        private static Matrix columns(Matrix m, int from, int columns) {
            return columns < 0 ? m : Matrix.of(m.array(), m.offset() + from, m.rows(), columns, m.stride());
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public Matrix predictions() {
            return predictions;
        }

        @Override
        public Matrix targets() {
            return targets;
        }

        @Override
        public double weight(int row) {
            return data.weight(first + row);
        }

        @Override
        public double lossWeight(int row) {
            double weight = weight(row);
            return weight == 0 || !loss.weightsRows() ? weight : weight * loss.rowWeight(batch.targets(), row);
        }

        @Override
        public double loss(int row) {
            return batch.rowLoss()[row];
        }
    }
}
