package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;

/** Uniform between two bounds. */
@Doc(value = "Uniform between two numbers, whatever the size of the layer.", formula = "uniform in [low, high]")
public final class Uniform implements InitializerPlugin<Uniform.Parameters> {

    /**
     * The parameters.
     *
     * @param low the least value
     * @param high the greatest value
     */
    public record Parameters(
            @Doc("The least value.") double low,
            @Doc("The greatest value.") double high) {
        /**
         * Checks the order of the bounds.
         *
         * @throws IllegalArgumentException if low is greater than high
         */
        public Parameters {
            if (!(low <= high)) {
                throw new IllegalArgumentException("low is " + low + ", greater than high, which is " + high);
            }
        }
    }

    /** Found as a service. */
    public Uniform() {}

    @Override
    public String name() {
        return "uniform";
    }

    /** The bounds of Keras. */
    @Override
    public Parameters defaults() {
        return new Parameters(-0.05, 0.05);
    }

    @Override
    public Initializer create(Parameters parameters) {
        return new UniformValues(parameters.low(), parameters.high());
    }
}
