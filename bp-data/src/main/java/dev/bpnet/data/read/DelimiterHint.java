package dev.bpnet.data.read;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What to say of a file whose header came out as one single column, as it does where its delimiter is another one. A blank or a
 * comma may as well belong to the one name, as in {@code full name}: these are taken for the delimiter only where something else
 * tells so too.
 */
public final class DelimiterHint {
    private static final List<String> SELDOM_IN_NAMES = List.of(";", "\t", "|");
    private static final List<String> OFTEN_IN_NAMES = List.of(",", " ");

    private DelimiterHint() {}

    /** Which delimiter to give, where a name is not found and there is one column whose name holds a usual one. */
    public static Optional<String> ofHeader(Collection<String> columns, String sought) {
        return hint(columns, (header, delimiter) -> fields(header, delimiter).contains(sought));
    }

    /**
     * What to do about a row with more fields than the header.
     *
     * @param columns the names in the header
     * @param delimiter the delimiter in use
     * @param fields what it divides the row into
     */
    static String ofWideRow(Collection<String> columns, String delimiter, List<String> fields) {
        String row = String.join(delimiter, fields);
        return hint(columns, (header, other) -> divides(header, row, other, delimiter))
                .orElse("put a field that holds the delimiter in quotes");
    }

    /** Whether a delimiter makes as many fields of a row as of the header, none of which the one in use begins or ends. */
    private static boolean divides(String header, String row, String delimiter, String inUse) {
        List<String> fields = fields(row, delimiter);
        return fields.size() == fields(header, delimiter).size()
                && fields.stream().noneMatch(field -> field.startsWith(inUse) || field.endsWith(inUse));
    }

    private static List<String> fields(String line, String delimiter) {
        String pattern = delimiter.isBlank() ? "\\s+" : Pattern.quote(delimiter);
        return Stream.of(line.strip().split(pattern, -1)).map(String::strip).toList();
    }

    /** A sentence where there is one column that holds a delimiter; header and delimiter go to the evidence. */
    private static Optional<String> hint(Collection<String> columns, BiPredicate<String, String> evidence) {
        if (columns.size() != 1) {
            return Optional.empty();
        }
        String only = columns.iterator().next();
        return Stream.concat(
                        SELDOM_IN_NAMES.stream().filter(only::contains),
                        OFTEN_IN_NAMES.stream()
                                .filter(only::contains)
                                .filter(delimiter -> evidence.test(only, delimiter)))
                .findFirst()
                .map(DelimiterHint::sentence);
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
