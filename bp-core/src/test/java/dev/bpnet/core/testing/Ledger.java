package dev.bpnet.core.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A reference file that knows which of its values nobody has read: a test reads all, compares each, and asserts at the end that
 * nothing is left, so that a value that is added to the file, or a case that a test does not know, does not pass unseen.
 */
public final class Ledger {
    private final JsonNode root;
    private final Set<String> unread = new LinkedHashSet<>();
    private final int size;

    private Ledger(JsonNode root) {
        this.root = root;
        collect("", root);
        size = unread.size();
    }

    /** The file among {@code parity/*.json}. */
    public static Ledger of(String name) {
        try (InputStream in = Objects.requireNonNull(Ledger.class.getResourceAsStream("/parity/" + name), name)) {
            return new Ledger(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void collect(String path, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(p -> collect(path + "/" + p.getKey(), p.getValue()));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + i, node.get(i));
            }
        } else {
            unread.add(path);
        }
    }

    /** The whole file. */
    public Entry root() {
        return new Entry(this, "", root);
    }

    /** The cases of the file. */
    public List<Entry> cases() {
        return root().get("cases").all();
    }

    /** How many values the file has. */
    public int size() {
        return size;
    }

    /** The places of the values that were not read. */
    public Set<String> unread() {
        return Set.copyOf(unread);
    }

    /** A place in the file. */
    public record Entry(Ledger ledger, String path, JsonNode node) {

        /** What is behind a key. */
        public Entry get(String key) {
            return new Entry(ledger, path + "/" + key, Objects.requireNonNull(node.get(key), path + "/" + key));
        }

        /** Whether there is such a key. */
        public boolean has(String key) {
            return node.has(key);
        }

        /** The elements of a list. */
        public List<Entry> all() {
            List<Entry> all = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                all.add(new Entry(ledger, path + "/" + i, node.get(i)));
            }
            return all;
        }

        /** A number, or one of the words NaN, Infinity, -Infinity. */
        public double number() {
            ledger.unread.remove(path);
            return node.isString() ? Double.parseDouble(node.asString()) : node.asDouble();
        }

        /** A list of numbers. */
        public double[] numbers() {
            return all().stream().mapToDouble(Entry::number).toArray();
        }

        /** A list of rows; of numbers alone, rows of one. */
        public double[][] rows() {
            return all().stream()
                    .map(e -> e.node.isArray() ? e.numbers() : new double[] {e.number()})
                    .toArray(double[][]::new);
        }

        /** A word. */
        public String text() {
            ledger.unread.remove(path);
            return node.asString();
        }

        /** Says that what stands here describes the file and is nothing to compare with. */
        public void isNotCompared() {
            ledger.unread.removeIf(p -> p.equals(path) || p.startsWith(path + "/"));
        }

        @Override
        public String toString() {
            return path.isEmpty() ? "/" : path;
        }
    }
}
