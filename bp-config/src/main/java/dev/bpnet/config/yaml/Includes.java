package dev.bpnet.config.yaml;

import dev.bpnet.config.problems.Place;
import dev.bpnet.config.problems.Problem;
import dev.bpnet.config.problems.Problems;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file and the files it includes into one tree. {@code include:} stands at the top of a file and names a file,
 * or a list of files of which a later one lies over an earlier; the including file lies over all of them. Paths start
 * at the folder of the file that names them.
 */
final class Includes {
    /** The key. */
    static final String KEY = "include";

    /** Files that include one another in a row, and files altogether: a few are usual. */
    private static final int MAX_DEPTH = 16;

    private static final int MAX_FILES = 64;

    private record Open(Path identity, String name) {}

    private final Merge merge;
    private final Problems problems;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<Path> files = new ArrayList<>();

    Includes(Merge merge, Problems problems) {
        this.merge = merge;
        this.problems = problems;
    }

    /** The files that were read, in order. */
    List<Path> files() {
        return List.copyOf(files);
    }

    /** The tree of a file and of what it includes; null if any of them could not be read, which is reported. */
    @Nullable MapNode read(Path file, String name) {
        return read(file, name, Place.ofFile(name), "");
    }

    /** As {@link #read(Path, String)}, of a text that stands for the content of the file. */
    @Nullable MapNode read(SourceText source, Path file) {
        return read(source, new Open(identity(file), source.name()));
    }

    private @Nullable MapNode read(Path file, String name, Place asked, String path) {
        SourceText source = SourceFiles.read(file, name, asked, path, problems);
        return source == null ? null : read(source, new Open(identity(file), name));
    }

    private @Nullable MapNode read(SourceText source, Open current) {
        files.add(current.identity());
        MapNode own = root(source, YamlReader.read(source, 0, ConfigPath.ROOT, problems));
        if (own == null) {
            return null;
        }
        MapNode.Entry include = own.get(KEY);
        if (include == null) {
            return own;
        }
        open.addLast(current);
        MapNode below = readAll(source, include.value());
        open.removeLast();
        return below == null ? null : merge.over(below, without(own), ConfigPath.ROOT);
    }

    private @Nullable MapNode root(SourceText source, @Nullable Node node) {
        if (node == null || node instanceof MapNode) {
            return (MapNode) node;
        }
        boolean empty = node instanceof ScalarNode scalar
                && scalar.value() == null
                && scalar.text().isEmpty();
        problems.add(
                empty
                        ? Problem.error(source.place(), "", "the file is empty")
                        : Problem.error(
                                node.span().place(),
                                "",
                                "a config is a map of keys and values, and this is " + node.description(),
                                "write 'key: value', with a space after the colon"));
        return null;
    }

    /** What all the files of an include hold together; null if one of them is wrong. */
    private @Nullable MapNode readAll(SourceText source, Node include) {
        List<Node> names = include instanceof ListNode list ? list.items() : List.of(include);
        MapNode all = new MapNode(include.span(), new LinkedHashMap<>());
        boolean complete = true;
        for (int i = 0; i < names.size(); i++) {
            ConfigPath path = ConfigPath.ROOT.key(KEY);
            String told = (include instanceof ListNode ? path.index(i) : path).toString();
            MapNode one = readOne(source, names.get(i), told);
            complete &= one != null;
            all = one == null ? all : merge.over(all, one, ConfigPath.ROOT);
        }
        return complete ? all : null;
    }

    private @Nullable MapNode readOne(SourceText source, Node node, String path) {
        Place asked = node.span().place();
        if (!(node instanceof ScalarNode scalar) || !(scalar.value() instanceof String written) || written.isBlank()) {
            problems.add(Problem.error(
                    asked,
                    path,
                    "the path of a file, or a list of such paths, was expected, and this is " + node.description()));
            return null;
        }
        if (written.contains("${")) {
            problems.add(Problem.error(
                    asked,
                    path,
                    "'" + written + "' cannot be interpolated: files are included before that",
                    "write the path itself"));
            return null;
        }
        try {
            Path file = source.file() == null ? Path.of(written) : source.file().resolveSibling(written);
            // Named from where the user named the first file, so that the message leads to it.
            String name =
                    Path.of(source.name()).resolveSibling(written).normalize().toString();
            return isAllowed(file, name, asked, path) ? read(file, name, asked, path) : null;
        } catch (InvalidPathException e) {
            problems.add(Problem.error(asked, path, "'" + written + "' is no path of a file"));
            return null;
        }
    }

    private boolean isAllowed(Path file, String name, Place asked, String path) {
        Path identity = identity(file);
        if (open.stream().anyMatch(other -> other.identity().equals(identity))) {
            String chain = open.stream()
                    .dropWhile(other -> !other.identity().equals(identity))
                    .map(Open::name)
                    .collect(Collectors.joining(" -> "));
            problems.add(Problem.error(asked, path, "files include one another in a circle: " + chain + " -> " + name));
            return false;
        }
        if (open.size() >= MAX_DEPTH || files.size() >= MAX_FILES) {
            problems.add(Problem.error(
                    asked,
                    path,
                    "more than " + MAX_FILES + " files are included, or more than " + MAX_DEPTH + " one in another"));
            return false;
        }
        return true;
    }

    /** What makes two paths the same file. */
    private static Path identity(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            return file.toAbsolutePath().normalize();
        }
    }

    private static MapNode without(MapNode map) {
        SequencedMap<String, MapNode.Entry> rest = new LinkedHashMap<>(map.entries());
        rest.remove(KEY);
        return new MapNode(map.span(), rest);
    }
}
