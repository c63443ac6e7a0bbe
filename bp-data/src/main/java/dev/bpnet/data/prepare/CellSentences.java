package dev.bpnet.data.prepare;

import dev.bpnet.data.Quoted;
import dev.bpnet.data.table.ColumnType;
import dev.bpnet.data.table.NumberText;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is wrong with a cell that is not what its column holds: the sentence, then hints. */
final class CellSentences {

    /** How files say "no value" when they do not say it in one of the usual ways. */
    private static final Set<String> LIKE_MISSING = Set.of(
            "", "-", "--", ".", "*", "n/a", "na", "nan", "#n/a", "none", "nil", "null", "missing", "unknown", "?");

    private CellSentences() {}

    /** Sentence and hints for a text that is not of the column's type. */
    static List<String> refused(ColumnType type, String text, char decimal) {
        String quoted = Quoted.of(text);
        String missing =
                "if it means that there is no value, say so: format: {csv: {missing_values: ['', " + quoted + "]}}";
        boolean likeMissing = LIKE_MISSING.contains(text.toLowerCase(Locale.ROOT));
        return switch (type) {
            case NUMBER -> number(text, quoted, decimal, likeMissing ? missing : "");
            case BOOLEAN -> withHint(quoted + " is neither true nor false", likeMissing ? missing : "");
            case DATE ->
                withHint(
                        quoted + " is not a date in the form 2024-02-29 or 2024-02-29T13:30:00Z",
                        likeMissing ? missing : "");
            case CATEGORY -> List.of(quoted + " is not a label");
        };
    }

    private static List<String> number(String text, String quoted, char decimal, String missing) {
        char[] s = text.toCharArray();
        return switch (NumberText.refusal(s, 0, s.length, decimal)) {
            case NOT_FINITE -> withHint(quoted + " is not a finite number", missing);
            case TOO_LARGE -> List.of(quoted + " is too large: the greatest number is " + Float.MAX_VALUE);
            case NOT_A_NUMBER -> {
                char other = decimal == '.' ? ',' : '.';
                boolean otherDecimal = !Float.isNaN(NumberText.parse(s, 0, s.length, other));
                yield withHint(
                        quoted + " is not a number",
                        otherDecimal
                                ? "if decimals are written with '" + other + "', say so: format: {csv: {decimal: \""
                                        + other + "\"}}"
                                : missing);
            }
        };
    }

    private static List<String> withHint(String sentence, String hint) {
        return hint.isEmpty() ? List.of(sentence) : List.of(sentence, hint);
    }
}
