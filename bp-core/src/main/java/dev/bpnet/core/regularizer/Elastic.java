package dev.bpnet.core.regularizer;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.regularizer.Regularizer;

/**
 * {@code penalty = l1·Σ|w| + l2·Σw²}, so {@code g = fma(2·l2, w, fma(l1, sign(w), g))} with both factors rounded once from
 * double. The sign of 0 is 0: a weight that is 0 is left there by the first part.
 *
 * @param l1 the factor of the absolute values
 * @param l2 the factor of the squares
 */
record Elastic(double l1, double l2) implements Regularizer {

    @Override
    public double penalty(double[][] w) {
        double absolute = 0;
        double square = 0;
        for (double[] row : w) {
            for (double value : row) {
                absolute += Math.abs(value);
                square += value * value;
            }
        }
        return l1 * absolute + l2 * square;
    }

    @Override
    public void addGradient(Kernels k, Parameter p, float[] w, float[] g, int from, int to) {
        if (l1 > 0) {
            float factor = (float) l1;
            for (int i = from; i < to; i++) {
                g[i] = Math.fma(factor, Math.signum(w[i]), g[i]);
            }
        }
        if (l2 > 0) {
            k.axpby((float) (2 * l2), w, from, 1, g, from, to - from);
        }
    }
}
