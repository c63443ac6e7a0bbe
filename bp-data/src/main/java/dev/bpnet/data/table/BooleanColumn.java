package dev.bpnet.data.table;

/** A column of truth values. */
public final class BooleanColumn implements Column {

    /** The value of a missing cell. */
    public static final int MISSING = -1;

    private final String name;
    private final byte[] values;
    private final int rows;

    /**
     * @param name the name in the header
     * @param values 1 for true, 0 for false, {@link #MISSING}; kept, not copied, and may be longer than there are rows
     * @param rows the number of rows
     */
    public BooleanColumn(String name, byte[] values, int rows) {
        this.name = name;
        this.values = values;
        this.rows = rows;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ColumnType type() {
        return ColumnType.BOOLEAN;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public boolean isMissing(int row) {
        return values[row] == MISSING;
    }

    /** 1 for true, 0 for false, or {@link #MISSING}. */
    public int value(int row) {
        return values[row];
    }
}
