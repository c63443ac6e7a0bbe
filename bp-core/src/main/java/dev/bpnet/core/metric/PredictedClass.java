package dev.bpnet.core.metric;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.core.loss.ClassIndex;

/**
 * The class that a row of predictions stands for. One output: class 1 where it is greater than 0.5, else class 0. Several: the
 * greatest, the first of equals. So one output of 0.5 and two outputs of 0.5 mean the same class, 0, as in scikit-learn.
 */
public final class PredictedClass {
    private PredictedClass() {}

    /** The class of a row; {@link ClassIndex#NONE} where an output is NaN. */
    public static int of(Matrix predictions, int row) {
        int classes = predictions.columns();
        if (classes == 1) {
            float score = predictions.get(row, 0);
            return Float.isNaN(score) ? ClassIndex.NONE : score > 0.5f ? 1 : 0;
        }
        int best = 0;
        for (int j = 0; j < classes; j++) {
            float score = predictions.get(row, j);
            if (Float.isNaN(score)) {
                return ClassIndex.NONE;
            }
            if (score > predictions.get(row, best)) {
                best = j;
            }
        }
        return best;
    }
}
