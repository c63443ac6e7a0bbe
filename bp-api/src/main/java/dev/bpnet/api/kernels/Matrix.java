package dev.bpnet.api.kernels;

import java.util.Objects;

/**
 * An immutable view of a row-major float matrix inside an array: cell (i, j) is {@code array[offset + i * stride + j]}.
 * The view never changes; the numbers behind it do. Views are made when a plan is made, never inside a loop.
 */
public final class Matrix {
    private final float[] array;
    private final int offset;
    private final int rows;
    private final int columns;
    private final int stride;

    private Matrix(float[] array, int offset, int rows, int columns, int stride) {
        this.array = array;
        this.offset = offset;
        this.rows = rows;
        this.columns = columns;
        this.stride = stride;
    }

    /**
     * A view with gaps between rows.
     *
     * @throws IndexOutOfBoundsException when a cell would lie outside the array
     * @throws IllegalArgumentException when a size is negative or {@code stride < columns}
     */
    public static Matrix of(float[] array, int offset, int rows, int columns, int stride) {
        Objects.requireNonNull(array, "array");
        if (rows < 0 || columns < 0 || stride < columns) {
            throw new IllegalArgumentException(
                    "no matrix has " + rows + " rows, " + columns + " columns and a stride of " + stride);
        }
        long end = rows == 0 ? offset : offset + (long) (rows - 1) * stride + columns;
        if (offset < 0 || end > array.length) {
            throw new IndexOutOfBoundsException("a " + rows + " x " + columns + " matrix with stride " + stride + " at "
                    + offset + " ends at " + end + ", the array at " + array.length);
        }
        return new Matrix(array, offset, rows, columns, stride);
    }

    /** A view without gaps: {@code stride = columns}. */
    public static Matrix of(float[] array, int offset, int rows, int columns) {
        return of(array, offset, rows, columns, columns);
    }

    /** A new matrix of zeros with an array of its own. */
    public static Matrix zeros(int rows, int columns) {
        return of(new float[Math.multiplyExact(rows, columns)], 0, rows, columns);
    }

    /** A copy of the given rows, all of one length, in an array of its own. */
    public static Matrix copyOf(float[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        Matrix copy = zeros(rows.length, columns);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns) {
                throw new IllegalArgumentException(
                        "row " + i + " has " + rows[i].length + " values, row 0 has " + columns);
            }
            System.arraycopy(rows[i], 0, copy.array, i * columns, columns);
        }
        return copy;
    }

    /** The array behind the view, shared and not copied. */
    public float[] array() {
        return array;
    }

    /** The index of cell (0, 0). */
    public int offset() {
        return offset;
    }

    /** The number of rows the view covers. */
    public int rows() {
        return rows;
    }

    /** The number of columns. */
    public int columns() {
        return columns;
    }

    /** The distance from a row to the next. */
    public int stride() {
        return stride;
    }

    /** The index of the first cell of a row. */
    public int at(int row) {
        return offset + row * stride;
    }

    /** The value of cell (row, column). */
    public float get(int row, int column) {
        return array[at(row) + column];
    }

    /** Sets cell (row, column). */
    public void set(int row, int column, float value) {
        array[at(row) + column] = value;
    }

    /** Whether rows follow each other without gaps, so that a range of rows is one run of numbers. */
    public boolean contiguous() {
        return stride == columns;
    }

    @Override
    public String toString() {
        return rows + " x " + columns;
    }
}
