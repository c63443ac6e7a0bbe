package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/** Uniform within {@code ±√(3 / fanIn)}. */
@Doc(
        value = "Uniform, its bounds by the connections; keeps the variance forward; for selu.",
        formula = "uniform within ±√(3 / fanIn)",
        source = "LeCun, Bottou, Orr, Müller: Efficient BackProp, 1998")
public final class LecunUniform implements InitializerPlugin<NoParameters> {

    /** Found as a service. */
    public LecunUniform() {}

    @Override
    public String name() {
        return "lecun_uniform";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Initializer create(NoParameters parameters) {
        return new ScaledVariance(1, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.UNIFORM);
    }
}
