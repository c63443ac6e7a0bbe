package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Matrix;
import java.util.Arrays;

/** A matrix inside a larger array; the cells around it and between its rows hold a guard that nobody may overwrite. */
final class GuardedMatrix implements Memory {
    private static final float GUARD = -7.25e33f;

    private final String name;
    private final Matrix matrix;
    private final float[] before;

    GuardedMatrix(String name, float[][] rows, Layouts.Layout layout) {
        this.name = name;
        int columns = rows.length == 0 ? 0 : rows[0].length;
        int stride = columns + layout.gap();
        float[] array = new float[layout.offset() + rows.length * stride + layout.gap()];
        Arrays.fill(array, GUARD);
        matrix = Matrix.of(array, layout.offset(), rows.length, columns, stride);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, array, matrix.at(i), columns);
        }
        before = array.clone();
    }

    Matrix matrix() {
        return matrix;
    }

    float get(int row, int column) {
        return matrix.get(row, column);
    }

    /** Overwrites the numbers of the matrix. */
    void fill(float value) {
        for (int i = 0; i < matrix.rows(); i++) {
            Arrays.fill(matrix.array(), matrix.at(i), matrix.at(i) + matrix.columns(), value);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double[] row(int i) {
        double[] row = new double[matrix.columns()];
        for (int j = 0; j < row.length; j++) {
            row[j] = matrix.get(i, j);
        }
        return row;
    }

    @Override
    public boolean untouchedOutside(int from, int to) {
        float[] now = matrix.array().clone();
        for (int i = from; i < to; i++) {
            System.arraycopy(before, matrix.at(i), now, matrix.at(i), matrix.columns());
        }
        return Arrays.equals(now, before);
    }
}
