package dev.bpnet.core.plugins;

import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.Plugin;

/** A kind that the API does not know; public, since a jar of a test implements it. */
@Kind(value = "brew", creates = BrewPlugin.Brew.class)
public interface BrewPlugin<P extends Record> extends Plugin<P> {

    /** What its plugins make. */
    interface Brew {}
}
