package dev.bpnet.config.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A map, its entries in the order they were written.
 *
 * @param span see {@link Node#span}
 * @param entries the entries by their keys; not modifiable
 */
public record MapNode(Span span, SequencedMap<String, Entry> entries) implements Node {

    /**
     * A key and its value.
     *
     * @param key place of the key
     * @param value the value
     */
    public record Entry(Span key, Node value) {}

    public MapNode {
        entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
    }

    /** The entry of a key; null where there is none. */
    public @Nullable Entry get(String key) {
        return entries.get(key);
    }

    /** The keys in the order they were written. */
    public List<String> keys() {
        return new ArrayList<>(entries.keySet());
    }

    /** This map with one value replaced, its key kept, or with a new entry at its end. */
    MapNode with(String key, Span keySpan, Node value) {
        SequencedMap<String, Entry> changed = new LinkedHashMap<>(entries);
        Entry old = entries.get(key);
        changed.put(key, new Entry(old == null ? keySpan : old.key(), value));
        return new MapNode(span, changed);
    }

    @Override
    public String description() {
        return entries.isEmpty() ? "an empty map" : "a map";
    }
}
