package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/** Uniform within {@code ±√(6 / fanIn)}. */
@Doc(
        value = "Uniform, its bounds by the connections; for relu and its kin.",
        formula = "uniform within ±√(6 / fanIn)",
        source = "He, Zhang, Ren, Sun: Delving deep into rectifiers, 2015")
public final class HeUniform implements InitializerPlugin<NoParameters> {

    /** Found as a service. */
    public HeUniform() {}

    @Override
    public String name() {
        return "he_uniform";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Initializer create(NoParameters parameters) {
        return new VarianceScaling(2, VarianceScaling.Fan.IN, VarianceScaling.Shape.UNIFORM);
    }
}
