package dev.bpnet.data.read;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What to say of a file whose header came out as one single column, as it does where its delimiter is another one. */
public final class DelimiterHint {
    private DelimiterHint() {}

    /** Which delimiter to give, where there is one column whose name holds a usual one. */
    public static Optional<String> ofHeader(Collection<String> columns) {
        if (columns.size() != 1) {
            return Optional.empty();
        }
        String only = columns.iterator().next();
        return List.of(";", "\t", "|", ",", " ").stream()
                .filter(only::contains)
                .findFirst()
                .map(DelimiterHint::sentence);
    }

    /** What to do about a row with more fields than the header. */
    static String ofWideRow(Collection<String> columns) {
        return ofHeader(columns).orElse("put a field that holds the delimiter in quotes");
    }

    private static String sentence(String delimiter) {
        String shown = switch (delimiter) {
            case "\t" -> "\\t";
            case " " -> "whitespace";
            default -> delimiter;
        };
        return "the header is one single column; is the delimiter another one? format: {csv: {delimiter: \"" + shown
                + "\"}}";
    }
}
