package dev.bpnet.data.split;

import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.Plugin;

/** Makes a {@link Split}: in a config {@code split: {stratified: {validation: 0.2, test: 0.2}}}. */
@Kind(value = "split", creates = Split.class)
public interface SplitPlugin<P extends Record> extends Plugin<P> {

    /**
     * The split with these parameters.
     *
     * @throws IllegalArgumentException with a sentence for the user where the parameters do not go together
     */
    Split create(P parameters);
}
