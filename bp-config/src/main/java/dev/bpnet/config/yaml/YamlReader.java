package dev.bpnet.config.yaml;

import dev.bpnet.config.problems.Problem;
import dev.bpnet.config.problems.Problems;
import dev.bpnet.config.yaml.YamlEvents.Event;
import dev.bpnet.config.yaml.YamlEvents.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of one document from the events of the parser, and refuses what is not plainly one value: duplicate
 * keys, tags, anchors, aliases, merge keys, keys that are not text, a second document. It goes on after each of these;
 * only an error of syntax, and nesting without end, leave no tree.
 *
 * <p>Events are used rather than a data binding, because only they carry the place of each key and value and the text
 * as it was written. Directives and the marks between documents are no events: they are read off the text before the
 * first event and behind the last.
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
    private final YamlEvents events;

    /** The flow collections that are open, innermost last. */
    private final Deque<Integer> openFlows = new ArrayDeque<>();

    /** How far the text has been read. */
    private int end;

    /** The quoted and the block scalars read, in order. */
    private final List<Span> texts = new ArrayList<>();

    private YamlReader(SourceText source, int start, Problems problems, YamlEvents events) {
        this.source = source;
        this.start = start;
        this.end = start;
        this.problems = problems;
        this.events = events;
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
        try (YamlEvents events = new YamlEvents(source, start)) {
            YamlReader reader = new YamlReader(source, start, problems, events);
            Node root = reader.readDocument(path);
            TabCheck.check(source, start, reader.texts, problems);
            return root;
        } catch (Stop stop) {
            return null;
        }
    }

    private Node readDocument(ConfigPath path) {
        checkDirectives();
        Event first = next();
        if (first.kind() == Kind.NOTHING) {
            return ScalarNode.of(spanOf(start, start), ScalarNode.Style.PLAIN, "", null);
        }
        Node root = readNode(first, path, 0);
        int mark = markBehind(end);
        if (mark >= 0) {
            reportSecond(spanOf(mark, mark + 3));
            return root;
        }
        Event after = next();
        if (after.kind() != Kind.NOTHING) {
            reportSecond(span(after));
        }
        return root;
    }

    private void reportSecond(Span span) {
        report(
                span,
                ConfigPath.ROOT,
                "a second document begins here, and a config is one",
                "put it into a file of its own");
    }

    /** The mark {@code ---} behind a document, with nothing but comments and {@code ...} between; -1 for none. */
    private int markBehind(int documentEnd) {
        for (int line = source.lineAt(documentEnd); line < source.lineCount(); line++) {
            int from = Math.max(documentEnd, source.lineStart(line));
            String text = source.slice(from, Math.max(from, source.lineEnd(line)));
            boolean whole = from == source.lineStart(line);
            if (whole && text.matches("---(?:[ \t].*)?")) {
                return from;
            }
            boolean ends = whole && text.matches("\\.\\.\\.(?:[ \t]*|[ \t]+#.*)");
            if (!ends && !isBlankOrComment(text)) {
                return -1;
            }
        }
        return -1;
    }

    /** Reports a {@code %YAML} or {@code %TAG} line: above it stand only such lines and comments. */
    private void checkDirectives() {
        for (int line = source.lineAt(start); source.file() != null && line < source.lineCount(); line++) {
            int from = Math.max(start, source.lineStart(line));
            String text = source.slice(from, Math.max(from, source.lineEnd(line)));
            if (text.startsWith("%")) {
                problems.add(SyntaxErrors.directive(source, from));
                return;
            }
            if (!isBlankOrComment(text)) {
                return;
            }
        }
    }

    private static boolean isBlankOrComment(String text) {
        return text.isBlank() || text.stripLeading().startsWith("#");
    }

    private Node readNode(Event event, ConfigPath path, int depth) {
        if (event.kind() == Kind.ALIAS) {
            Span span = span(event);
            report(span, path, "aliases such as '" + shown(span) + "' are not allowed", SHARING);
            return ScalarNode.faulty(span, ScalarNode.Style.QUOTED, span.text());
        }
        int from = skipProperties(event, path);
        if (event.kind() == Kind.SCALAR) {
            return readScalar(event, from, path);
        }
        if (depth == MAX_DEPTH) {
            report(
                    span(event),
                    path.first(Math.min(1, path.depth())),
                    "maps and lists are nested more than " + MAX_DEPTH + " levels deep");
            throw new Stop();
        }
        boolean flow = event.start() < event.end() && isOpening(source.codePointAt(event.end() - 1));
        if (flow) {
            openFlows.addLast(from);
        }
        Node node = event.kind() == Kind.MAP ? readMap(from, flow, path, depth) : readList(from, flow, path, depth);
        if (flow) {
            openFlows.removeLast();
        }
        return node;
    }

    private Node readMap(int from, boolean flow, ConfigPath path, int depth) {
        SequencedMap<String, MapNode.Entry> entries = new LinkedHashMap<>();
        Span firstKey = null;
        Event key = next();
        while (key.kind() != Kind.END) {
            Span keySpan = span(key);
            firstKey = firstKey == null ? keySpan : firstKey;
            String name = readKey(key, path, depth);
            Node value = readNode(next(), name == null ? path : path.key(name), depth + 1);
            if (name != null) {
                checkColon(name, keySpan, value, path);
                addEntry(entries, name, keySpan, value, path);
            }
            key = next();
        }
        // A single pair in a list, [relu: {}], has no braces either.
        Span span = flow || firstKey == null ? spanOf(from, key.end()) : firstKey;
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
    private void checkColon(String name, Span key, Node value, ConfigPath path) {
        boolean empty = value.span().start() == value.span().end();
        boolean bare = "'\"&!".indexOf(source.codePointAt(key.start())) < 0;
        if (!openFlows.isEmpty() && empty && bare && name.contains(":")) {
            report(key, path, "a space is missing after ':' in '" + shown(key) + "'");
        }
    }

    /** The name of a key; null where it is none, which has been reported. */
    private @Nullable String readKey(Event key, ConfigPath path, int depth) {
        Span span = span(key);
        if (key.kind() != Kind.SCALAR) {
            if (key.kind() == Kind.ALIAS) {
                readNode(key, path, depth + 1);
            } else {
                Node node = readNode(key, path, depth + 1);
                report(node.span(), path, "a key is a single word or text, and this is " + node.description());
            }
            return null;
        }
        int from = skipProperties(key, path);
        String name = key.text();
        if (styleAt(spanOf(from, Math.max(from, key.end()))) != ScalarNode.Style.PLAIN) {
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
        while (item.kind() != Kind.END) {
            items.add(readNode(item, path.index(items.size()), depth + 1));
            item = next();
        }
        return new ListNode(flow ? spanOf(from, item.end()) : spanOf(from, from + 1), items);
    }

    private Node readScalar(Event event, int from, ConfigPath path) {
        Span span = spanOf(from, Math.max(from, event.end()));
        ScalarNode.Style style = styleAt(span);
        ScalarNode scalar = style == ScalarNode.Style.PLAIN
                ? readPlain(event.text(), span, path)
                : readText(event.text(), style, span, path);
        // A tag that is refused may have been meant to change the value.
        return from == event.start() ? scalar : scalar.asFaulty();
    }

    /** How a scalar is written; an empty one is plain. */
    private ScalarNode.Style styleAt(Span span) {
        int first = span.start() < span.end() ? source.codePointAt(span.start()) : ' ';
        return switch (first) {
            case '\'', '"' -> ScalarNode.Style.QUOTED;
            case '|', '>' -> ScalarNode.Style.BLOCK;
            default -> ScalarNode.Style.PLAIN;
        };
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

    private ScalarNode readText(String text, ScalarNode.Style style, Span whole, ConfigPath path) {
        texts.add(whole);
        // A block is marked by its | or >, not by the paragraph that follows.
        Span span = style == ScalarNode.Style.QUOTED ? whole : spanOf(whole.start(), whole.start() + 1);
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
        int at = event.start();
        while (at < event.end() && (source.codePointAt(at) == '!' || source.codePointAt(at) == '&')) {
            reportProperty(spanOf(at, SyntaxErrors.wordEnd(source, at)), path);
            at = skip(at, event.end(), false);
            at = skip(at, event.end(), true);
        }
        return at;
    }

    /** The end of the blanks, or of what is not blank, that begins at an offset. */
    private int skip(int from, int to, boolean blanks) {
        int at = from;
        while (at < to && Character.isWhitespace(source.codePointAt(at)) == blanks) {
            at++;
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
            end = event.end();
            return event;
        } catch (RuntimeException e) {
            // Whatever escapes from the parser is an error of the text: "\U99999999" ends in a NumberFormatException.
            problems.add(new SyntaxErrors(source, start, end, Optional.ofNullable(openFlows.peekLast())).translate(e));
            throw new Stop();
        }
    }

    private void report(Span span, ConfigPath path, String sentence, String... hints) {
        problems.add(Problem.error(span.place(), path.toString(), sentence, hints));
    }

    private Span span(Event event) {
        return spanOf(event.start(), event.end());
    }

    private Span spanOf(int from, int to) {
        return new Span(source, from, to);
    }

    private static boolean isOpening(int point) {
        return point == '{' || point == '[';
    }
}
