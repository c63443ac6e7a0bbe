package dev.bpnet.data.prepare;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.data.table.Imputation;
import dev.bpnet.data.table.ImputationPlugin;
import java.util.OptionalDouble;

/** {@code missing: zero}. */
@Doc("zero, in the unit of the column")
public final class ZeroImputation implements ImputationPlugin<NoParameters> {

    @Override
    public String name() {
        return "zero";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Imputation create(NoParameters parameters) {
        return present -> OptionalDouble.of(0);
    }
}
