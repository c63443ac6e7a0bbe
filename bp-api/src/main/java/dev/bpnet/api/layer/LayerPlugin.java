package dev.bpnet.api.layer;

import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.Plugin;

/** Makes a {@link Layer} for one place in a network. */
@Kind(value = "layer", creates = Layer.class)
public interface LayerPlugin<P extends Record> extends Plugin<P> {
    /** The layer with these parameters behind these inputs. */
    Layer create(P parameters, LayerContext context);
}
