package dev.bpnet.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.kernels.Matrix;
import java.util.Arrays;
import java.util.Random;

/** A matrix in the middle of a larger array; the cells around it and between its rows are watched. */
public final class Guarded {
    private static final float GUARD = -7.25e33f;

    private final Matrix matrix;
    private float[] before;

    private Guarded(Matrix matrix) {
        this.matrix = matrix;
        this.before = matrix.array().clone();
    }

    /** Guard cells everywhere, also inside: a cell that is read before it is written shows. */
    public static Guarded empty(int rows, int columns, int offset, int gap) {
        float[] array = new float[offset + rows * (columns + gap) + 5];
        Arrays.fill(array, GUARD);
        return new Guarded(Matrix.of(array, offset, rows, columns, columns + gap));
    }

    /** The same with numbers inside, of magnitudes between 2^-12 and 2^12 so that the order of a sum shows. */
    public static Guarded random(Random random, int rows, int columns, int offset, int gap) {
        return empty(rows, columns, offset, gap).fill(random);
    }

    /** A matrix with these numbers. */
    public static Guarded of(float[][] rows, int offset, int gap) {
        Guarded g = empty(rows.length, rows.length == 0 ? 0 : rows[0].length, offset, gap);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, g.matrix.array(), g.matrix.at(i), rows[i].length);
        }
        return g.remember();
    }

    private Guarded fill(Random random) {
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.columns(); j++) {
                matrix.set(i, j, number(random));
            }
        }
        return remember();
    }

    /** A number of either sign with a magnitude between 2^-12 and 2^12. */
    public static float number(Random random) {
        return (random.nextFloat() * 2 - 1) * Math.scalb(1f, random.nextInt(25) - 12);
    }

    /** The state to compare with is the one now. */
    public Guarded remember() {
        before = matrix.array().clone();
        return this;
    }

    /** The view. */
    public Matrix matrix() {
        return matrix;
    }

    /** Nothing was written outside of the cells {@code [from, to) x [left, right)}. */
    public void assertUntouchedOutside(int from, int to, int left, int right) {
        float[] now = matrix.array().clone();
        for (int i = from; i < to; i++) {
            for (int j = left; j < right; j++) {
                now[matrix.at(i) + j] = before[matrix.at(i) + j];
            }
        }
        assertThat(now).as("cells outside of rows %d to %d", from, to).isEqualTo(before);
    }

    /** Nothing was written outside of these rows. */
    public void assertUntouchedOutside(int from, int to) {
        assertUntouchedOutside(from, to, 0, matrix.columns());
    }

    /** Nothing was written at all. */
    public void assertUntouched() {
        assertUntouchedOutside(0, 0);
    }
}
