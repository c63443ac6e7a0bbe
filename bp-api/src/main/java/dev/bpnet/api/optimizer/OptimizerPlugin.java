package dev.bpnet.api.optimizer;

import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.Plugin;

/** Makes an {@link Optimizer} from its parameters. */
@Kind(value = "optimizer", creates = Optimizer.class)
public interface OptimizerPlugin<P extends Record> extends Plugin<P> {
    /** The optimizer with these parameters. */
    Optimizer create(P parameters);
}
