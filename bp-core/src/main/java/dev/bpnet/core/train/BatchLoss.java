package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.core.plan.Workspace;

/** The loss of a batch between the last layer and the way back. */
sealed interface BatchLoss permits OneLoss, SeveralLosses {

    /**
     * The loss of a goal.
     *
     * @param targets in their own unit
     * @param rowScale what the derivative of each row is multiplied with
     * @param rowLoss takes the loss of each row: of one target in its own unit, of several their sum in the training unit
     */
    static BatchLoss of(Goal goal, Workspace workspace, Matrix targets, float[] rowScale, double[] rowLoss) {
        return goal.parts().size() == 1
                ? new OneLoss(goal, workspace, targets, rowScale, rowLoss)
                : new SeveralLosses(goal, workspace, targets, rowScale, rowLoss);
    }

    /** Losses and derivatives of rows {@code [from, to)}. */
    void train(Pass pass, int from, int to);

    /** Losses alone. */
    void evaluate(Pass pass, int from, int to);

    /** The loss of each of the first rows for one of the goal's parts, in its target's own unit. */
    double[] rowLoss(int part, Kernels kernels, int rows);

    /** The loss of each row as it is trained: what the derivatives of {@link #train} belong to. */
    double[] trainedRowLoss();

    /** Whether {@link #trainedRowLoss} is in another unit than what is reported. */
    boolean scaled();
}
