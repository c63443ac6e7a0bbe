package dev.bpnet.data.table;

/** A column of a {@link Table}: a name and a value, or none, for every row. Not changed once made. */
public sealed interface Column permits NumberColumn, CategoryColumn, BooleanColumn, DateColumn {

    /** The name in the header. */
    String name();

    /** The type that the column's class stands for. */
    ColumnType type();

    /** The number of rows. */
    int rows();

    /** Whether a row has no value. */
    boolean isMissing(int row);
}
