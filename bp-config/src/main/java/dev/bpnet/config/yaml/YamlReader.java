package dev.bpnet.config.yaml;

import dev.bpnet.config.problems.Problem;
import dev.bpnet.config.problems.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Builds the tree of one document from the events of the parser, and refuses what is not plainly one value: duplicate
 * keys, tags, anchors, aliases, merge keys, keys that are not text, a second document. It goes on after each of these;
 * only an error of syntax, and nesting without end, leave no tree.
 *
 * <p>Events are used rather than a data binding, because only they carry the place of each key and value and the text
 * as it was written.
 */
final class YamlReader {
    /**
     * Levels of maps and lists: real configurations have about ten. It bounds every recursion over a tree, and the time
     * of the parser, which grows with the square of the depth.
     */
    static final int MAX_DEPTH = 64;

    private static final String SHARING =
            "use a value twice by its path, ${training.epochs}, or share a part through a file, include: base.yaml";

    /** Ends the reading; the problem has been reported. */
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop() {
            super(null, null, false, false);
        }
    }

    private final SourceText source;
    private final int start;
    private final Problems problems;
    private final Iterator<Event> events;

    /** The flow collections that are open, innermost last. */
    private final Deque<Integer> openFlows = new ArrayDeque<>();

    /** How far the text has been read. */
    private int end;

    /** The quoted and the block scalars read, in order. */
    private final List<Span> texts = new ArrayList<>();

    private YamlReader(SourceText source, int start, Problems problems) {
        this.source = source;
        this.start = start;
        this.end = start;
        this.problems = problems;
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        this.events = new ParserImpl(settings, new StreamReader(settings, source.slice(start, source.length())));
    }

    /**
     * Reads a document.
     *
     * @param source the text, of printable characters only
     * @param start the code point at which the YAML begins
     * @param path where the value belongs in the configuration
     * @param problems receives what is wrong
     * @return the value, null only where nothing could be built; an empty document is a null of no length
     */
    static @Nullable Node read(SourceText source, int start, ConfigPath path, Problems problems) {
        YamlReader reader = new YamlReader(source, start, problems);
        try {
            Node root = reader.readDocument(path);
            TabCheck.check(source, start, reader.texts, problems);
            return root;
        } catch (Stop stop) {
            return null;
        }
    }

    private Node readDocument(ConfigPath path) {
        next();
        Event first = next();
        if (!(first instanceof DocumentStartEvent document)) {
            return ScalarNode.of(spanOf(start, start), ScalarNode.Style.PLAIN, "", null);
        }
        checkDirectives(document);
        Node root = readNode(next(), path, 0);
        next();
        Event after = next();
        if (after instanceof DocumentStartEvent) {
            report(
                    span(after),
                    ConfigPath.ROOT,
                    "a second document begins here, and a config is one",
                    "put it into a file of its own");
        }
        return root;
    }

    private void checkDirectives(DocumentStartEvent document) {
        boolean hasDirectives = document.getSpecVersion().isPresent()
                || document.getTags().keySet().stream().anyMatch(handle -> !handle.equals("!") && !handle.equals("!!"));
        if (hasDirectives) {
            problems.add(SyntaxErrors.directive(source, startOf(document)));
        }
    }

    private Node readNode(Event event, ConfigPath path, int depth) {
        if (event instanceof AliasEvent) {
            Span span = span(event);
            report(span, path, "aliases such as '" + shown(span) + "' are not allowed", SHARING);
            return ScalarNode.faulty(span, ScalarNode.Style.QUOTED, span.text());
        }
        int from = skipProperties(event, path);
        if (event instanceof ScalarEvent scalar) {
            return readScalar(scalar, from, path);
        }
        if (depth == MAX_DEPTH) {
            report(
                    span(event),
                    path.first(Math.min(1, path.depth())),
                    "maps and lists are nested more than " + MAX_DEPTH + " levels deep");
            throw new Stop();
        }
        boolean flow = ((CollectionStartEvent) event).isFlow();
        if (flow) {
            openFlows.addLast(from);
        }
        Node node = event instanceof MappingStartEvent
                ? readMap(from, flow, path, depth)
                : readList(from, flow, path, depth);
        if (flow) {
            openFlows.removeLast();
        }
        return node;
    }

    private Node readMap(int from, boolean flow, ConfigPath path, int depth) {
        SequencedMap<String, MapNode.Entry> entries = new LinkedHashMap<>();
        Span firstKey = null;
        Event key = next();
        while (key.getEventId() != Event.ID.MappingEnd) {
            Span keySpan = span(key);
            firstKey = firstKey == null ? keySpan : firstKey;
            String name = readKey(key, path, depth);
            Node value = readNode(next(), name == null ? path : path.key(name), depth + 1);
            if (name != null) {
                checkColon(key, keySpan, flow, value, path);
                addEntry(entries, name, keySpan, value, path);
            }
            key = next();
        }
        // A single pair in a list, [relu: {}], is a flow map without braces.
        boolean braces = flow && source.codePointAt(from) == '{';
        Span span = braces || firstKey == null ? spanOf(from, endOf(key)) : firstKey;
        return new MapNode(span, entries);
    }

    private void addEntry(
            SequencedMap<String, MapNode.Entry> entries, String name, Span key, Node value, ConfigPath path) {
        MapNode.Entry first = entries.putIfAbsent(name, new MapNode.Entry(key, value));
        if (first != null) {
            int line = source.lineAt(first.key().start());
            int column = first.key().start() - source.lineStart(line) + 1;
            report(
                    key,
                    path.key(name),
                    "the key '" + name + "' is given twice",
                    "first at line " + (line + 1) + ", column " + column);
        }
    }

    /** {@code {a:1}} is a key {@code a:1} without a value. */
    private void checkColon(Event key, Span span, boolean flow, Node value, ConfigPath path) {
        boolean plain = key instanceof ScalarEvent scalar && scalar.isPlain();
        if (flow
                && plain
                && span.text().contains(":")
                && value.span().start() == value.span().end()) {
            report(span, path, "a space is missing after ':' in '" + shown(span) + "'");
        }
    }

    /** The name of a key; null where it is none, which has been reported. */
    private @Nullable String readKey(Event key, ConfigPath path, int depth) {
        Span span = span(key);
        if (!(key instanceof ScalarEvent scalar)) {
            if (key instanceof AliasEvent) {
                readNode(key, path, depth + 1);
            } else {
                Node node = readNode(key, path, depth + 1);
                report(node.span(), path, "a key is a single word or text, and this is " + node.description());
            }
            return null;
        }
        skipProperties(key, path);
        String name = scalar.getValue();
        if (!scalar.isPlain()) {
            return hasSurrogates(name, span, path) ? null : name;
        }
        if (name.equals("<<")) {
            report(span, path, "the merge key '<<' is not allowed", SHARING);
            return null;
        }
        if (name.isEmpty()) {
            report(span, path, "there is no key before ':'");
            return null;
        }
        String meaning = CoreSchema.otherThanText(name);
        if (meaning != null) {
            String shown = CoreSchema.shortened(name);
            report(
                    span,
                    path.key(name),
                    "a key is text, and " + shown + " without quotes is " + meaning,
                    "write '" + shown + "'");
        }
        return name;
    }

    private Node readList(int from, boolean flow, ConfigPath path, int depth) {
        List<Node> items = new ArrayList<>();
        Event item = next();
        while (item.getEventId() != Event.ID.SequenceEnd) {
            items.add(readNode(item, path.index(items.size()), depth + 1));
            item = next();
        }
        return new ListNode(flow ? spanOf(from, endOf(item)) : spanOf(from, from + 1), items);
    }

    private Node readScalar(ScalarEvent event, int from, ConfigPath path) {
        Span span = spanOf(from, Math.max(from, endOf(event)));
        ScalarNode scalar = event.isPlain() ? readPlain(event.getValue(), span, path) : readText(event, span, path);
        // A tag that is refused may have been meant to change the value.
        return from == startOf(event) ? scalar : scalar.asFaulty();
    }

    private ScalarNode readPlain(String text, Span span, ConfigPath path) {
        return switch (CoreSchema.read(text)) {
            case CoreSchema.Value read -> ScalarNode.of(span, ScalarNode.Style.PLAIN, text, read.value());
            case CoreSchema.Refusal refusal -> {
                report(span, path, refusal.sentence(), refusal.hint());
                yield ScalarNode.faulty(span, ScalarNode.Style.PLAIN, text);
            }
        };
    }

    private ScalarNode readText(ScalarEvent event, Span whole, ConfigPath path) {
        String text = event.getValue();
        boolean quoted = event.isSQuoted() || event.isDQuoted();
        texts.add(whole);
        // A block is marked by its | or >, not by the paragraph that follows.
        Span span = quoted ? whole : spanOf(whole.start(), whole.start() + 1);
        ScalarNode.Style style = quoted ? ScalarNode.Style.QUOTED : ScalarNode.Style.BLOCK;
        return hasSurrogates(text, whole, path)
                ? ScalarNode.faulty(span, style, text)
                : ScalarNode.of(span, style, text, text);
    }

    /** Reports half of a surrogate pair, written as an escape: it is no character, and could not be saved again. */
    private boolean hasSurrogates(String text, Span span, ConfigPath path) {
        boolean has = text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (has) {
            report(span, path, "an escape in this text stands for half a character", "write the character itself");
        }
        return has;
    }

    /** Reports the tags and anchors in front of a value, and returns where the value itself begins. */
    private int skipProperties(Event event, ConfigPath path) {
        int at = startOf(event);
        boolean tagged = switch (event) {
            case ScalarEvent scalar ->
                scalar.getTag().isPresent() || scalar.getAnchor().isPresent();
            case CollectionStartEvent collection ->
                collection.getTag().isPresent() || collection.getAnchor().isPresent();
            default -> false;
        };
        while (tagged && at < source.length() && (source.codePointAt(at) == '!' || source.codePointAt(at) == '&')) {
            Span property = spanOf(at, SyntaxErrors.wordEnd(source, at));
            reportProperty(property, path);
            at = property.end();
            while (at < source.length() && Character.isWhitespace(source.codePointAt(at))) {
                at++;
            }
        }
        return at;
    }

    private void reportProperty(Span property, ConfigPath path) {
        if (source.codePointAt(property.start()) == '&') {
            report(property, path, "anchors such as '" + shown(property) + "' are not allowed", SHARING);
        } else {
            report(
                    property,
                    path,
                    "tags such as '" + shown(property) + "' are not allowed",
                    "without quotes 3 is a number, in quotes '3' is text");
        }
    }

    private static String shown(Span span) {
        return CoreSchema.shortened(span.text());
    }

    private Event next() {
        try {
            Event event = events.next();
            end = endOf(event);
            return event;
        } catch (RuntimeException e) {
            // Besides its own exceptions the parser lets others escape: "\U99999999" ends in a NumberFormatException.
            problems.add(new SyntaxErrors(source, start, end, Optional.ofNullable(openFlows.peekLast())).translate(e));
            throw new Stop();
        }
    }

    private void report(Span span, ConfigPath path, String sentence, String... hints) {
        problems.add(Problem.error(span.place(), path.toString(), sentence, hints));
    }

    private Span span(Event event) {
        return spanOf(startOf(event), endOf(event));
    }

    private Span spanOf(int from, int to) {
        return new Span(source, from, to);
    }

    private int startOf(Event event) {
        return start + event.getStartMark().map(Mark::getIndex).orElse(0);
    }

    private int endOf(Event event) {
        return start + event.getEndMark().map(Mark::getIndex).orElse(0);
    }
}
