package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/**
 * {@code truncated_normal}: normal with a given mean and width, numbers beyond two widths drawn again. The same as Keras'
 * TruncatedNormal: the width is that before the cut, after it the standard deviation is 0.88 times as much. PyTorch's
 * {@code trunc_normal_} cuts at bounds that do not depend on the width.
 */
@Doc(
        value = "Normal with given mean and width, without far outliers: beyond two widths it is drawn again.",
        formula = "mean + stddev·x, x standard normal within ±2")
public final class TruncatedNormal implements InitializerPlugin<TruncatedNormal.Parameters> {

    /**
     * The parameters.
     *
     * @param mean the mean
     * @param stddev the standard deviation before the cut
     */
    public record Parameters(
            @Doc("The mean.") double mean,

            @Doc("The standard deviation before the cut.") @Range(min = 0)
            double stddev) {}

    /** Found as a service. */
    public TruncatedNormal() {}

    @Override
    public String name() {
        return "truncated_normal";
    }

    /** The width of Keras. */
    @Override
    public Parameters defaults() {
        return new Parameters(0, 0.05);
    }

    @Override
    public Initializer create(Parameters parameters) {
        return new TruncatedNormalValues(parameters.mean(), parameters.stddev());
    }
}
