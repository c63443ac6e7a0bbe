package dev.bpnet.data.table;

/** A column of finite floats. */
public final class NumberColumn implements Column {

    private final String name;
    private final float[] values;
    private final int rows;

    /**
     * @param name the name in the header
     * @param values a value a row, NaN where it is missing; kept, not copied, and may be longer than there are rows
     * @param rows the number of rows
     */
    public NumberColumn(String name, float[] values, int rows) {
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
        return ColumnType.NUMBER;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public boolean isMissing(int row) {
        return Float.isNaN(values[row]);
    }

    /** The value of a row; NaN where it is missing. */
    public float value(int row) {
        return values[row];
    }
}
