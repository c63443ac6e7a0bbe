package dev.bpnet.config.problems;

import java.util.ArrayList;
import java.util.List;

/**
 * The text in which problems are told:
 *
 * <pre>
 * iris.yaml:14:19: error: network.layers[1].dense.activation: there is no activation named 'rleu'
 *    14 |       activation: rleu
 *       |                   ^^^^
 *    did you mean 'relu'?  known: elu, gelu, identity, leaky_relu, relu, ...
 * 1 problem
 * </pre>
 *
 * <p>Nothing of a file reaches the terminal as a control character.
 */
public final class ProblemText {
    /** A file that is wrong in every line is not told line by line. */
    private static final int SHOWN = 100;

    /** Characters of an option where it opens the message, and the excerpt shows the part that counts. */
    private static final int OPTION_WIDTH = 100;

    /**
     * Characters of anything else that may hold text of the file: sentences that are written for people stay far below.
     */
    private static final int TEXT_WIDTH = 500;

    private static final int HINT_WIDTH = 110;
    private static final String INDENT = "   ";

    private ProblemText() {}

    /**
     * All problems sorted by place, the first hundred of them in full, and their number. Ends with a line feed unless
     * empty.
     */
    public static String of(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        Problems.sorted(problems).stream().limit(SHOWN).forEach(problem -> text.append(of(problem)));
        if (!problems.isEmpty()) {
            text.append(count(problems)).append('\n');
        }
        return text.toString();
    }

    /** One problem: the message, the line it stands on, and the hints. Ends with a line feed. */
    public static String of(Problem problem) {
        StringBuilder text = new StringBuilder();
        text.append(place(problem.place()))
                .append(": ")
                .append(problem.severity().word())
                .append(": ");
        if (!problem.path().isEmpty()) {
            text.append(cut(problem.path(), TEXT_WIDTH)).append(": ");
        }
        text.append(cut(problem.sentence(), TEXT_WIDTH)).append('\n');
        appendExcerpt(text, problem.place());
        for (String line : hintLines(problem.hints())) {
            text.append(INDENT).append(line).append('\n');
        }
        return text.toString();
    }

    private static String place(Place place) {
        return cut(place.words(), place.kind() == Place.Kind.OPTION ? OPTION_WIDTH : Integer.MAX_VALUE);
    }

    private static String cut(String text, int width) {
        String shown = Glyphs.shown(text);
        int length = shown.codePointCount(0, shown.length());
        return length <= width ? shown : shown.substring(0, shown.offsetByCodePoints(0, width - 3)) + "...";
    }

    private static void appendExcerpt(StringBuilder text, Place place) {
        String line = place.text();
        if (line == null) {
            return;
        }
        Excerpt excerpt = Excerpt.of(line, place.column(), place.length());
        String gutter = place.kind() == Place.Kind.FILE ? INDENT + place.line() + " | " : INDENT;
        String blank = place.kind() == Place.Kind.FILE ? " ".repeat(gutter.length() - 2) + "| " : INDENT;
        text.append(gutter).append(excerpt.line()).append('\n');
        text.append(blank).append(excerpt.carets()).append('\n');
    }

    /** Hints stand side by side as long as they fit on a line. */
    private static List<String> hintLines(List<String> hints) {
        List<String> lines = new ArrayList<>();
        for (String hint : hints) {
            String shown = cut(hint, TEXT_WIDTH);
            String last = lines.isEmpty() ? "" : lines.getLast();
            if (!last.isEmpty() && last.length() + 2 + shown.length() <= HINT_WIDTH) {
                lines.set(lines.size() - 1, last + "  " + shown);
            } else {
                lines.add(shown);
            }
        }
        return lines;
    }

    private static String count(List<Problem> problems) {
        long errors = problems.stream().filter(Problem::isError).count();
        long warnings = problems.size() - errors;
        List<String> parts = new ArrayList<>();
        if (errors > 0) {
            parts.add(counted(errors, "problem"));
        }
        if (warnings > 0) {
            parts.add(counted(warnings, "warning"));
        }
        if (problems.size() > SHOWN) {
            parts.add("the first " + SHOWN + " are shown");
        }
        return String.join(", ", parts);
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
