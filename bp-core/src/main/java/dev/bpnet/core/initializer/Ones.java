package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/** All values are 1: for the scales of normalisations. */
@Doc(value = "All values are 1. For scales; weights that start alike stay alike.", formula = "1")
public final class Ones implements InitializerPlugin<NoParameters> {

    /** Found as a service. */
    public Ones() {}

    @Override
    public String name() {
        return "ones";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Initializer create(NoParameters parameters) {
        return Constant.of(1);
    }
}
