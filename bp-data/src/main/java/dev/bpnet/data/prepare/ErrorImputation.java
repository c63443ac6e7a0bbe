package dev.bpnet.data.prepare;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.data.table.Imputation;
import dev.bpnet.data.table.ImputationPlugin;
import java.util.OptionalDouble;

/** {@code missing: error}. */
@Doc("nothing: a missing value is an error, in training and in prediction")
public final class ErrorImputation implements ImputationPlugin<NoParameters> {

    @Override
    public String name() {
        return "error";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Imputation create(NoParameters parameters) {
        return present -> OptionalDouble.empty();
    }
}
