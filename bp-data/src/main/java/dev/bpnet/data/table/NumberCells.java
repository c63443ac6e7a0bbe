package dev.bpnet.data.table;

/** Cells as floats. A text that is no finite number is kept as a refused cell. */
public final class NumberCells implements RawCells {

    private final RefusedCells refused = new RefusedCells();
    private final CellStore values;
    private int missing;

    /** On the heap. */
    public NumberCells() {
        this(new CellStore());
    }

    NumberCells(CellStore values) {
        this.values = values;
    }

    @Override
    public void addText(char[] s, int from, int to, char decimal) {
        float x = NumberText.parse(s, from, to, decimal);
        if (Float.isNaN(x)) {
            refused.add(rows(), s, from, to);
        }
        add(x);
    }

    @Override
    public void addNumber(float x) {
        if (Float.isNaN(x)) {
            addMissing();
        } else if (Float.isInfinite(x)) {
            refused.add(rows(), Float.toString(x));
            add(Float.NaN);
        } else {
            add(x);
        }
    }

    @Override
    public void addMissing() {
        missing++;
        add(Float.NaN);
    }

    private void add(float x) {
        values.add(Float.floatToRawIntBits(x));
    }

    @Override
    public int rows() {
        return values.size();
    }

    /** The value of a row; NaN where it is missing or refused. */
    public float value(int row) {
        return Float.intBitsToFloat(values.get(row));
    }

    /** Rows that have a value, refused ones included. */
    public long present() {
        return (long) rows() - missing;
    }

    /** The cells that are no finite number. */
    public RefusedCells refused() {
        return refused;
    }

    /** The column of these values; the memory is shared, not copied. */
    public NumberColumn toColumn(String name) {
        return new NumberColumn(name, values);
    }
}
