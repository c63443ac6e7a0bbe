package dev.bpnet.api.activation;

import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.Plugin;

/** Makes an {@link Activation} from its parameters. */
@Kind(value = "activation", creates = Activation.class)
public interface ActivationPlugin<P extends Record> extends Plugin<P> {
    /** The activation with these parameters, which were checked against their ranges. */
    Activation create(P parameters);
}
