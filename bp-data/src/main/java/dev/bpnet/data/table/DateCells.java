package dev.bpnet.data.table;

import java.util.Arrays;

/** Cells as seconds since 1970-01-01T00:00Z. A text that is no date is kept as a refused cell. */
public final class DateCells implements RawCells {

    private final RefusedCells refused = new RefusedCells();
    private double[] seconds = new double[Growth.FIRST_CAPACITY];
    private int rows;
    private int missing;

    @Override
    public void addText(char[] s, int from, int to, char decimal) {
        double second = DateText.parse(s, from, to);
        if (Double.isNaN(second)) {
            refused.add(rows, s, from, to);
        }
        add(second);
    }

    @Override
    public void addNumber(float x) {
        if (Float.isNaN(x)) {
            addMissing();
        } else {
            refused.add(rows, NumberText.label(x));
            add(Double.NaN);
        }
    }

    @Override
    public void addMissing() {
        missing++;
        add(Double.NaN);
    }

    private void add(double second) {
        if (rows == seconds.length) {
            seconds = Arrays.copyOf(seconds, Growth.next(seconds.length));
        }
        seconds[rows++] = second;
    }

    @Override
    public int rows() {
        return rows;
    }

    /** Rows that have a value, refused ones included. */
    public long present() {
        return (long) rows - missing;
    }

    /** The cells that are no date. */
    public RefusedCells refused() {
        return refused;
    }

    /** The column of these values; the memory is shared, not copied. */
    public DateColumn toColumn(String name) {
        return new DateColumn(name, seconds, rows);
    }
}
