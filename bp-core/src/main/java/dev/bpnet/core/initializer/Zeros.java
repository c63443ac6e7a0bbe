package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/** All values are 0: for biases. Weights that are all alike would stay alike. */
@Doc(value = "All values are 0. For biases; weights that start alike stay alike.", formula = "0")
public final class Zeros implements InitializerPlugin<NoParameters> {

    /** Found as a service. */
    public Zeros() {}

    @Override
    public String name() {
        return "zeros";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Initializer create(NoParameters parameters) {
        return Constant.of(0);
    }
}
