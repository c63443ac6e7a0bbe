package dev.bpnet.data.prepare;

/** The cells of a column of a table. */
@FunctionalInterface
public interface TableCells {

    /** The cell of a row. */
    double cell(int row);
}
