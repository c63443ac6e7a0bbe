package dev.bpnet.core.metric;

import dev.bpnet.api.kernels.Matrix;

/** What predictions have to be for a metric of probabilities. */
final class Probability {
    private Probability() {}

    /** Whether all predictions of a row are in [0, 1]; NaN is not. */
    static boolean all(Matrix predictions, int row) {
        for (int j = 0; j < predictions.columns(); j++) {
            float p = predictions.get(row, j);
            if (!(p >= 0 && p <= 1)) {
                return false;
            }
        }
        return true;
    }
}
