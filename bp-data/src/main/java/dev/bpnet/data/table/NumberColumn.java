package dev.bpnet.data.table;

/** A column of finite floats. */
public final class NumberColumn implements Column {

    private final String name;
    private final CellStore values;

    /**
     * @param name the name in the header
     * @param values a value a row, NaN where it is missing; may be longer than there are rows
     * @param rows the number of rows
     */
    public NumberColumn(String name, float[] values, int rows) {
        this(name, CellStore.of(values, rows));
    }

    NumberColumn(String name, CellStore values) {
        this.name = name;
        this.values = values;
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
        return values.size();
    }

    @Override
    public boolean isMissing(int row) {
        return Float.isNaN(value(row));
    }

    /** The value of a row; NaN where it is missing. */
    public float value(int row) {
        return Float.intBitsToFloat(values.get(row));
    }
}
