package dev.bpnet.data.prepare;

import dev.bpnet.data.read.Row;

/** Reads one field of a row as the cell of a column. Without state that changes; any number of threads may call it. */
@FunctionalInterface
public interface CellReader {

    /**
     * The cell of a field.
     *
     * @param row the row
     * @param field the field, from 0
     * @param decimal the decimal separator of the file
     * @return the cell, {@link FittedColumn#MISSING}, or {@link FittedColumn#REFUSED} for a value that is none of the column's
     */
    double read(Row row, int field, char decimal);
}
