package dev.bpnet.config.yaml;

import dev.bpnet.config.problems.Problem;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mistakes made with the colon between a key and its value. */
record ColonErrors(SourceText source) {
    /** A key at the start of a line whose colon is followed by neither a space nor the end of the line. */
    private static final Pattern TIGHT_COLON = Pattern.compile("[ ]*(?:- +)*[^\\s:#'\"\\[{][^\\s:#]*(:)[^\\s:/].*");

    /** A colon where the parser allows none. */
    Problem misplaced(int at) {
        int line = source.lineAt(at);
        String before = source.slice(source.lineStart(line), at);
        if (before.contains(": ")) {
            return SyntaxErrors.error(source, at, at + 1, "a second ':' stands in the value", SyntaxErrors.QUOTE_COLON);
        }
        if (before.length() > 1024) {
            return SyntaxErrors.error(source, source.lineStart(line), at, "a key is longer than 1024 characters");
        }
        int above = contentAbove(line);
        if (above < 0) {
            return SyntaxErrors.error(source, at, at + 1, "':' is not expected here", SyntaxErrors.QUOTE_COLON);
        }
        Problem tight = withoutSpace(above);
        if (tight != null) {
            return tight;
        }
        if (!source.line(above).contains(":")) {
            return missing(source.lineStart(above) + leadingBlanks(source.line(above)));
        }
        int key = source.lineStart(line) + leadingBlanks(before);
        return SyntaxErrors.error(
                source,
                key,
                at,
                "this line is indented deeper than the one above, which already has its value",
                SyntaxErrors.ALIGN);
    }

    /** A line that should have been a key and a value. */
    Problem missing(int from) {
        int end = source.lineEnd(source.lineAt(from));
        Problem tight = withoutSpace(source.lineAt(from));
        if (tight != null) {
            return tight;
        }
        return SyntaxErrors.error(
                source,
                from,
                end,
                "'key: value' was expected, and this line has no ':'",
                "text that goes over several lines is indented deeper than its key");
    }

    private @Nullable Problem withoutSpace(int line) {
        Matcher tight = TIGHT_COLON.matcher(source.line(line));
        if (!tight.matches()) {
            return null;
        }
        int colon = source.lineStart(line) + source.line(line).codePointCount(0, tight.start(1));
        return SyntaxErrors.error(source, colon, colon + 1, "a space is missing after ':'");
    }

    private int contentAbove(int line) {
        int above = line - 1;
        while (above >= 0
                && (source.line(above).isBlank() || source.line(above).strip().startsWith("#"))) {
            above--;
        }
        return above;
    }

    private static int leadingBlanks(String text) {
        int blanks = 0;
        while (blanks < text.length() && (text.charAt(blanks) == ' ' || text.startsWith("- ", blanks))) {
            blanks++;
        }
        return blanks;
    }
}
