package dev.bpnet.data.table;

/** A column of dates or points in time. */
public final class DateColumn implements Column {

    private final String name;
    private final double[] seconds;
    private final int rows;

    /**
     * @param name the name in the header
     * @param seconds seconds since 1970-01-01T00:00Z for every row, NaN where the date is missing; kept, not copied, and may
     *     be longer than there are rows
     * @param rows the number of rows
     */
    public DateColumn(String name, double[] seconds, int rows) {
        this.name = name;
        this.seconds = seconds;
        this.rows = rows;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ColumnType type() {
        return ColumnType.DATE;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public boolean isMissing(int row) {
        return Double.isNaN(seconds[row]);
    }

    /** Seconds since 1970-01-01T00:00Z; NaN where the date is missing. */
    public double seconds(int row) {
        return seconds[row];
    }
}
