package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.random.RandomStream;

/**
 * Values of mean 0 and variance {@code gain / fan}, so that numbers keep their size from layer to layer.
 *
 * @param gain 2 in front of relu, which halves the variance, else 1
 * @param fan which connections are counted
 * @param shape how values are distributed
 */
record VarianceScaling(double gain, Fan fan, Shape shape) implements Initializer {

    /** Which connections are counted. */
    enum Fan {
        /** Those into an output: keeps the variance forward. */
        IN,
        /** The mean of those into an output and out of an input: between the best for forward and the best for backward. */
        AVERAGE
    }

    /** How values are distributed. */
    enum Shape {
        /** Uniform within {@code ±√(3 · variance)}. */
        UNIFORM,
        /** Normal, cut off at two standard deviations. */
        TRUNCATED_NORMAL
    }

    @Override
    public void initialize(RandomStream random, int fanIn, int fanOut, Matrix w) {
        double connections = fan == Fan.IN ? fanIn : ((double) fanIn + fanOut) / 2;
        double variance = gain / Math.max(1, connections);
        Initializer values = shape == Shape.UNIFORM
                ? UniformValues.ofVariance(variance)
                : new TruncatedNormalValues(Math.sqrt(variance));
        values.initialize(random, fanIn, fanOut, w);
    }
}
