package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Matrix;
import java.util.Arrays;

/** A matrix inside a larger array; the cells around it and between its rows hold a guard that nobody may overwrite. */
final class GuardedMatrix {
    private static final float GUARD = -7.25e33f;

    private final Matrix matrix;
    private final float[] before;

    /** Where the matrix lies: cells before the first row, and cells after each row. */
    record Layout(int offset, int gap) {
        static final Layout DENSE = new Layout(0, 0);
    }

    GuardedMatrix(float[][] rows, Layout layout) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        int stride = columns + layout.gap;
        float[] array = new float[layout.offset + rows.length * stride + layout.gap];
        Arrays.fill(array, GUARD);
        matrix = Matrix.of(array, layout.offset, rows.length, columns, stride);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, array, matrix.at(i), columns);
        }
        before = array.clone();
    }

    Matrix matrix() {
        return matrix;
    }

    /** The numbers of the matrix now. */
    float[][] rows() {
        float[][] rows = new float[matrix.rows()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(matrix.array(), matrix.at(i), matrix.at(i) + matrix.columns());
        }
        return rows;
    }

    /** Overwrites the numbers of the matrix. */
    void fill(float value) {
        for (int i = 0; i < matrix.rows(); i++) {
            Arrays.fill(matrix.array(), matrix.at(i), matrix.at(i) + matrix.columns(), value);
        }
    }

    /** Whether only rows {@code [from, to)} differ from what they were at first. */
    boolean untouchedOutside(int from, int to) {
        float[] now = matrix.array().clone();
        for (int i = from; i < to; i++) {
            System.arraycopy(before, matrix.at(i), now, matrix.at(i), matrix.columns());
        }
        return Arrays.equals(now, before);
    }
}
