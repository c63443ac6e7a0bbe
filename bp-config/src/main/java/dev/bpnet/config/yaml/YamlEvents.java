package dev.bpnet.config.yaml;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * What a text of YAML consists of, one event after another, with places: the tokens of Jackson's parser, made complete.
 *
 * <p>The tokens are those of JSON. Three things that a strict reader has to tell apart are not among them, and are had
 * otherwise:
 *
 * <ul>
 *   <li>How a value is written, in quotes, as a block, in brackets, with a tag or an anchor in front, is read off the
 *       text at the token's place; no plain text begins with one of those signs.
 *   <li>A key that is a list, a map or an alias, and a tagged value that its tag does not allow, are refused by the
 *       parser, but only after it has moved on to them, and it goes on with what follows. What it refused is told by
 *       its message. From then on it may take keys for values and values for keys; so that difference is never taken
 *       from it, it follows from the order of the events.
 *   <li>The marks between documents are passed over, see {@link YamlReader}.
 * </ul>
 */
final class YamlEvents implements AutoCloseable {
    /**
     * Without bounds of its own, which would end in its own sentences: the size is bounded before the text comes here,
     * and the depth by the reader.
     */
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** What begins or ends. */
    enum Kind {
        SCALAR,
        ALIAS,
        MAP,
        LIST,
        /** The end of the innermost map or list. */
        END,
        /** The end of the text. */
        NOTHING
    }

    /**
     * One event.
     *
     * @param start where it begins, its tag and anchor included
     * @param end where it ends; of a map or a list in brackets, behind the opening one; of another, where its first key
     *     or dash is
     * @param text the text of a scalar, escapes and folded lines resolved; else empty
     */
    record Event(Kind kind, int start, int end, String text) {}

    private final SourceText source;
    private final int start;
    private final JsonParser parser;

    /**
     * Begins to read.
     *
     * @param start the code point at which the YAML begins
     */
    YamlEvents(SourceText source, int start) {
        this.source = source;
        this.start = start;
        this.parser = FACTORY.createParser(ObjectReadContext.empty(), source.slice(start, source.length()));
    }

    /**
     * Moves on.
     *
     * @throws RuntimeException where the text is no YAML; {@link SyntaxErrors} knows what it means
     */
    Event next() {
        try {
            JsonToken token = parser.nextToken();
            if (token != null) {
                return event(token);
            }
            // A value that is tagged as a whole number and is none can be no token at all.
            return parser.isClosed() ? event(Kind.NOTHING, "") : scalar("");
        } catch (StreamReadException e) {
            if (e.getCause() != null) {
                throw e;
            }
            return refused(e.getOriginalMessage());
        }
    }

    private Event event(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> event(Kind.MAP, "");
            case START_ARRAY -> event(Kind.LIST, "");
            case END_OBJECT, END_ARRAY -> event(Kind.END, "");
            default -> scalar(parser.getString());
        };
    }

    /** What the parser found and did not expect, or could not decode as its tag says. */
    private Event refused(String message) {
        String found = message.substring(message.lastIndexOf(": ") + 1).strip();
        if (found.startsWith("+SEQ")) {
            return event(Kind.LIST, "");
        }
        if (found.startsWith("+MAP")) {
            return event(Kind.MAP, "");
        }
        if (found.startsWith("-DOC") || found.startsWith("-STR")) {
            return event(Kind.NOTHING, "");
        }
        boolean ends = found.startsWith("-SEQ") || message.contains("END_OBJECT") || message.contains("close marker");
        return ends ? event(Kind.END, "") : scalar("");
    }

    private Event scalar(String text) {
        Event scalar = event(Kind.SCALAR, text);
        boolean alias = scalar.start < scalar.end && source.codePointAt(scalar.start) == '*';
        return alias ? new Event(Kind.ALIAS, scalar.start, scalar.end, "") : scalar;
    }

    private Event event(Kind kind, String text) {
        int from = start + (int) parser.currentTokenLocation().getCharOffset();
        int to = start + (int) parser.currentLocation().getCharOffset();
        return new Event(kind, from, to, text);
    }

    @Override
    public void close() {
        parser.close();
    }
}
