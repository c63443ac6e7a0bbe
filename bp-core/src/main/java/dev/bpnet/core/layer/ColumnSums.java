package dev.bpnet.core.layer;

import dev.bpnet.api.kernels.Matrix;

/** Sums over the rows of a column, in double and in ascending order of the rows. */
final class ColumnSums {
    private ColumnSums() {}

    /** {@code Σ x[i, column]} over the first {@code rows} rows. */
    static double of(Matrix x, int rows, int column) {
        float[] values = x.array();
        int at = x.offset() + column;
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += values[at];
            at += x.stride();
        }
        return sum;
    }

    /** {@code Σ (x[i, column] - mean)²} over the first {@code rows} rows. */
    static double ofSquares(Matrix x, int rows, int column, double mean) {
        float[] values = x.array();
        int at = x.offset() + column;
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            double d = values[at] - mean;
            sum = Math.fma(d, d, sum);
            at += x.stride();
        }
        return sum;
    }
}
