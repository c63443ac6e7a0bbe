package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/** Normal with a given mean and standard deviation, not cut off. */
@Doc(value = "Normal with given mean and width, whatever the size of the layer.", formula = "normal(mean, stddev²)")
public final class Normal implements InitializerPlugin<Normal.Parameters> {

    /**
     * The parameters.
     *
     * @param mean the mean
     * @param stddev the standard deviation
     */
    public record Parameters(
            @Doc("The mean.") double mean,
            @Doc("The standard deviation.") @Range(min = 0) double stddev) {}

    /** Found as a service. */
    public Normal() {}

    @Override
    public String name() {
        return "normal";
    }

    /** The width of Keras. */
    @Override
    public Parameters defaults() {
        return new Parameters(0, 0.05);
    }

    @Override
    public Initializer create(Parameters parameters) {
        return new NormalValues(parameters.mean(), parameters.stddev());
    }
}
