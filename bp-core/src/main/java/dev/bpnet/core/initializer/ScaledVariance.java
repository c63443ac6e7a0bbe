package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.core.initializer.VarianceScaling.Distribution;
import dev.bpnet.core.initializer.VarianceScaling.Mode;

/**
 * Values of mean 0 and variance {@code scale / connections}, so that numbers keep their size from layer to layer.
 *
 * @param scale 2 in front of relu, which halves the variance, else 1
 * @param mode which connections are counted; without any, one
 * @param distribution how values are distributed
 */
record ScaledVariance(double scale, Mode mode, Distribution distribution) implements Initializer {

    /**
     * In front of a leaky relu with that slope below 0, counting the connections into an output: the gain squared of He et
     * al., {@code 2 / (1 + a²)}.
     */
    static ScaledVariance he(double negativeSlope, Distribution distribution) {
        return new ScaledVariance(2 / (1 + negativeSlope * negativeSlope), Mode.FAN_IN, distribution);
    }

    @Override
    public void initialize(RandomStream random, int fanIn, int fanOut, Matrix w) {
        double connections = switch (mode) {
            case FAN_IN -> fanIn;
            case FAN_OUT -> fanOut;
            case FAN_AVG -> ((double) fanIn + fanOut) / 2;
        };
        double variance = scale / Math.max(1, connections);
        Initializer values = switch (distribution) {
            case UNIFORM -> UniformValues.ofVariance(variance);
            case TRUNCATED_NORMAL -> TruncatedNormalValues.ofDeviation(Math.sqrt(variance));
            case UNTRUNCATED_NORMAL -> new NormalValues(0, Math.sqrt(variance));
        };
        values.initialize(random, fanIn, fanOut, w);
    }
}
