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

    /** The loss of a row. */
    double loss(int row);
}
