package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Required;
import java.util.Arrays;

/** All values are one given number. */
@Doc(value = "All values are one number. For biases; weights that start alike stay alike.", formula = "value")
public final class Constant implements InitializerPlugin<Constant.Parameters> {

    /**
     * The parameters.
     *
     * @param value the number
     */
    public record Parameters(@Doc("The number.") @Required double value) {}

    /** Found as a service. */
    public Constant() {}

    @Override
    public String name() {
        return "constant";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0);
    }

    @Override
    public Initializer create(Parameters parameters) {
        return of((float) parameters.value());
    }

    static Initializer of(float value) {
        return (random, fanIn, fanOut, w) -> {
            for (int i = 0; i < w.rows(); i++) {
                Arrays.fill(w.array(), w.at(i), w.at(i) + w.columns(), value);
            }
        };
    }
}
