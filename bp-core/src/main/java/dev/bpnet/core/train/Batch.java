package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.plan.Plan;
import dev.bpnet.core.plan.Workspace;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a step between data and network: fetched block by block by the thread that carries the block through the
 * layers, with targets, row scales and row losses beside them.
 */
final class Batch {
    private final Workspace workspace;
    private final Loss loss;
    private final Loss reportedLoss;
    private final Matrix targets;
    private final @Nullable Scaling scaling;
    private final float[] rowScale;
    private final double[] rowLoss;
    private @Nullable Dataset data;
    private int[] order = {};
    private int first;
    private boolean clearsWeightless;

    /** Targets in the training unit, with the numbers that make them. */
    private static final class Scaling {
        private final double[] scale;
        private final double[] shift;
        private final Matrix targets;

        Scaling(TargetScaling scaling, int capacity) {
            scale = scaling.scale().stream().mapToDouble(Double::doubleValue).toArray();
            shift = scaling.shift().stream().mapToDouble(Double::doubleValue).toArray();
            targets = Matrix.zeros(capacity, scale.length);
        }

        void apply(Matrix t, int from, int to) {
            for (int i = from; i < to; i++) {
                for (int j = 0; j < scale.length; j++) {
                    targets.set(i, j, (float) ((t.get(i, j) - shift[j]) / scale[j]));
                }
            }
        }
    }

    Batch(Workspace workspace, Goal goal) {
        this.workspace = workspace;
        this.loss = goal.loss();
        this.reportedLoss = goal.reportedLoss();
        int capacity = workspace.plan().capacity();
        this.targets = Matrix.zeros(capacity, goal.target().columns());
        this.scaling = goal.scaling() == null ? null : new Scaling(goal.scaling(), capacity);
        this.rowScale = new float[capacity];
        this.rowLoss = new double[capacity];
    }

    /** Says which rows come: {@code order[first ...]} of the data. */
    void select(Dataset data, int[] order, int first) {
        this.data = data;
        this.order = order;
        this.first = first;
    }

    /** What each row's gradient is multiplied with: its weight over the sum of the batch's weights. */
    float[] rowScale() {
        return rowScale;
    }

    /** The loss of each row in the target's own unit. */
    double[] rowLoss() {
        return rowLoss;
    }

    /** The targets in their own unit. */
    Matrix targets() {
        return targets;
    }

    /** Copies rows from the data. */
    Stage fetch() {
        return (pass, from, to) -> {
            Dataset source = data;
            if (source == null) {
                throw new IllegalStateException("no rows are selected");
            }
            source.gather(order, first + from, first + to, workspace.input(), targets, from);
            if (clearsWeightless) {
                clearWeightless(from, to);
            }
        };
    }

    /** Whether rows that weigh nothing are blanked, so that nothing in them, not even a NaN, reaches a sum. */
    void clearWeightless(boolean clears) {
        clearsWeightless = clears;
    }

    private void clearWeightless(int from, int to) {
        Matrix x = workspace.input();
        for (int i = from; i < to; i++) {
            if (rowScale[i] == 0) {
                Arrays.fill(x.array(), x.at(i), x.at(i) + x.columns(), 0);
                Arrays.fill(targets.array(), targets.at(i), targets.at(i) + targets.columns(), 0);
            }
        }
    }

    /** The loss; for training also its derivative. */
    Stage loss(Plan.Purpose then) {
        return then == Plan.Purpose.TRAIN ? this::trainingLoss : this::evaluationLoss;
    }

    private void trainingLoss(Pass pass, int from, int to) {
        Matrix z = workspace.output();
        Matrix dz = workspace.outputDelta();
        Scaling s = scaling;
        if (s == null) {
            loss.evaluate(pass.kernels(), z, targets, rowScale, rowLoss, dz, from, to);
        } else {
            s.apply(targets, from, to);
            loss.evaluate(pass.kernels(), z, s.targets, rowScale, rowLoss, dz, from, to);
            workspace.headStages(from, to);
            reportedLoss.evaluate(pass.kernels(), workspace.predictions(), targets, rowScale, rowLoss, null, from, to);
        }
        if (clearsWeightless) {
            clearSlopes(dz, from, to);
        }
    }

    /** A loss may be undefined at the target of a blank row (gamma at 0), and 0 times NaN is NaN. */
    private void clearSlopes(Matrix dz, int from, int to) {
        for (int i = from; i < to; i++) {
            if (rowScale[i] == 0) {
                Arrays.fill(dz.array(), dz.at(i), dz.at(i) + dz.columns(), 0);
            }
        }
    }

    private void evaluationLoss(Pass pass, int from, int to) {
        Matrix z = workspace.output();
        if (scaling != null) {
            workspace.headStages(from, to);
            z = workspace.predictions();
        }
        reportedLoss.evaluate(pass.kernels(), z, targets, rowScale, rowLoss, null, from, to);
    }
}
