package dev.bpnet.config.yaml;

import dev.bpnet.config.problems.Problem;
import dev.bpnet.config.problems.Problems;
import java.util.List;

/**
 * Refuses tabs, except in comments and in text that is quoted or a block.
 *
 * <p>The parser refuses most of them, but not those inside of plain text and at the end of a line.
 */
final class TabCheck {

    private TabCheck() {}

    /** The problem of one tab. */
    static Problem problem(SourceText source, int offset) {
        int lineStart = source.lineStart(source.lineAt(offset));
        boolean indentation = source.slice(lineStart, offset).isBlank();
        return Problem.error(
                source.place(offset, offset + 1),
                "",
                indentation ? "a tab is not allowed here: indent with spaces" : "a tab is not allowed here",
                indentation ? others(source, offset) : new String[] {"use spaces, or write \\t within double quotes"});
    }

    /** The parser gives up at the first tab it refuses; this tells how many are still to come. */
    private static String[] others(SourceText source, int offset) {
        int lines = 0;
        for (int line = source.lineAt(offset) + 1; line < source.lineCount(); line++) {
            String text = source.line(line);
            lines += text.substring(0, text.length() - text.stripLeading().length())
                            .contains("\t")
                    ? 1
                    : 0;
        }
        return lines == 0 ? new String[0] : new String[] {"lines below that are indented with tabs too: " + lines};
    }

    /**
     * Reports the first tab of every line.
     *
     * @param start where the YAML begins
     * @param texts the quoted and the block scalars, in order
     */
    static void check(SourceText source, int start, List<Span> texts, Problems problems) {
        int next = 0;
        int lineOfLast = -1;
        for (int i = start; i < source.length(); i++) {
            if (next < texts.size() && i >= texts.get(next).start()) {
                // One back, for the loop moves on by one.
                i = Math.max(i, texts.get(next++).end()) - 1;
            } else if (source.codePointAt(i) == '#' && beginsComment(source, start, i)) {
                i = source.lineEnd(source.lineAt(i));
            } else if (source.codePointAt(i) == '\t' && source.lineAt(i) != lineOfLast) {
                lineOfLast = source.lineAt(i);
                problems.add(problem(source, i));
            }
        }
    }

    private static boolean beginsComment(SourceText source, int start, int offset) {
        return offset == start || Character.isWhitespace(source.codePointAt(offset - 1));
    }
}
