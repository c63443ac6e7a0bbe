package dev.bpnet.config.yaml;

import dev.bpnet.config.yaml.MapNode.Entry;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Lays one tree over another: maps are merged key by key, anything else of the upper tree takes the place of the lower.
 * Where a plugin stands, another one takes the place of the lower as a whole; the same one keeps the parameters that
 * are not given again.
 */
final class Merge {
    private final PluginPlaces plugins;

    Merge(PluginPlaces plugins) {
        this.plugins = plugins;
    }

    /** The lower map with the upper one over it; its keys first, in their order. */
    MapNode over(MapNode lower, MapNode upper, ConfigPath path) {
        SequencedMap<String, Entry> merged = new LinkedHashMap<>(lower.entries());
        upper.entries().forEach((key, above) -> {
            Entry below = lower.get(key);
            Node value = below == null ? above.value() : over(below.value(), above.value(), path.key(key));
            merged.put(key, new Entry(above.key(), value));
        });
        return new MapNode(upper.span(), merged);
    }

    private Node over(Node lower, Node upper, ConfigPath path) {
        if (!(lower instanceof MapNode below) || !(upper instanceof MapNode above)) {
            return upper;
        }
        boolean otherPlugin = plugins.isPlugin(path)
                && !above.entries().keySet().equals(below.entries().keySet());
        return otherPlugin ? above : over(below, above, path);
    }
}
