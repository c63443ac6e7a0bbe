package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Required;
import java.util.List;

/** {@code values}: these numbers, row by row. What {@code prior} becomes once the training rows are known. */
@Doc(value = "These numbers, row by row.", formula = "values[row·columns + column]")
public final class GivenValues implements InitializerPlugin<GivenValues.Parameters> {
    private static final String NAME = "values";

    /**
     * The parameters.
     *
     * @param values the numbers, as many as the parameter has
     */
    public record Parameters(
            @Required @Doc("the numbers, as many as there are to begin with")
            List<Double> values) {
        /** Keeps a copy. */
        public Parameters {
            values = List.copyOf(values);
        }
    }

    /** Found as a service. */
    public GivenValues() {}

    /** A choice of these numbers. */
    public static Choice<Initializer> of(List<Double> values) {
        return Choice.of(NAME, new Parameters(values));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return new Parameters(List.of());
    }

    @Override
    public Initializer create(Parameters parameters) {
        List<Double> values = parameters.values();
        return (random, fanIn, fanOut, w) -> {
            if ((long) w.rows() * w.columns() != values.size()) {
                throw new IllegalArgumentException(values.size()
                        + " values were given for the initializer of a matrix of " + w.rows() + " x " + w.columns());
            }
            for (int i = 0; i < w.rows(); i++) {
                for (int j = 0; j < w.columns(); j++) {
                    w.set(i, j, values.get(i * w.columns() + j).floatValue());
                }
            }
        };
    }
}
