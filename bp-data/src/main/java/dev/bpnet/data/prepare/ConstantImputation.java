package dev.bpnet.data.prepare;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.data.table.Imputation;
import dev.bpnet.data.table.ImputationPlugin;
import java.util.OptionalDouble;

/** {@code missing: {constant: {value: -1}}}. */
@Doc("a number, in the unit of the column")
public final class ConstantImputation implements ImputationPlugin<ConstantImputation.Parameters> {

    /**
     * @param value the number
     */
    public record Parameters(
            @Doc("the number, in the unit of the column")
            @Required
            @Range(min = -Float.MAX_VALUE, max = Float.MAX_VALUE)
            double value) {}

    @Override
    public String name() {
        return "constant";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0);
    }

    @Override
    public Imputation create(Parameters parameters) {
        return present -> OptionalDouble.of(parameters.value());
    }
}
