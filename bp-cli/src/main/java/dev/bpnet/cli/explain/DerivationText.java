package dev.bpnet.cli.explain;

import dev.bpnet.core.definition.Quantity;
import java.util.List;
import java.util.Locale;

/** A derivation as text: every quantity with its formula, shape and numbers, derivatives beside the numeric ones. */
public final class DerivationText {
    private static final int MAX_ROWS = 8;
    private static final int MAX_COLUMNS = 8;

    private DerivationText() {}

    /** All quantities under a heading for each part. */
    public static String of(List<Quantity> quantities) {
        StringBuilder text = new StringBuilder();
        Quantity.Part part = null;
        for (Quantity quantity : quantities) {
            if (quantity.part() != part) {
                part = quantity.part();
                text.append('\n').append(heading(part)).append("\n\n");
            }
            append(text, quantity);
        }
        return text.toString();
    }

    static String heading(Quantity.Part part) {
        return switch (part) {
            case GIVEN -> "GIVEN";
            case FORWARD -> "FORWARD";
            case LOSS -> "LOSS";
            case BACKWARD -> "BACKWARD   (beside each: the numeric derivative, by central differences)";
            case UPDATE -> "UPDATE   (one step of gradient descent)";
        };
    }

    private static void append(StringBuilder text, Quantity quantity) {
        text.append(quantity.name());
        if (!quantity.formula().isEmpty()) {
            text.append(quantity.part() == Quantity.Part.GIVEN ? "   " : " = ").append(quantity.formula());
        }
        text.append("   [")
                .append(quantity.rows())
                .append(" x ")
                .append(quantity.columns())
                .append("]\n");
        double[][] values = quantity.values();
        double[][] numeric = quantity.numeric();
        int rows = Math.min(MAX_ROWS, values.length);
        for (int i = 0; i < rows; i++) {
            text.append("    ").append(row(values[i]));
            if (numeric != null) {
                text.append("   |").append(row(numeric[i]));
            }
            text.append('\n');
        }
        if (values.length > rows) {
            text.append("    ... ").append(values.length - rows).append(" more rows\n");
        }
        if (numeric != null) {
            text.append("    greatest difference from the numeric derivative ")
                    .append(difference(quantity))
                    .append('\n');
        }
    }

    static String difference(Quantity quantity) {
        double difference = quantity.maxDifference();
        return Double.isNaN(difference) ? "not taken" : String.format(Locale.ROOT, "%.1e", difference);
    }

    private static String row(double[] row) {
        StringBuilder text = new StringBuilder();
        int columns = Math.min(MAX_COLUMNS, row.length);
        for (int j = 0; j < columns; j++) {
            text.append(' ').append(String.format(Locale.ROOT, "%13s", number(row[j])));
        }
        if (row.length > columns) {
            text.append(" ... ").append(row.length - columns).append(" more");
        }
        return text.toString();
    }

    /** Eight significant digits; a dot where nothing was taken. */
    static String number(double value) {
        if (Double.isNaN(value)) {
            return "·";
        }
        double size = Math.abs(value);
        return size == 0 || (size >= 1e-4 && size < 1e5)
                ? String.format(Locale.ROOT, "%.8f", value)
                : String.format(Locale.ROOT, "%.6e", value);
    }
}
