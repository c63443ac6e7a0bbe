package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/** Normal with standard deviation {@code √(2 / (fanIn + fanOut))}, cut off at two of its standard deviations as in Keras; PyTorch does not cut. */
@Doc(
        value = "Normal, its width by the connections, without far outliers; for tanh, sigmoid and linear layers.",
        formula = "truncated normal with standard deviation √(2 / (fanIn + fanOut))",
        source = "Glorot, Bengio: Understanding the difficulty of training deep feedforward neural networks, 2010")
public final class GlorotNormal implements InitializerPlugin<NoParameters> {

    /** Found as a service. */
    public GlorotNormal() {}

    @Override
    public String name() {
        return "glorot_normal";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Initializer create(NoParameters parameters) {
        return new ScaledVariance(1, VarianceScaling.Mode.FAN_AVG, VarianceScaling.Distribution.TRUNCATED_NORMAL);
    }
}
