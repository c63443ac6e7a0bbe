package dev.bpnet.data.read;

import dev.bpnet.api.plugin.Doc;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The dialect of a file of separated values.
 *
 * @param delimiter what stands between two fields; {@code whitespace} for any number of blanks and tabs, {@code tab} or
 *     {@code \t} for a tab
 * @param quote the character around fields that hold delimiters or line breaks; empty where there is none
 * @param comment the character that starts a line to leave out; null where there is none
 * @param header whether the first line holds the names; null takes it for names unless {@code columns} gives them or it is
 *     obviously data
 * @param columns the names, where the file has no header
 * @param missingValues the texts that mean "no value"
 * @param encoding the name of the character encoding
 * @param decimal the decimal separator
 */
public record CsvParameters(
        @Doc("what stands between two fields; whitespace for any number of blanks and tabs")
        String delimiter,

        @Doc("the character around fields that hold delimiters or line breaks; empty for none")
        String quote,

        @Doc("the character that starts a line to leave out") @Nullable String comment,

        @Doc("whether the first line holds the names of the columns; true where it is left out and columns is too")
        @Nullable Boolean header,

        @Doc("the names of the columns of a file without a header")
        List<String> columns,

        @Doc("the texts that mean 'no value'") List<String> missingValues,
        @Doc("the character encoding") String encoding,
        @Doc("the decimal separator: '.' or ','") String decimal) {

    /** The delimiter that stands for any number of blanks and tabs. */
    static final String WHITESPACE = "whitespace";

    public CsvParameters {
        columns = List.copyOf(columns);
        missingValues = List.copyOf(missingValues);
        delimiter = delimiter.equals("tab") || delimiter.equals("\\t") ? "\t" : delimiter;
        check(!delimiter.isEmpty() && !hasLineBreak(delimiter), "delimiter must not be empty or a line break");
        check(quote.length() <= 1 && !hasLineBreak(quote), "quote must be one character, or '' for none");
        check(comment == null || (comment.length() == 1 && !hasLineBreak(comment)), "comment must be one character");
        check(decimal.equals(".") || decimal.equals(","), "decimal must be '.' or ',', not '" + decimal + "'");
        check(
                delimiter.equals(WHITESPACE) || !delimiter.substring(0, 1).equals(quote),
                "delimiter and quote must not be the same character");
        check(
                comment == null || (!comment.equals(quote) && !comment.equals(delimiter.substring(0, 1))),
                "comment must differ from delimiter and quote");
        check(
                columns.isEmpty() || header == null || !header,
                "columns names the columns of a file without a header; with header: true the names come from the file");
        checkEncoding(encoding);
    }

    /** Values separated by a delimiter, everything else as usual. */
    public static CsvParameters delimitedBy(String delimiter) {
        return new CsvParameters(
                delimiter, "\"", null, null, List.of(), List.of("", "NA", "NaN", "null", "?"), "UTF-8", ".");
    }

    /** The same with a header or without one. */
    public CsvParameters withHeader(boolean header) {
        return new CsvParameters(delimiter, quote, comment, header, columns, missingValues, encoding, decimal);
    }

    /** The same with these names for a file without a header. */
    public CsvParameters withColumns(List<String> columns) {
        return new CsvParameters(delimiter, quote, comment, header, columns, missingValues, encoding, decimal);
    }

    /** The same with these texts for "no value". */
    public CsvParameters withMissingValues(List<String> missingValues) {
        return new CsvParameters(delimiter, quote, comment, header, columns, missingValues, encoding, decimal);
    }

    private static void check(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }

    private static boolean hasLineBreak(String s) {
        return s.indexOf('\n') >= 0 || s.indexOf('\r') >= 0;
    }

    private static void checkEncoding(String encoding) {
        boolean known;
        try {
            known = Charset.isSupported(encoding);
        } catch (IllegalCharsetNameException e) {
            known = false;
        }
        check(
                known,
                "there is no encoding named '" + encoding + "' (usual ones: UTF-8, ISO-8859-1, windows-1252, UTF-16)");
    }

    Charset charset() {
        try {
            return Charset.forName(encoding);
        } catch (UnsupportedCharsetException e) {
            throw new IllegalStateException("checked when the record was made: " + encoding, e);
        }
    }
}
