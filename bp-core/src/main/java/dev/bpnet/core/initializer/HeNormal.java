package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/** Normal with standard deviation {@code √(2 / fanIn)}, cut off at two of its standard deviations as in Keras; PyTorch does not cut. */
@Doc(
        value = "Normal, its width by the connections, without far outliers; for relu and its kin.",
        formula = "truncated normal with standard deviation √(2 / fanIn)",
        source = "He, Zhang, Ren, Sun: Delving deep into rectifiers, 2015")
public final class HeNormal implements InitializerPlugin<NoParameters> {

    /** Found as a service. */
    public HeNormal() {}

    @Override
    public String name() {
        return "he_normal";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Initializer create(NoParameters parameters) {
        return new VarianceScaling(2, VarianceScaling.Fan.IN, VarianceScaling.Shape.TRUNCATED_NORMAL);
    }
}
