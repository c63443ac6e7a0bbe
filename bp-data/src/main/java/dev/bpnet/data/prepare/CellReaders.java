package dev.bpnet.data.prepare;

import dev.bpnet.data.read.Row;
import dev.bpnet.data.table.BooleanText;
import dev.bpnet.data.table.DateText;
import dev.bpnet.data.table.Dictionary;
import dev.bpnet.data.table.NumberText;
import java.util.List;

/** How a field of a row becomes a cell, by the type of the column. */
final class CellReaders {

    /** The cell of a label that was not among those of the training rows. */
    static final double UNSEEN = -1;

    private CellReaders() {}

    static double number(Row row, int field, char decimal) {
        if (row.isMissing(field)) {
            return FittedColumn.MISSING;
        }
        float x = row.isNumber(field)
                ? row.number(field)
                : NumberText.parse(row.chars(), row.start(field), row.end(field), decimal);
        return Float.isFinite(x) ? x : FittedColumn.REFUSED;
    }

    static double date(Row row, int field, char decimal) {
        if (row.isMissing(field)) {
            return FittedColumn.MISSING;
        }
        if (row.isNumber(field)) {
            return FittedColumn.REFUSED;
        }
        double seconds = DateText.parse(row.chars(), row.start(field), row.end(field));
        return Double.isNaN(seconds) ? FittedColumn.REFUSED : seconds;
    }

    static double truth(Row row, int field, char decimal) {
        if (row.isMissing(field)) {
            return FittedColumn.MISSING;
        }
        int value = row.isNumber(field)
                ? BooleanText.NEITHER
                : BooleanText.parse(row.chars(), row.start(field), row.end(field));
        return value == BooleanText.NEITHER ? FittedColumn.REFUSED : value;
    }

    /**
     * Finds labels.
     *
     * @param labels the labels; the cell is the position among them, or {@link #UNSEEN}
     * @param whole whether all are whole numbers, so that {@code 1.0} means {@code 1}
     */
    static CellReader label(List<String> labels, boolean whole) {
        Dictionary dictionary = new Dictionary(labels);
        return (row, field, decimal) -> {
            if (row.isMissing(field)) {
                return FittedColumn.MISSING;
            }
            int code = row.isNumber(field)
                    ? dictionary.find(row.text(field))
                    : dictionary.find(row.chars(), row.start(field), row.end(field));
            if (code == Dictionary.ABSENT && !row.isNumber(field)) {
                code = dictionary.find(otherSpelling(row.text(field), whole));
            }
            return code == Dictionary.ABSENT ? UNSEEN : code;
        };
    }

    /** The spelling under which a label that is a whole number or a boolean may be listed. */
    private static String otherSpelling(String text, boolean whole) {
        if (whole) {
            String number = NumberText.whole(text);
            return number == null ? text : number;
        }
        return switch (BooleanText.parse(text)) {
            case 1 -> "true";
            case 0 -> "false";
            default -> text;
        };
    }
}
