package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
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
    private final BatchLoss loss;
    private final Matrix targets;
    private final float[] rowScale;
    private final double[] rowLoss;
    private @Nullable Dataset data;
    private int[] order = {};
    private int first;
    private boolean clearsWeightless;

    Batch(Workspace workspace, Goal goal) {
        this.workspace = workspace;
        int capacity = workspace.plan().capacity();
        this.targets = Matrix.zeros(capacity, goal.target().columns());
        this.rowScale = new float[capacity];
        this.rowLoss = new double[capacity];
        this.loss = BatchLoss.of(goal, workspace, targets, rowScale, rowLoss);
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

    /** Whether the unit of training is another than the one that is reported. */
    boolean scaled() {
        return loss.scaled();
    }

    /** The loss of each row as it is trained, in the unit of training: what the gradient is the gradient of. */
    double[] trainedRowLoss() {
        return loss.trainedRowLoss();
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
        return then == Plan.Purpose.TRAIN ? this::train : loss::evaluate;
    }

    /** The loss of each row for one of the goal's parts, in the target's own unit. */
    double[] rowLoss(int part, int rows) {
        return loss.rowLoss(part, workspace.kernels(), rows);
    }

    private void train(Pass pass, int from, int to) {
        loss.train(pass, from, to);
        if (clearsWeightless) {
            clearSlopes(workspace.outputDelta(), from, to);
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
}
