package dev.bpnet.data.prepare;

import dev.bpnet.data.table.Column;
import dev.bpnet.data.table.ColumnType;
import java.util.List;
import java.util.Map;

/**
 * How the values of one input column become inputs of the network, with everything learnt from the training rows. A value
 * passes through as a <em>cell</em>, one double whose meaning the column's type settles; {@link #write} is the only code that
 * turns it into inputs, in training and in prediction alike.
 */
public sealed interface FittedColumn permits FittedNumber, FittedDate, FittedBoolean, FittedCategory {

    /** The cell of a missing value. */
    double MISSING = Double.NaN;

    /** What a {@link CellReader} gives for a field that is not of the column's type. */
    double REFUSED = Double.POSITIVE_INFINITY;

    /** The name of the column. */
    String name();

    /** The type of its values. */
    ColumnType type();

    /** The names of the inputs it becomes, in their order; as many as {@link #write} writes. */
    List<String> inputs();

    /** How many inputs it becomes. */
    int width();

    /** Whether a missing value is an error. */
    boolean refusesMissing();

    /**
     * Writes the inputs for a cell.
     *
     * @param cell the value, or {@link #MISSING}; never {@link #REFUSED}
     * @param out takes {@link #width()} numbers
     * @param at where the first of them goes
     */
    void write(double cell, float[] out, int at);

    /**
     * The way back from {@link #write}: the value that inputs, or what a network makes of them, come nearest to.
     *
     * @param in holds {@link #width()} numbers
     * @param at where the first of them is
     * @return the value as text, in the unit of the column; empty where it is missing, or no value
     */
    String restore(float[] in, int at);

    /** Reads cells from rows of files. */
    CellReader reader();

    /**
     * Reads cells from a column of a table.
     *
     * @throws IllegalArgumentException where the column has another type
     */
    TableCells cells(Column column);

    /** Everything learnt, as a plain tree; {@link FittedTrees} makes the column of it again. */
    Map<String, Object> tree();
}
