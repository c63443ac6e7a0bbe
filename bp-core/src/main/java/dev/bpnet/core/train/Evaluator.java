package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.parallel.Team;
import dev.bpnet.core.plan.Arenas;
import dev.bpnet.core.plan.Execution;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.Plan;
import dev.bpnet.core.plan.Workspace;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.train.Figures.Figure;
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
    private final List<Figure> figures;
    private final Goal goal;
    private final Loss loss;

    /** Watches blocks of evaluated rows, in row order. */
    @FunctionalInterface
    public interface RowListener {
        /** The next rows, for one of the goal's parts. */
        void rows(int part, EvaluatedRows rows);
    }

    /** Prepares to judge a network for a goal by the metrics of its target's kind and those that are asked for. */
    public Evaluator(
            Graph graph, Arenas arenas, Goal goal, AskedFigures asked, Plugins plugins, Kernels kernels, Team team) {
        this.workspace = new Workspace(Plan.of(graph, Plan.Purpose.PREDICT, CAPACITY), arenas, kernels);
        this.batch = new Batch(workspace, goal);
        this.execution = new Execution(
                workspace.around(batch.fetch(), batch.loss(Plan.Purpose.PREDICT), Plan.Purpose.PREDICT),
                team,
                graph.layout().size());
        this.goal = goal;
        this.loss = goal.reportedLoss();
        this.figures = Figures.told(asked, goal.target(), plugins);
    }

    /** The keys of all figures that may be watched, also of those that are told only where somebody names them. */
    public static List<String> watchable(List<Choice<Metric>> metrics, TargetInfo target, Plugins plugins) {
        return Figures.keys(Figures.all(AskedFigures.of(metrics), target, plugins));
    }

    /** The keys of the results, in order. */
    List<String> names() {
        return Figures.keys(figures);
    }

    boolean higherIsBetter(String key) {
        return figures.stream()
                .filter(figure -> figure.keys().contains(key))
                .anyMatch(figure -> figure.metric().higherIsBetter());
    }

    /** The metrics of all rows by name; those of one column of several as {@code rmse[0]}. */
    public Map<String, Double> evaluate(Dataset data) {
        return evaluate(data, (part, rows) -> {});
    }

    /** As {@link #evaluate(Dataset)}, showing every block of rows to a listener. */
    public Map<String, Double> evaluate(Dataset data, RowListener listener) {
        List<Metric.Accumulator> accumulators =
                figures.stream().map(figure -> figure.metric().start()).toList();
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
                Figure figure = figures.get(m);
                accumulators.get(m).add(rows(data, first, rows, figure.part(), figure.column()));
            }
            for (int part = 0; part < goal.parts().size(); part++) {
                listener.rows(part, rows(data, first, rows, part, Figures.ALL));
            }
        }
        Map<String, Double> results = new LinkedHashMap<>();
        for (int m = 0; m < accumulators.size(); m++) {
            List<String> keys = figures.get(m).keys();
            results.put(keys.getFirst(), accumulators.get(m).result());
            for (int part = 1; part < keys.size(); part++) {
                results.put(keys.get(part), accumulators.get(m).part(part - 1));
            }
        }
        return results;
    }

    private EvaluatedRows rows(Dataset data, int first, int count, int part, int column) {
        if (part == Figures.ALL && goal.parts().size() > 1) {
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
            predictions = BlockRows.columns(predictions, point, column == Figures.ALL ? targets.columns() : 1);
        }
        Matrix seen = column == Figures.ALL ? targets : BlockRows.columns(targets, column, 1);
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
