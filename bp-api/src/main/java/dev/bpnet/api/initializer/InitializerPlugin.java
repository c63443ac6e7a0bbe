package dev.bpnet.api.initializer;

import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.Plugin;

/** Makes an {@link Initializer} from its parameters. */
@Kind(value = "initializer", creates = Initializer.class)
public interface InitializerPlugin<P extends Record> extends Plugin<P> {
    /** The initializer with these parameters. */
    Initializer create(P parameters);
}
