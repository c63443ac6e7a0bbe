package dev.bpnet.config.yaml;

import dev.bpnet.config.problems.Problem;
import dev.bpnet.config.problems.Problems;
import dev.bpnet.config.problems.Severity;
import dev.bpnet.config.problems.Suggestions;
import dev.bpnet.config.yaml.ConfigPath.Index;
import dev.bpnet.config.yaml.ConfigPath.Key;
import dev.bpnet.config.yaml.Template.Literal;
import dev.bpnet.config.yaml.Template.Malformed;
import dev.bpnet.config.yaml.Template.Part;
import dev.bpnet.config.yaml.Template.Reference;
import dev.bpnet.config.yaml.Template.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the interpolations of a tree by what they stand for.
 *
 * <p>A scalar that is nothing but one reference takes over the value it refers to, with its type: a number, a map, a
 * list. A scalar that is nothing but one variable of the environment is read like a scalar of the file: without quotes
 * as a number where it is one, in quotes as text. Within a longer text both are put in as they were written. Neither is
 * interpolated again.
 *
 * <p>Every scalar is resolved once, so that time is linear in the size of the tree; what could grow beyond it, through
 * references to references, is counted and bounded.
 */
final class Interpolation {
    /**
     * Values of the finished tree, levels of it, and characters of one text: each far beyond any real configuration.
     */
    private static final int MAX_NODES = 200_000;

    private static final int MAX_TEXT = 64 * 1024;

    /**
     * Values that are resolved one within another when a reference is followed: twice the depth of a file, and room for
     * references to references. It bounds the stack, to about a thousand frames.
     */
    private static final int MAX_OPEN = 200;

    private record Extent(long nodes, int depth) {}

    private final MapNode root;
    private final Function<String, @Nullable String> environment;
    private final Problems problems;

    private final Map<Node, Node> resolved = new IdentityHashMap<>();
    private final Map<Node, Extent> extents = new IdentityHashMap<>();

    /** What is being resolved right now: a reference to one of these would never end. */
    private final Set<Node> inProgress = Collections.newSetFromMap(new IdentityHashMap<>());

    /** The references that led here, outermost first. */
    private final Deque<String> chain = new ArrayDeque<>();

    /**
     * Prepares to resolve a tree.
     *
     * @param environment gives the value of a variable, or null where it is not set
     * @param problems receives what cannot be resolved
     */
    Interpolation(MapNode root, Function<String, @Nullable String> environment, Problems problems) {
        this.root = root;
        this.environment = environment;
        this.problems = problems;
    }

    /**
     * The tree without interpolations; null where it would become too large. What cannot be resolved is reported and
     * left faulty.
     */
    @Nullable MapNode resolve() {
        return resolve(root, ConfigPath.ROOT) instanceof MapNode map ? map : null;
    }

    private Node resolve(Node node, ConfigPath path) {
        Node known = resolved.get(node);
        if (known != null) {
            return known;
        }
        inProgress.add(node);
        Node result = switch (node) {
            case ScalarNode scalar -> resolveScalar(scalar, path);
            case MapNode map -> resolveMap(map, path);
            case ListNode list -> resolveList(list, path);
        };
        inProgress.remove(node);
        resolved.put(node, result);
        return result;
    }

    private Node resolveMap(MapNode map, ConfigPath path) {
        SequencedMap<String, MapNode.Entry> entries = new LinkedHashMap<>();
        for (Map.Entry<String, MapNode.Entry> old : map.entries().entrySet()) {
            Node value = resolve(old.getValue().value(), path.key(old.getKey()));
            entries.put(old.getKey(), new MapNode.Entry(old.getValue().key(), value));
        }
        MapNode result = new MapNode(map.span(), entries);
        Stream<Node> values = entries.values().stream().map(MapNode.Entry::value);
        return measured(result, values, path);
    }

    private Node resolveList(ListNode list, ConfigPath path) {
        List<Node> items = new ArrayList<>();
        for (Node item : list.items()) {
            items.add(resolve(item, path.index(items.size())));
        }
        ListNode result = new ListNode(list.span(), items);
        return measured(result, items.stream(), path);
    }

    /** Notes the extent of a collection; one that is too large is reported and replaced. */
    private Node measured(Node collection, Stream<Node> parts, ConfigPath path) {
        Extent one = new Extent(1, 0);
        Extent sum = parts.map(part -> extents.getOrDefault(part, one))
                .reduce(one, (a, b) -> new Extent(a.nodes() + b.nodes(), Math.max(a.depth(), b.depth() + 1)));
        extents.put(collection, sum);
        // Without interpolation a tree may be twice the depth of a file, by an override that reaches down to its last
        // level.
        if (sum.nodes() > MAX_NODES || sum.depth() > 2 * YamlReader.MAX_DEPTH) {
            report(
                    collection.span(),
                    path,
                    "interpolation makes this larger than " + MAX_NODES + " values, or deeper than "
                            + 2 * YamlReader.MAX_DEPTH + " levels",
                    List.of());
            return ScalarNode.faulty(collection.span(), ScalarNode.Style.PLAIN, "");
        }
        return collection;
    }

    private Node resolveScalar(ScalarNode scalar, ConfigPath path) {
        if (scalar.faulty() || !(scalar.value() instanceof String text && Template.isTemplate(text))) {
            return scalar;
        }
        List<Part> parts = Template.parse(text).parts();
        return parts.size() == 1 ? resolveWhole(scalar, parts.getFirst(), path) : resolveText(scalar, parts, path);
    }

    /** A scalar of one part. */
    private Node resolveWhole(ScalarNode scalar, Part part, ConfigPath path) {
        return switch (part) {
            case Literal literal -> scalar.with(literal.text(), literal.text(), null);
            case Malformed malformed -> reportMalformed(scalar, malformed, path);
            case Reference reference ->
                switch (lookUp(scalar, reference, path)) {
                    case null -> scalar.asFaulty();
                    // Told at the place of the reference, for it is there that the value does not fit.
                    case ScalarNode value ->
                        value.faulty()
                                ? scalar.asFaulty()
                                : scalar.with(
                                        value.text(),
                                        value.value(),
                                        reference.written() + " is " + shown(value.text()));
                    case MapNode map -> known(new MapNode(scalar.span(), map.entries()), map);
                    case ListNode list -> known(new ListNode(scalar.span(), list.items()), list);
                };
            case Variable variable -> {
                String text = variable(scalar, variable, path);
                yield text == null ? scalar.asFaulty() : typed(scalar, variable, text, path);
            }
        };
    }

    private Node known(Node copy, Node original) {
        extents.put(copy, extents.getOrDefault(original, new Extent(1, 0)));
        return copy;
    }

    private Node typed(ScalarNode scalar, Variable variable, String text, ConfigPath path) {
        String origin = variable.written() + " is " + shown(text);
        if (scalar.style() != ScalarNode.Style.PLAIN || text.isEmpty()) {
            return scalar.with(text, text, origin + ", text");
        }
        return switch (CoreSchema.read(text)) {
            case CoreSchema.Value read -> scalar.with(text, read.value(), origin);
            case CoreSchema.Refusal refusal -> {
                report(
                        scalar.span(),
                        path,
                        refusal.sentence(),
                        List.of(origin, "put " + variable.written() + " in quotes for text"));
                yield scalar.asFaulty();
            }
        };
    }

    private Node resolveText(ScalarNode scalar, List<Part> parts, ConfigPath path) {
        StringBuilder text = new StringBuilder();
        boolean complete = true;
        for (Part part : parts) {
            String piece = switch (part) {
                case Literal literal -> literal.text();
                case Malformed malformed -> {
                    reportMalformed(scalar, malformed, path);
                    yield null;
                }
                case Variable variable -> variable(scalar, variable, path);
                case Reference reference -> textOf(scalar, reference, path);
            };
            // Goes on after a part that is wrong, to tell of the others too.
            if (piece == null) {
                complete = false;
            } else if (text.length() + piece.length() <= MAX_TEXT) {
                text.append(piece);
            } else {
                report(
                        scalar.span(),
                        path,
                        "interpolation makes this text longer than " + MAX_TEXT + " characters",
                        List.of());
                return scalar.asFaulty();
            }
        }
        String origin = "'" + CoreSchema.shortened(scalar.text()) + "' is " + shown(text.toString());
        return complete ? scalar.with(text.toString(), text.toString(), origin) : scalar.asFaulty();
    }

    private @Nullable String textOf(ScalarNode scalar, Reference reference, ConfigPath path) {
        Node node = lookUp(scalar, reference, path);
        if (node instanceof ScalarNode value && (value.faulty() || value.value() != null)) {
            return value.faulty() ? null : value.text();
        }
        if (node != null) {
            report(
                    placeOf(scalar, reference.written()),
                    path,
                    reference.written() + " is " + node.description() + " and cannot be a part of a text",
                    List.of());
        }
        return null;
    }

    private @Nullable String variable(ScalarNode scalar, Variable variable, ConfigPath path) {
        String text = environment.apply(variable.name());
        if (text == null) {
            report(
                    placeOf(scalar, variable.written()),
                    path,
                    "the environment variable " + variable.name() + " is not set",
                    List.of());
        }
        return text;
    }

    private Node reportMalformed(ScalarNode scalar, Malformed malformed, ConfigPath path) {
        report(
                placeOf(scalar, malformed.written()),
                path,
                malformed.sentence(),
                List.of("for the characters ${ themselves, write $${"));
        return scalar.asFaulty();
    }

    /** The finished value a reference stands for; null where there is none, which is reported. */
    private @Nullable Node lookUp(ScalarNode from, Reference reference, ConfigPath path) {
        if (inProgress.size() > MAX_OPEN) {
            report(placeOf(from, reference.written()), path, "too many references lead to one another", List.of());
            return null;
        }
        chain.addLast(reference.written());
        try {
            return follow(from, reference, path);
        } finally {
            chain.removeLast();
        }
    }

    private @Nullable Node follow(ScalarNode from, Reference reference, ConfigPath path) {
        Node node = root;
        ConfigPath target = reference.path();
        for (int i = 0; i <= target.depth(); i++) {
            ConfigPath here = target.first(i);
            if (node instanceof ScalarNode || i == target.depth()) {
                if (inProgress.contains(node)) {
                    report(
                            placeOf(from, reference.written()),
                            path,
                            "the reference leads back to itself: " + String.join(" -> ", chain),
                            List.of());
                    return null;
                }
                node = resolve(node, here);
            }
            if (i < target.depth()) {
                Node next = step(node, target.steps().get(i));
                if (next == null) {
                    reportUnknown(from, reference, node, here, path);
                    return null;
                }
                node = next;
            }
        }
        return node;
    }

    private static @Nullable Node step(Node node, ConfigPath.Step step) {
        return switch (step) {
            case Key key ->
                node instanceof MapNode map && map.get(key.name()) instanceof MapNode.Entry entry
                        ? entry.value()
                        : null;
            case Index index ->
                node instanceof ListNode list && index.number() < list.items().size()
                        ? list.items().get(index.number())
                        : null;
        };
    }

    private void reportUnknown(ScalarNode from, Reference reference, Node node, ConfigPath here, ConfigPath path) {
        String where = here.depth() == 0 ? "the config" : "'" + here + "'";
        ConfigPath.Step missing = reference.path().steps().get(here.depth());
        String sentence = switch (missing) {
            case Key key -> where + " has no key '" + key.name() + "' to refer to";
            case Index index -> where + " has no item [" + index.number() + "] to refer to";
        };
        List<String> hints = node instanceof MapNode map && missing instanceof Key key
                ? Suggestions.hints(key.name(), map.keys())
                : List.of(where + " is " + node.description());
        report(placeOf(from, reference.written()), path, sentence, hints);
    }

    private static String shown(String text) {
        return "'" + CoreSchema.shortened(text) + "'";
    }

    /** Where in a scalar an interpolation stands; the whole scalar where escapes or folded lines hide it. */
    private static Span placeOf(ScalarNode scalar, String written) {
        Span span = scalar.span();
        String raw = span.text();
        int found = raw.indexOf(written);
        if (found < 0) {
            return span;
        }
        int start = span.start() + raw.codePointCount(0, found);
        return new Span(span.source(), start, start + written.codePointCount(0, written.length()));
    }

    private void report(Span span, ConfigPath path, String sentence, List<String> hints) {
        problems.add(new Problem(span.place(), Severity.ERROR, path.toString(), sentence, hints));
    }
}
