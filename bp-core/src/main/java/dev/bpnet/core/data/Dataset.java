package dev.bpnet.core.data;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import java.util.Locale;

/**
 * Rows to learn from or to be judged by. A row is a fixed number of input floats, the floats of its target as
 * {@link TargetInfo} describes them, and a weight. Safe to read from several threads.
 */
public interface Dataset {

    /** The number of rows. */
    int rows();

    /** The floats of a row's input. */
    int inputs();

    /** What the target is. */
    TargetInfo target();

    /**
     * Copies rows: row {@code order[from + i]} of this data becomes row {@code at + i} of {@code x} and of {@code t}, for i
     * in {@code [0, to - from)}.
     */
    void gather(int[] order, int from, int to, Matrix x, Matrix t, int at);

    /** The weight of a row, 0 or more; 1 where rows are not weighted. */
    double weight(int row);

    /** Whether any row weighs other than 1. */
    boolean weighted();

    /**
     * Rows of classes, labelled by their numbers: {@code labels[i]} in {@code [0, classes)} where classes is one more than
     * the greatest label.
     */
    static Dataset of(float[][] x, int[] labels) {
        int classes = 0;
        for (int label : labels) {
            classes = Math.max(classes, label + 1);
        }
        java.util.List<String> names = new java.util.ArrayList<>();
        for (int c = 0; c < Math.max(2, classes); c++) {
            names.add(Integer.toString(c));
        }
        return of(x, labels, TargetInfo.classes(names));
    }

    /** Rows of classes that are described elsewhere: a batch may lack some of them. */
    static Dataset of(float[][] x, int[] labels, TargetInfo target) {
        Matrix t = Matrix.zeros(labels.length, 1);
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= target.labels().size()) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "row %d has class %d; there are %d classes",
                        i,
                        labels[i],
                        target.labels().size()));
            }
            t.set(i, 0, labels[i]);
        }
        return new MatrixDataset(Matrix.copyOf(x), t, target, null);
    }

    /** Rows with one number as target. */
    static Dataset of(float[][] x, float[] y) {
        Matrix t = Matrix.zeros(y.length, 1);
        for (int i = 0; i < y.length; i++) {
            t.set(i, 0, y[i]);
        }
        return new MatrixDataset(Matrix.copyOf(x), t, TargetInfo.numbers(1), null);
    }

    /** Rows with several numbers as target. */
    static Dataset of(float[][] x, float[][] y) {
        Matrix t = Matrix.copyOf(y);
        return new MatrixDataset(Matrix.copyOf(x), t, TargetInfo.numbers(t.columns()), null);
    }

    /** Rows in matrices, which are shared and must not change. */
    static Dataset of(Matrix x, Matrix t, TargetInfo target) {
        return new MatrixDataset(x, t, target, null);
    }

    /** Weighted rows in matrices, which are shared and must not change. */
    static Dataset of(Matrix x, Matrix t, TargetInfo target, double[] weights) {
        return new MatrixDataset(x, t, target, weights.clone());
    }
}
