package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.random.RandomStream;

/**
 * Normal, cut off at two of its standard deviations: {@code mean + stddev · x} in double, rounded once, with x standard normal
 * within ±2. No weight starts far out.
 *
 * <p>A number beyond the cut (4.6 % of them) is drawn again: cell c of an n-cell matrix looks at the numbers c, c + n, c + 2n,
 * ... of its stream and takes the first within. So each cell depends on its own place only.
 *
 * @param mean the mean
 * @param stddev the standard deviation before the cut
 */
record TruncatedNormalValues(double mean, double stddev) implements Initializer {
    private static final float CUT = 2;

    /**
     * The standard deviation of a standard normal number known to lie in [-2, 2]: {@code √(1 - 2·2·φ(2) / (2·Φ(2) - 1))} with
     * the density φ and the distribution function Φ.
     */
    private static final double STDDEV_WITHIN_CUT = 0.8796256610342398;

    /** With mean 0, and that standard deviation <em>after</em> the cut: the variance is still the one asked for. */
    static TruncatedNormalValues ofDeviation(double stddev) {
        return new TruncatedNormalValues(0, stddev / STDDEV_WITHIN_CUT);
    }

    @Override
    public void initialize(RandomStream random, int fanIn, int fanOut, Matrix w) {
        long size = (long) w.rows() * w.columns();
        float[] x = w.array();
        int n = w.columns();
        for (int i = 0; i < w.rows(); i++) {
            int at = w.at(i);
            long first = (long) i * n;
            random.fillNormal(x, at, n, first);
            for (int j = 0; j < n; j++) {
                long index = first + j;
                while (Math.abs(x[at + j]) > CUT) {
                    index += size;
                    x[at + j] = random.normal(index);
                }
                x[at + j] = (float) (mean + stddev * x[at + j]);
            }
        }
    }
}
