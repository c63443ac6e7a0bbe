package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/** Uniform within {@code ±√(6 / (fanIn + fanOut))}. */
@Doc(
        value = "Uniform, its bounds by the connections; for tanh, sigmoid and linear layers.",
        formula = "uniform within ±√(6 / (fanIn + fanOut))",
        source = "Glorot, Bengio: Understanding the difficulty of training deep feedforward neural networks, 2010")
public final class GlorotUniform implements InitializerPlugin<NoParameters> {

    /** Found as a service. */
    public GlorotUniform() {}

    @Override
    public String name() {
        return "glorot_uniform";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Initializer create(NoParameters parameters) {
        return new ScaledVariance(1, VarianceScaling.Mode.FAN_AVG, VarianceScaling.Distribution.UNIFORM);
    }
}
