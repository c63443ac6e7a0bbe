package dev.bpnet.core.layer;

import dev.bpnet.api.kernels.Matrix;

/** Copies of whole rows between matrices, and of columns between rows. */
final class RowCopies {
    private RowCopies() {}

    /** Rows {@code [from, to)} of {@code source} into the first columns of {@code target}. */
    static void copy(Matrix source, Matrix target, int from, int to) {
        copy(source, 0, target, 0, source.columns(), from, to);
    }

    /** {@code columns} columns of rows {@code [from, to)}, from one column on into another on. */
    static void copy(Matrix source, int sourceColumn, Matrix target, int targetColumn, int columns, int from, int to) {
        for (int i = from; i < to; i++) {
            System.arraycopy(
                    source.array(), source.at(i) + sourceColumn, target.array(), target.at(i) + targetColumn, columns);
        }
    }

    /** A copy of some columns of rows in double. */
    static double[][] columns(double[][] rows, int from, int columns) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = java.util.Arrays.copyOfRange(rows[i], from, from + columns);
        }
        return copy;
    }
}
