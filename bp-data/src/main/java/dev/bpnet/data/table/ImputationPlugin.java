package dev.bpnet.data.table;

import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.Plugin;

/** Makes an {@link Imputation}: in a config {@code missing: median} or {@code missing: {constant: {value: -1}}}. */
@Kind(value = "imputation", creates = Imputation.class)
public interface ImputationPlugin<P extends Record> extends Plugin<P> {

    /** The imputation with these parameters. */
    Imputation create(P parameters);
}
