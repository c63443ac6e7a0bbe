package dev.bpnet.data.table;

import java.util.Arrays;

/** Cells as truth values. A text that is neither true nor false is kept as a refused cell. */
public final class BooleanCells implements RawCells {

    private final RefusedCells refused = new RefusedCells();
    private byte[] values = new byte[Growth.FIRST_CAPACITY];
    private int rows;

    @Override
    public void addText(char[] s, int from, int to, char decimal) {
        int value = BooleanText.parse(s, from, to);
        if (value == BooleanText.NEITHER) {
            refused.add(rows, s, from, to);
        }
        add(value == BooleanText.NEITHER ? BooleanColumn.MISSING : value);
    }

    @Override
    public void addNumber(float x) {
        if (Float.isNaN(x)) {
            addMissing();
        } else {
            refused.add(rows, NumberText.label(x));
            add(BooleanColumn.MISSING);
        }
    }

    @Override
    public void addMissing() {
        add(BooleanColumn.MISSING);
    }

    private void add(int value) {
        if (rows == values.length) {
            values = Arrays.copyOf(values, Growth.next(values.length));
        }
        values[rows++] = (byte) value;
    }

    @Override
    public int rows() {
        return rows;
    }

    /** The cells that are neither true nor false. */
    public RefusedCells refused() {
        return refused;
    }

    /** The column of these values; the memory is shared, not copied. */
    public BooleanColumn toColumn(String name) {
        return new BooleanColumn(name, values, rows);
    }
}
