package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/**
 * Uniform within {@code ±√(6 / ((1 + negative_slope²)·fanIn))}. The same as PyTorch's {@code kaiming_uniform_} with
 * {@code a} the negative slope; its Linear starts weights with a slope of √5, which is within {@code ±1/√fanIn}.
 */
@Doc(
        value = "Uniform, its bounds by the connections; for relu and its kin.",
        formula = "uniform within ±√(6 / ((1 + negative_slope²)·fanIn))",
        source = "He, Zhang, Ren, Sun: Delving deep into rectifiers, 2015")
public final class HeUniform implements InitializerPlugin<HeUniform.Parameters> {

    /**
     * The parameters.
     *
     * @param negativeSlope the slope below 0 of the activation behind
     */
    public record Parameters(
            @Doc("the slope below 0 of the activation behind: that of a leaky relu") @Range(min = 0)
            double negativeSlope) {}

    /** Found as a service. */
    public HeUniform() {}

    @Override
    public String name() {
        return "he_uniform";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0);
    }

    @Override
    public Initializer create(Parameters parameters) {
        return ScaledVariance.he(parameters.negativeSlope(), VarianceScaling.Distribution.UNIFORM);
    }
}
