package dev.bpnet.config.yaml;

import dev.bpnet.config.problems.Place;
import dev.bpnet.config.problems.Problem;
import dev.bpnet.config.problems.Severity;
import dev.bpnet.core.plugins.TreePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as it was written, with everything included, overridden and interpolated: a tree of values each of
 * which knows its place. Immutable.
 */
public final class ConfigTree {
    private final String name;
    private final MapNode root;
    private final List<Path> files;

    ConfigTree(String name, MapNode root, List<Path> files) {
        this.name = name;
        this.root = root;
        this.files = List.copyOf(files);
    }

    /**
     * Where a path leads.
     *
     * @param key place of the key; of the value itself where it is an item of a list
     * @param value place of the value
     * @param node the value; null where the configuration holds none at this path, and the places are those of the
     *     nearest value above
     * @param origin what the value was made from, if it was interpolated, as a hint: {@code ${env:RATE} is 'abc'}
     */
    public record Location(
            Place key,
            Place value,
            @Nullable Node node,
            @Nullable String origin) {}

    /** The tree itself. */
    public MapNode root() {
        return root;
    }

    /** The files it was read from, the file that was named first; absolute. */
    public List<Path> files() {
        return files;
    }

    /**
     * The values without their places: maps in the order they were written, lists, and String, Long, Double, Boolean or
     * null. The collections are new and modifiable.
     */
    public Map<String, @Nullable Object> plain() {
        return plain(root);
    }

    /**
     * Finds the place of a path such as {@code network.layers[1].dense.activation}, as {@link TreePath} writes it or
     * with bare keys throughout. What the configuration does not hold is placed at the nearest value above it: a
     * parameter that is not written at the key of its plugin, a missing section at the start of the file.
     */
    public Location locate(String path) {
        Place start = Place.ofFile(name, 1, 1);
        if (path.isEmpty()) {
            return new Location(start, start, root, null);
        }
        Match match = match(new Match(null, root, path, 0));
        boolean found = match.rest().isEmpty();
        Node node = match.node();
        if (match.steps() == 0) {
            return new Location(start, start, null, null);
        }
        Span key = match.key() == null ? node.span() : match.key();
        boolean bareName = !found && node instanceof ScalarNode;
        Span value = found || bareName ? node.span() : key;
        String origin = node instanceof ScalarNode scalar ? scalar.origin() : null;
        return new Location(
                (bareName ? value : key).place(),
                value.place(),
                found ? node : null,
                found || bareName ? origin : null);
    }

    /**
     * What the binder found, at its place in what the user wrote. Problems of values that could not be read are left
     * out: the reason has been reported when they were read.
     */
    public List<Problem> placed(List<dev.bpnet.core.plugins.Problem> found) {
        List<Problem> placed = new ArrayList<>();
        for (dev.bpnet.core.plugins.Problem problem : found) {
            if (!isFaulty(problem.path())) {
                placed.add(
                        switch (problem.target()) {
                            case KEY -> keyError(problem.path(), problem.sentence(), problem.hints());
                            case VALUE -> valueError(problem.path(), problem.sentence(), problem.hints());
                        });
            }
        }
        return placed;
    }

    /**
     * The folder that a relative path of a file starts from, where it is the value at a path: that of the file in which
     * the value was written, or the current one for an option of the command line.
     */
    public Path folder(String path) {
        Path file = match(new Match(null, root, path, 0)).node().span().source().file();
        Path folder = file == null ? null : file.getParent();
        return folder == null ? Path.of("") : folder;
    }

    /** Whether the value at a path, or the one it would be a part of, could not be read, which has been reported. */
    public boolean isFaulty(String path) {
        return match(new Match(null, root, path, 0)).node() instanceof ScalarNode scalar && scalar.faulty();
    }

    /** An error about the value at a path; the origin of an interpolated value is added to the hints. */
    public Problem valueError(String path, String sentence, List<String> hints) {
        Location location = locate(path);
        List<String> all = new ArrayList<>(hints);
        if (location.origin() != null) {
            all.add(location.origin());
        }
        return new Problem(location.value(), Severity.ERROR, path, sentence, all);
    }

    /** An error about the key at a path: it is not known, or not allowed here. */
    public Problem keyError(String path, String sentence, List<String> hints) {
        return new Problem(locate(path).key(), Severity.ERROR, path, sentence, hints);
    }

    /**
     * How far a path was followed.
     *
     * @param key place of the last key followed; null for the root and for items of a list
     * @param node where it led
     * @param rest what is left of the path
     * @param steps number of steps taken
     */
    private record Match(@Nullable Span key, Node node, String rest, int steps) {}

    /**
     * Follows a path as far as it goes. Keys are compared as text, so that one with a dot in it is found with quotes
     * and without.
     */
    private static Match match(Match from) {
        String rest =
                from.rest().startsWith(".") && from.steps() > 0 ? from.rest().substring(1) : from.rest();
        Match best = from;
        switch (from.node()) {
            case MapNode map -> {
                for (Map.Entry<String, MapNode.Entry> entry : map.entries().entrySet()) {
                    String key = entry.getKey();
                    MapNode.Entry value = entry.getValue();
                    best = further(best, match(rest, key, value.key(), value.value(), from));
                    best = further(
                            best, match(rest, TreePath.key(TreePath.ROOT, key), value.key(), value.value(), from));
                }
            }
            case ListNode list -> {
                for (int i = 0; i < list.items().size() && best.steps() == from.steps(); i++) {
                    best = further(
                            best, match(rest, "[" + i + "]", null, list.items().get(i), from));
                }
            }
            case ScalarNode scalar -> {}
        }
        return best;
    }

    private static @Nullable Match match(String rest, String step, @Nullable Span key, Node node, Match from) {
        boolean fits = rest.startsWith(step)
                && (rest.length() == step.length() || ".[".indexOf(rest.charAt(step.length())) >= 0);
        return fits ? match(new Match(key, node, rest.substring(step.length()), from.steps() + 1)) : null;
    }

    private static Match further(Match best, @Nullable Match other) {
        return other != null && other.rest().length() < best.rest().length() ? other : best;
    }

    private static Map<String, @Nullable Object> plain(MapNode map) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> plain.put(key, plain(entry.value())));
        return plain;
    }

    private static @Nullable Object plain(Node node) {
        return switch (node) {
            case MapNode map -> plain(map);
            case ScalarNode scalar -> scalar.value();
            case ListNode list -> {
                List<@Nullable Object> plain = new ArrayList<>();
                list.items().forEach(item -> plain.add(plain(item)));
                yield plain;
            }
        };
    }
}
