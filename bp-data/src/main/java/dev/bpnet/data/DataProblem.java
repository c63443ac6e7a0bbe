package dev.bpnet.data;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with the data, with its place. It is data before it is text: {@link #text()} gives the form that the
 * problems of a config have, {@code FILE:LINE:FIELD: error: column 'NAME': SENTENCE}, hints indented below it.
 *
 * @param file the file as the user named it, {@code <stdin>} for the standard input
 * @param line the physical line on which the row starts, from 1; in a binary file the number of the row; 0 where the whole
 *     file is meant
 * @param field the number of the field in its row, from 1; 0 where the whole row is meant
 * @param column the name of the column; null where no one column is meant
 * @param sentence what was found and what was expected, lower case, without a full stop
 * @param hints what to do, a line each
 * @param setting the setting that is wrong rather than the data, by its path below {@code data} in a config
 *     ({@code target}, {@code columns.age.normalize}); null where it is the data
 */
public record DataProblem(
        String file,
        long line,
        int field,
        @Nullable String column,
        String sentence,
        List<String> hints,
        @Nullable String setting) {

    /** As deep as the hints under a problem of a config. */
    private static final String INDENT = "       ";

    public DataProblem {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(sentence, "sentence");
        hints = List.copyOf(hints);
    }

    /** A problem of a whole file. */
    public static DataProblem ofFile(String file, String sentence, String... hints) {
        return new DataProblem(file, 0, 0, null, sentence, List.of(hints), null);
    }

    /** A problem of a whole row. */
    public static DataProblem ofRow(String file, long line, String sentence, String... hints) {
        return new DataProblem(file, line, 0, null, sentence, List.of(hints), null);
    }

    /** A problem of one field. */
    public static DataProblem ofField(
            String file, long line, int field, @Nullable String column, String sentence, String... hints) {
        return new DataProblem(file, line, field, column, sentence, List.of(hints), null);
    }

    /** The same problem, which is one of a setting. */
    public DataProblem ofSetting(String path) {
        return new DataProblem(file, line, field, column, sentence, hints, path);
    }

    /** The problem as lines of text without a line break at the end. */
    public String text() {
        StringBuilder s = new StringBuilder(place()).append(": error: ").append(statement());
        for (String hint : hints) {
            s.append('\n').append(INDENT).append(hint);
        }
        return s.toString();
    }

    /** {@code FILE:LINE:FIELD}, or less where less is meant. */
    public String place() {
        String ofLine = line > 0 ? file + ":" + line : file;
        return line > 0 && field > 0 ? ofLine + ":" + field : ofLine;
    }

    /** The sentence, behind the name of the column where there is one. */
    public String statement() {
        return column == null ? sentence : "column '" + Quoted.shortened(column) + "': " + sentence;
    }

    @Override
    public String toString() {
        return text();
    }
}
