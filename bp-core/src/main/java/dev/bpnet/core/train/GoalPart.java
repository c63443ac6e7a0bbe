package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.core.loss.WeightedLosses;
import org.jspecify.annotations.Nullable;

/**
 * One of the targets that a network is trained for.
 *
 * @param name what it is called; empty where it is the only one
 * @param target the target in its own unit
 * @param loss its loss in the training unit
 * @param reportedLoss the same loss in the target's own unit
 * @param weight the factor of its loss
 * @param scaling the training unit of its numbers; null where it is their own
 * @param output the first column of the network's output that is its own; it has as many as its loss takes
 * @param column the first column of the targets that is its own
 */
public record GoalPart(
        String name,
        TargetInfo target,
        Loss loss,
        Loss reportedLoss,
        double weight,
        @Nullable TargetScaling scaling,
        int output,
        int column) {

    /** Its loss among others, in the training unit. */
    WeightedLosses.Term term() {
        return new WeightedLosses.Term(loss, weight, output, column, target.columns());
    }

    /** Its loss among others, in the target's own unit. */
    WeightedLosses.Term reportedTerm() {
        return new WeightedLosses.Term(reportedLoss, weight, output, column, target.columns());
    }

    /** Its columns of what the network gives, of the derivative by it, or of predictions. */
    public Matrix outputsOf(Matrix z) {
        return columns(z, output, loss.outputs());
    }

    /** Its columns of the targets. */
    public Matrix targetsOf(Matrix t) {
        return columns(t, column, target.columns());
    }

    private static Matrix columns(Matrix m, int from, int columns) {
        return Matrix.of(m.array(), m.offset() + from, m.rows(), columns, m.stride());
    }
}
