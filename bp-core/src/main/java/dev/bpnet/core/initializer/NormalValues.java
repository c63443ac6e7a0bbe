package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.random.RandomStream;

/**
 * Normal: {@code mean + stddev · x} in double, rounded once, with x standard normal.
 *
 * @param mean the mean
 * @param stddev the standard deviation
 */
record NormalValues(double mean, double stddev) implements Initializer {

    @Override
    public void initialize(RandomStream random, int fanIn, int fanOut, Matrix w) {
        float[] x = w.array();
        int n = w.columns();
        for (int i = 0; i < w.rows(); i++) {
            int at = w.at(i);
            random.fillNormal(x, at, n, (long) i * n);
            for (int j = at; j < at + n; j++) {
                x[j] = (float) (mean + stddev * x[j]);
            }
        }
    }
}
