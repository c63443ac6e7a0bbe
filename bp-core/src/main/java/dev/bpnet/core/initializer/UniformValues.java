package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.random.RandomStream;

/**
 * Uniform in {@code [low, high]}: {@code low + (high - low) · u} in double, rounded once to a float between the bounds.
 *
 * @param low the least value
 * @param high the greatest value
 */
record UniformValues(double low, double high) implements Initializer {

    /** Uniform with mean 0 and this variance: the bounds are {@code ±√(3 · variance)}. */
    static UniformValues ofVariance(double variance) {
        double limit = Math.sqrt(3 * variance);
        return new UniformValues(-limit, limit);
    }

    @Override
    public void initialize(RandomStream random, int fanIn, int fanOut, Matrix w) {
        // The floats next to the bounds may lie outside of them; those inside are the bounds that count.
        float least = (float) low < low ? Math.nextUp((float) low) : (float) low;
        float greatest = (float) high > high ? Math.nextDown((float) high) : (float) high;
        if (least > greatest) { // no float between the bounds: the nearest one
            least = (float) low;
            greatest = least;
        }
        float[] x = w.array();
        int n = w.columns();
        for (int i = 0; i < w.rows(); i++) {
            int at = w.at(i);
            random.fillUniform(x, at, n, (long) i * n);
            for (int j = at; j < at + n; j++) {
                float value = (float) (low + (high - low) * x[j]);
                x[j] = Math.min(Math.max(value, least), greatest);
            }
        }
    }
}
