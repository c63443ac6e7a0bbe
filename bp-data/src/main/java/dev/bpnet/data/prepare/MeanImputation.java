package dev.bpnet.data.prepare;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.data.table.Imputation;
import dev.bpnet.data.table.ImputationPlugin;
import java.util.OptionalDouble;

/** {@code missing: mean}. */
@Doc("the mean of the training rows")
public final class MeanImputation implements ImputationPlugin<NoParameters>, Imputation {

    @Override
    public String name() {
        return "mean";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Imputation create(NoParameters parameters) {
        return this;
    }

    @Override
    public OptionalDouble value(double[] present) {
        return OptionalDouble.of(Scaling.mean(present));
    }
}
