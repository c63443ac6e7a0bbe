package dev.bpnet.core.data;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows held in memory. */
final class MatrixDataset implements Dataset {
    private final Matrix x;
    private final Matrix t;
    private final TargetInfo target;
    private final double @Nullable [] weights;

    MatrixDataset(Matrix x, Matrix t, TargetInfo target, double @Nullable [] weights) {
        if (x.rows() != t.rows()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "there are %d rows of inputs and %d of targets", x.rows(), t.rows()));
        }
        if (t.columns() != target.columns()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a target has %d columns, expected %d", t.columns(), target.columns()));
        }
        checkWeights(weights, x.rows());
        this.x = x;
        this.t = t;
        this.target = target;
        this.weights = weights;
    }

    private static void checkWeights(double @Nullable [] weights, int rows) {
        if (weights == null) {
            return;
        }
        if (weights.length != rows) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "there are %d rows and %d weights", rows, weights.length));
        }
        for (int i = 0; i < rows; i++) {
            if (!(weights[i] >= 0) || weights[i] == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        String.format(Locale.ROOT, "row %d has the weight %s; expected 0 or more", i, weights[i]));
            }
        }
    }

    @Override
    public int rows() {
        return x.rows();
    }

    @Override
    public int inputs() {
        return x.columns();
    }

    @Override
    public TargetInfo target() {
        return target;
    }

    @Override
    public void gather(int[] order, int from, int to, Matrix x, Matrix t, int at) {
        copy(this.x, order, from, to, x, at);
        copy(this.t, order, from, to, t, at);
    }

    /** Rows that follow each other in both are copied at once: all of a batch that is taken as it is. */
    private static void copy(Matrix source, int[] order, int from, int to, Matrix destination, int at) {
        int columns = source.columns();
        boolean withoutGaps = source.stride() == columns && destination.stride() == columns;
        for (int i = from, next; i < to; i = next) {
            int row = order[i];
            next = i + 1;
            while (withoutGaps && next < to && order[next] - row == next - i) {
                next++;
            }
            System.arraycopy(
                    source.array(),
                    source.at(row),
                    destination.array(),
                    destination.at(at + i - from),
                    (next - i) * columns);
        }
    }

    @Override
    public double weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    @Override
    public boolean weighted() {
        return weights != null;
    }
}
