package dev.bpnet.data.prepare;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.data.table.Imputation;
import dev.bpnet.data.table.ImputationPlugin;
import java.util.OptionalDouble;

/** {@code missing: median}. */
@Doc("the median of the training rows: of an even number of values the mean of the two in the middle")
public final class MedianImputation implements ImputationPlugin<NoParameters>, Imputation {

    @Override
    public String name() {
        return "median";
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
        return OptionalDouble.of(Median.of(present));
    }
}
