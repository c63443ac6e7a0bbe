package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/** Normal with standard deviation {@code √(1 / fanIn)}, cut off at two of its standard deviations as in Keras; PyTorch does not cut. */
@Doc(
        value = "Normal, its width by the connections, without far outliers; keeps the variance forward; for selu.",
        formula = "truncated normal with standard deviation √(1 / fanIn)",
        source = "LeCun, Bottou, Orr, Müller: Efficient BackProp, 1998")
public final class LecunNormal implements InitializerPlugin<NoParameters> {

    /** Found as a service. */
    public LecunNormal() {}

    @Override
    public String name() {
        return "lecun_normal";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Initializer create(NoParameters parameters) {
        return new ScaledVariance(1, VarianceScaling.Mode.FAN_IN, VarianceScaling.Distribution.TRUNCATED_NORMAL);
    }
}
