package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/**
 * {@code variance_scaling}: values of mean 0 and variance {@code scale / n}, n the connections that {@code mode} counts. The
 * same as Keras' VarianceScaling, of which the glorot, he and lecun initializers are settings. What PyTorch's Linear starts
 * with, weights and biases, uniform within {@code ±1/√fanIn}, is
 * {@code {variance_scaling: {scale: 0.3333333333333333, distribution: uniform}}}; its {@code xavier_normal_} and
 * {@code kaiming_normal_} are {@code untruncated_normal}.
 */
@Doc(
        value = "Values whose variance follows from the connections; glorot, he and lecun are settings of it.",
        formula = "mean 0, variance scale/n with n = fanIn, fanOut or (fanIn + fanOut)/2",
        source = "He, Zhang, Ren, Sun: Delving deep into rectifiers, 2015")
public final class VarianceScaling implements InitializerPlugin<VarianceScaling.Parameters> {

    /** Which connections are counted. */
    public enum Mode {
        /** Those into an output: keeps the variance forward. */
        @Doc("those into an output: keeps the variance forward")
        FAN_IN,
        /** Those out of an input: keeps the variance backward. */
        @Doc("those out of an input: keeps the variance backward")
        FAN_OUT,
        /** The mean of both. */
        @Doc("the mean of both")
        FAN_AVG
    }

    /** How values are distributed. */
    public enum Distribution {
        /** Normal, cut off at two standard deviations, with the variance after the cut. */
        @Doc("normal, cut off at two standard deviations, with that variance after the cut")
        TRUNCATED_NORMAL,
        /** Normal. */
        @Doc("normal, not cut off")
        UNTRUNCATED_NORMAL,
        /** Uniform within {@code ±√(3 · variance)}. */
        @Doc("uniform within ±√(3·variance)")
        UNIFORM
    }

    /**
     * The parameters.
     *
     * @param scale the variance times the connections
     * @param mode which connections are counted
     * @param distribution how values are distributed
     */
    public record Parameters(
            @Doc("the variance times the connections") @Range(min = 0, exclusiveMin = true)
            double scale,

            @Doc("which connections are counted") Mode mode,
            @Doc("how values are distributed") Distribution distribution) {}

    /** Found as a service. */
    public VarianceScaling() {}

    @Override
    public String name() {
        return "variance_scaling";
    }

    /** The settings of Keras. */
    @Override
    public Parameters defaults() {
        return new Parameters(1, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL);
    }

    @Override
    public Initializer create(Parameters parameters) {
        return new ScaledVariance(parameters.scale(), parameters.mode(), parameters.distribution());
    }
}
