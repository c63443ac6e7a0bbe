package dev.bpnet.api.regularizer;

import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.Plugin;

/** Makes a {@link Regularizer} from its parameters. */
@Kind(value = "regularizer", creates = Regularizer.class)
public interface RegularizerPlugin<P extends Record> extends Plugin<P> {
    /** The regularizer with these parameters. */
    Regularizer create(P parameters);
}
