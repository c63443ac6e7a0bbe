package dev.bpnet.data.read;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.List;

/**
 * Puts the fields that fastcsv finds into a {@link Row}. Blanks around a field without quotes are no part of it; a quoted field
 * is taken as it stands.
 */
final class CsvRowHandler extends AbstractBaseCsvCallbackHandler<Row> {

    private final char[][] missingValues;
    private Row row;

    CsvRowHandler(List<String> missingValues, Row row) {
        this.missingValues = missingValues.stream().map(String::toCharArray).toArray(char[][]::new);
        this.row = row;
    }

    /** Puts the next record into this row. */
    void fill(Row row) {
        this.row = row;
    }

    @Override
    protected void handleBegin(long line) {
        row.begin(line);
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
        int from = offset;
        int to = offset + length;
        if (!quoted) {
            while (from < to && isBlank(buffer[from])) {
                from++;
            }
            while (to > from && isBlank(buffer[to - 1])) {
                to--;
            }
        }
        if (isMissing(buffer, from, to - from)) {
            row.addMissing(buffer, from, to - from);
        } else {
            row.addText(buffer, from, to - from);
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0';
    }

    private boolean isMissing(char[] buffer, int from, int length) {
        for (char[] text : missingValues) {
            if (text.length == length && same(text, buffer, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(char[] text, char[] buffer, int from) {
        for (int i = 0; i < text.length; i++) {
            if (text[i] != buffer[from + i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected Row buildRecord() {
        return row;
    }
}
