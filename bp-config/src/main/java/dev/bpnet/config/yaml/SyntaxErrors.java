package dev.bpnet.config.yaml;

import dev.bpnet.config.problems.Problem;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Turns what stopped the parser into one sentence at the place where the mistake was made.
 *
 * <p>The parser tells its errors by text alone, and often at the place where it noticed: the end of the file for a
 * quote that was never closed. The cases below look at the text around that place. Whatever is not among them gets a
 * general sentence at the parser's place.
 */
final class SyntaxErrors {
    static final String ALIGN = "keys of one map, and items of one list, begin in the same column";
    static final String QUOTE_COLON = "text that holds ': ' is put in quotes";

    private final SourceText source;
    private final int start;
    private final int end;
    private final Optional<Integer> openFlow;

    /**
     * Prepares to translate.
     *
     * @param start the code point at which the parser began, its 0
     * @param end how far it has told what it read
     * @param openFlow the opening bracket of the innermost flow collection that is not yet closed
     */
    SyntaxErrors(SourceText source, int start, int end, Optional<Integer> openFlow) {
        this.source = source;
        this.start = start;
        this.end = end;
        this.openFlow = openFlow;
    }

    Problem translate(RuntimeException e) {
        Optional<ParserMessage> message = e instanceof JacksonException jackson
                ? ParserMessage.read(jackson.getOriginalMessage(), source, start)
                : Optional.empty();
        if (message.isEmpty()) {
            int next = end;
            while (next < source.length()
                    && (source.codePointAt(next) == ':' || Character.isWhitespace(source.codePointAt(next)))) {
                next++;
            }
            return general(next);
        }
        String context = message.get().context();
        boolean scanning = context.startsWith("while scanning") && !context.endsWith("simple key");
        return scanning ? scanning(message.get()) : parsing(message.get());
    }

    /** A {@code %YAML} or {@code %TAG} line. */
    static Problem directive(SourceText source, int from) {
        int at = from;
        for (int line = source.lineAt(from); line >= 0; line--) {
            at = source.lineStart(line) < source.length() && source.codePointAt(source.lineStart(line)) == '%'
                    ? source.lineStart(line)
                    : at;
        }
        return error(
                source,
                at,
                wordEnd(source, at),
                "directives, lines that begin with '%', are not allowed",
                "leave the line out");
    }

    /**
     * The end of the word at an offset: the next space, bracket, comma or end of line; at least one on, unless the line
     * ends there.
     */
    static int wordEnd(SourceText source, int from) {
        int end = from;
        int lineEnd = source.lineEnd(source.lineAt(from));
        while (end < lineEnd
                && !Character.isWhitespace(source.codePointAt(end))
                && ",[]{}".indexOf(source.codePointAt(end)) < 0) {
            end++;
        }
        return end == from && from < lineEnd ? from + 1 : end;
    }

    private Problem scanning(ParserMessage message) {
        String context = message.context();
        String problem = message.problem();
        int from = message.from();
        int at = message.at();
        if (problem.contains("cannot start any token")) {
            return cannotBegin(at);
        }
        if (context.contains("quoted scalar")) {
            return problem.contains("unexpected") || at >= source.length()
                    ? error(source, from, from + 1, "this quote is never closed")
                    : escape(at);
        }
        if (context.endsWith("alias")) {
            int end = wordEnd(source, from);
            return error(
                    source,
                    from,
                    end,
                    "a value cannot begin with '*', which is the sign of an alias",
                    "text such as a file pattern is put in quotes: '" + source.slice(from, end) + "'");
        }
        if (context.endsWith("anchor")) {
            return error(
                    source,
                    from,
                    wordEnd(source, from),
                    "a value cannot begin with '&', which is the sign of an anchor",
                    "text is put in quotes");
        }
        if (context.endsWith("tag")) {
            return tag(from);
        }
        if (context.contains("directive")) {
            return directive(source, from);
        }
        if (context.contains("block scalar")) {
            return blockScalar(problem, from, at);
        }
        return general(at);
    }

    private Problem parsing(ParserMessage message) {
        String problem = message.problem();
        int from = message.from();
        int at = message.at();
        if (problem.contains("mapping values are not allowed")) {
            return new ColonErrors(source).misplaced(at);
        }
        if (problem.contains("could not find expected ':'")) {
            return new ColonErrors(source).missing(from);
        }
        if (problem.startsWith("expected ',' or")) {
            return unfinishedFlow(from, at);
        }
        if (problem.contains("expected the node content")) {
            return missingValue(at);
        }
        if (problem.contains("undefined tag handle")) {
            return tag(from);
        }
        if (problem.contains("directive") || problem.contains("tag handle")) {
            return directive(source, at);
        }
        if (problem.contains("expected '<document start>'")) {
            return outsideDocument(at);
        }
        if (problem.contains("<block end>")) {
            return strayInBlock(message.context(), from, at);
        }
        if (problem.contains("sequence entries are not allowed")) {
            return error(
                    source,
                    at,
                    at + 1,
                    "'- ' begins an item of a list only at the start of a line",
                    "put the items on the lines below, or write [a, b]",
                    "in quotes it is text");
        }
        if (problem.contains("mapping keys are not allowed")) {
            return error(source, at, at + 1, "a value cannot begin with '? '", "put the value in quotes");
        }
        return general(at);
    }

    private Problem cannotBegin(int at) {
        if (source.codePointAt(at) == '\t') {
            return TabCheck.problem(source, at);
        }
        return error(
                source,
                at,
                wordEnd(source, at),
                "a value cannot begin with '" + Character.toString(source.codePointAt(at)) + "'",
                "put the value in quotes");
    }

    private Problem escape(int at) {
        int from = at;
        while (from > start && source.codePointAt(from) != '\\') {
            from--;
        }
        int end = Math.min(Math.max(at + 1, from + 2), source.length());
        return error(
                source,
                from,
                end,
                "'" + source.slice(from, end).strip() + "' is no escape that is known in double quotes",
                "in single quotes a backslash is just a backslash");
    }

    private Problem tag(int from) {
        return error(
                source,
                from,
                wordEnd(source, from),
                "a value cannot begin with '!', which is the sign of a tag",
                "text is put in quotes");
    }

    private Problem blockScalar(String problem, int from, int at) {
        if (problem.contains("leading empty lines")) {
            return error(
                    source,
                    at,
                    wordEnd(source, at),
                    "a blank line before this first line of text is indented deeper than it");
        }
        return error(
                source,
                from,
                source.lineEnd(source.lineAt(from)),
                "the text after '|' or '>' begins on the next line",
                "put a text of one line in quotes");
    }

    private Problem unfinishedFlow(int open, int at) {
        boolean list = source.codePointAt(open) == '[';
        String noun = list ? "list" : "map";
        char closer = list ? ']' : '}';
        boolean atEnd = at >= source.length();
        if (!atEnd && at > start && source.codePointAt(at) == '{' && source.codePointAt(at - 1) == '$') {
            int end = Math.min(wordEnd(source, at + 1) + 1, source.lineEnd(source.lineAt(at)));
            return error(
                    source,
                    at - 1,
                    end,
                    "within [ ] and { } an interpolation is put in quotes",
                    "write \"" + source.slice(at - 1, end) + "\"");
        }
        if (!atEnd && (source.codePointAt(at) == ']' || source.codePointAt(at) == '}')) {
            return error(
                    source,
                    at,
                    at + 1,
                    "the " + noun + " that begins " + where(open) + " ends with '" + closer + "', and this is '"
                            + Character.toString(source.codePointAt(at)) + "'");
        }
        if (atEnd || source.lineAt(open) != source.lineAt(at)) {
            return error(
                    source, open, open + 1, "the " + noun + " that begins here is never closed with '" + closer + "'");
        }
        String expected = "',' or '" + closer + "' was expected in the " + noun + " that begins " + where(open);
        return source.codePointAt(at) == ':'
                ? error(source, at, at + 1, expected, QUOTE_COLON)
                : error(source, at, wordEnd(source, at), expected);
    }

    private Problem missingValue(int at) {
        boolean ends = at >= source.length() || source.codePointAt(at) == '-' || source.codePointAt(at) == '.';
        if (openFlow.isPresent() && ends) {
            int open = openFlow.get();
            boolean list = source.codePointAt(open) == '[';
            return error(
                    source,
                    open,
                    open + 1,
                    "the " + (list ? "list" : "map") + " that begins here is never closed with '" + (list ? ']' : '}')
                            + "'");
        }
        return error(
                source,
                at,
                wordEnd(source, at),
                "a value was expected here",
                "text that begins with a sign is put in quotes");
    }

    private Problem outsideDocument(int at) {
        int line = Math.min(source.lineAt(at), source.lineAt(Math.max(start, source.length() - 1)));
        for (int above = line; above >= 0; above--) {
            String text = source.line(above);
            if (text.startsWith("%")) {
                return directive(source, source.lineStart(above));
            }
            if (text.startsWith("...")) {
                return error(
                        source, at, wordEnd(source, at), "the line '...' ends the document, and something follows it");
            }
        }
        return followsValue(at)
                ? trailing(at)
                : error(source, at, wordEnd(source, at), "this line begins further left than the first one", ALIGN);
    }

    private Problem strayInBlock(String context, int from, int at) {
        int point = at < source.length() ? source.codePointAt(at) : -1;
        if (point == ']' || point == '}' || point == ',') {
            return error(
                    source,
                    at,
                    at + 1,
                    "'" + Character.toString(point) + "' closes nothing that is open",
                    "put text in quotes");
        }
        if (point == ':') {
            return error(source, at, at + 1, "there is no key before ':'");
        }
        if (followsValue(at)) {
            return trailing(at);
        }
        int column = at - source.lineStart(source.lineAt(at)) + 1;
        boolean sameColumn = from - source.lineStart(source.lineAt(from)) + 1 == column;
        if (sameColumn && context.endsWith("block mapping")) {
            return error(source, at, wordEnd(source, at), "this is an item of a list where a key was expected", ALIGN);
        }
        if (sameColumn) {
            return error(
                    source,
                    at,
                    wordEnd(source, at),
                    "this is a key where an item of a list, '- ', was expected",
                    ALIGN);
        }
        return error(
                source,
                at,
                wordEnd(source, at),
                "this line begins in column " + column + ", where nothing above it begins",
                ALIGN);
    }

    /** Whether something stands before an offset on its line, besides the dashes of lists. */
    private boolean followsValue(int at) {
        String left = left(at);
        return !left.isEmpty() && !left.matches("(?:- *)+");
    }

    private String left(int at) {
        return source.slice(Math.max(start, source.lineStart(source.lineAt(at))), at)
                .strip();
    }

    private Problem trailing(int at) {
        boolean quote = left(at).endsWith("'") || left(at).endsWith("\"");
        return error(
                source,
                at,
                source.lineEnd(source.lineAt(at)),
                quote ? "text follows the closing quote" : "text follows the end of the value",
                quote
                        ? "within single quotes a quote is written twice, within double quotes it is \\\""
                        : "put all of it in quotes");
    }

    private Problem general(int at) {
        int place = Math.min(at, source.length());
        return error(
                source,
                place,
                wordEnd(source, place),
                "this cannot be read as YAML",
                "put text with special signs in quotes");
    }

    private String where(int offset) {
        int line = source.lineAt(offset);
        return "at line " + (line + 1) + ", column " + (offset - source.lineStart(line) + 1);
    }

    static Problem error(SourceText source, int from, int to, String sentence, String... hints) {
        return Problem.error(source.place(from, Math.max(from, to)), "", sentence, hints);
    }
}
