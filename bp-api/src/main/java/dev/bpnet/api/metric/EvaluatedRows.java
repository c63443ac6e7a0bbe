package dev.bpnet.api.metric;

import dev.bpnet.api.kernels.Matrix;

/** A block of rows with all that a metric may want; views, valid only during the call. */
public interface EvaluatedRows {
    /** The number of rows. */
    int count();

    /**
     * Predictions in the target's own unit: numbers; for two classes with one output the probability (or score) of the
     * positive class; else one column a class.
     */
    Matrix predictions();

    /** Targets in their own unit, as {@code TargetInfo} describes them. */
    Matrix targets();

    /** The weight of a row. */
    double weight(int row);

    /** The weight of a row in the mean of losses: with the weight of its class, and 0 where no target is there. */
    default double lossWeight(int row) {
        return weight(row);
    }

    /** The loss of a row. */
    double loss(int row);
}
