package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/**
 * Normal with standard deviation {@code √(2 / ((1 + negative_slope²)·fanIn))}, cut off at two of its standard deviations as
 * in Keras. PyTorch's {@code kaiming_normal_} does not cut: that is {@code variance_scaling} with {@code scale: 2} and
 * {@code untruncated_normal}.
 */
@Doc(
        value = "Normal, its width by the connections, without far outliers; for relu and its kin.",
        formula = "truncated normal with standard deviation √(2 / ((1 + negative_slope²)·fanIn))",
        source = "He, Zhang, Ren, Sun: Delving deep into rectifiers, 2015")
public final class HeNormal implements InitializerPlugin<HeNormal.Parameters> {

    /**
     * The parameters.
     *
     * @param negativeSlope the slope below 0 of the activation behind
     */
    public record Parameters(
            @Doc("the slope below 0 of the activation behind: that of a leaky relu") @Range(min = 0)
            double negativeSlope) {}

    /** Found as a service. */
    public HeNormal() {}

    @Override
    public String name() {
        return "he_normal";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0);
    }

    @Override
    public Initializer create(Parameters parameters) {
        return ScaledVariance.he(parameters.negativeSlope(), VarianceScaling.Distribution.TRUNCATED_NORMAL);
    }
}
