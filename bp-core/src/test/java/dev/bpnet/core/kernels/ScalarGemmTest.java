package dev.bpnet.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.kernels.Form;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.core.testing.Allocation;
import dev.bpnet.core.testing.Guarded;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScalarGemmTest {
    private static final int[] SIZES = {0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 17};
    private static final int[] DEPTHS = {0, 1, 2, 3, 4, 5, 8, 13};

    private final Kernels kernels = new ScalarKernels();
    private final Random random = new Random(20260101);

    private enum Start {
        ZERO,
        BIAS,
        CONTINUE
    }

    @ParameterizedTest
    @EnumSource
    void isOneFmaChainPerCellOverEveryShape(Form form) {
        for (int m : SIZES) {
            for (int n : SIZES) {
                for (int depth : DEPTHS) {
                    for (Start start : Start.values()) {
                        checkProduct(form, m, n, depth, start, 0, m);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesNoRowOutsideOfTheRange(Form form) {
        for (int from = 0; from <= 9; from++) {
            for (int to = from; to <= 9; to++) {
                checkProduct(form, 9, 6, 5, Start.values()[(from + to) % 3], from, to);
            }
        }
    }

    private void checkProduct(Form form, int m, int n, int depth, Start start, int from, int to) {
        int gap = random.nextInt(3);
        Guarded a = form == Form.TN ? operand(depth, m, gap) : operand(m, depth, gap);
        Guarded b = form == Form.NT ? operand(n, depth, 2 - gap) : operand(depth, n, 2 - gap);
        Guarded c = Guarded.random(random, m, n, random.nextInt(4), gap);
        Guarded bias = Guarded.random(random, 1, n, 2, 0);
        Matrix startFrom = switch (start) {
            case ZERO -> null;
            case BIAS -> bias.matrix();
            case CONTINUE -> c.matrix();
        };
        float[][] expected = naive(form, depth, a.matrix(), b.matrix(), startFrom, c.matrix());

        kernels.gemm(form, depth, a.matrix(), b.matrix(), startFrom, c.matrix(), from, to);

        for (int i = from; i < to; i++) {
            for (int j = 0; j < n; j++) {
                assertThat(Float.floatToIntBits(c.matrix().get(i, j)))
                        .as("%s %d x %d x %d %s, cell %d, %d", form, m, n, depth, start, i, j)
                        .isEqualTo(Float.floatToIntBits(expected[i][j]));
            }
        }
        c.assertUntouchedOutside(from, to);
        a.assertUntouched();
        b.assertUntouched();
        bias.assertUntouched();
    }

    /** Larger than the product needs, as a plan's matrices are when the last batch is short. */
    private Guarded operand(int rows, int columns, int gap) {
        return Guarded.random(random, rows + 1, columns + 1, 3, gap);
    }

    private static float[][] naive(Form form, int depth, Matrix a, Matrix b, @Nullable Matrix start, Matrix c) {
        float[][] cells = new float[c.rows()][c.columns()];
        for (int i = 0; i < c.rows(); i++) {
            for (int j = 0; j < c.columns(); j++) {
                float chain = start == null ? 0 : start == c ? c.get(i, j) : start.get(0, j);
                for (int k = 0; k < depth; k++) {
                    float left = form == Form.TN ? a.get(k, i) : a.get(i, k);
                    float right = form == Form.NT ? b.get(j, k) : b.get(k, j);
                    chain = Math.fma(left, right, chain);
                }
                cells[i][j] = chain;
            }
        }
        return cells;
    }

    @Test
    void theNumbersOfTheseTestsTellOneOrderOfAChainFromAnother() {
        float[] x = new float[13];
        int differing = 0;
        for (int trial = 0; trial < 100; trial++) {
            float up = 0;
            float down = 0;
            for (int k = 0; k < x.length; k++) {
                x[k] = Guarded.number(random);
                up = Math.fma(x[k], 0.7f, up);
            }
            for (int k = x.length - 1; k >= 0; k--) {
                down = Math.fma(x[k], 0.7f, down);
            }
            differing += up == down ? 0 : 1;
        }
        assertThat(differing).isGreaterThan(50);
    }

    @ParameterizedTest
    @EnumSource
    void continuingOverMoreRowsIsTheSameChain(Form form) {
        int depth = 11;
        Matrix a = (form == Form.TN ? Guarded.random(random, depth, 6, 0, 0) : Guarded.random(random, 6, depth, 0, 0))
                .matrix();
        Matrix b = (form == Form.NT ? Guarded.random(random, 7, depth, 0, 0) : Guarded.random(random, depth, 7, 0, 0))
                .matrix();
        Matrix whole = Matrix.zeros(6, 7);
        Matrix parts = Matrix.zeros(6, 7);

        kernels.gemm(form, depth, a, b, null, whole, 0, 6);
        kernels.gemm(form, 4, a, b, null, parts, 0, 6);
        kernels.gemm(form, depth - 4, beyond(a, form == Form.TN, 4), beyond(b, form != Form.NT, 4), parts, parts, 0, 6);

        assertThat(parts.array()).isEqualTo(whole.array());
    }

    private static Matrix beyond(Matrix m, boolean rows, int k) {
        return rows
                ? Matrix.of(m.array(), m.at(k), m.rows() - k, m.columns(), m.stride())
                : Matrix.of(m.array(), m.offset() + k, m.rows(), m.columns() - k, m.stride());
    }

    @ParameterizedTest
    @EnumSource
    void carriesNanAndInfinity(Form form) {
        Matrix one = Matrix.copyOf(new float[][] {{Float.NaN}});
        Matrix zero = Matrix.copyOf(new float[][] {{0}});
        Matrix infinite = Matrix.copyOf(new float[][] {{Float.POSITIVE_INFINITY}});
        Matrix c = Matrix.zeros(1, 1);
        kernels.gemm(form, 1, one, zero, null, c, 0, 1);
        assertThat(c.get(0, 0)).isNaN();
        kernels.gemm(form, 1, zero, infinite, null, c, 0, 1);
        assertThat(c.get(0, 0)).isNaN();
    }

    @Test
    void refusesShapesThatDoNotFit() {
        Matrix a = Matrix.zeros(2, 3);
        Matrix b = Matrix.zeros(3, 4);
        Matrix c = Matrix.zeros(2, 4);
        assertThatThrownBy(() -> kernels.gemm(Form.NN, 4, a, b, null, c, 0, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no NN product of depth 4 into rows 0 to 2 of c (2 x 4): a is 2 x 3, b is 3 x 4,"
                        + " the chains start from 0");
        assertThatThrownBy(() -> kernels.gemm(Form.NN, 3, a, b, Matrix.zeros(1, 3), c, 0, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kernels.gemm(Form.TN, 3, a, b, null, c, 0, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kernels.gemm(Form.NT, 3, a, b, null, c, 0, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kernels.gemm(Form.NN, 3, a, b, null, c, 0, 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    /** Rows 1 and 2 of c (4 x 5) at depth 3: what the product reads must be there, and is enough. */
    @ParameterizedTest
    @EnumSource
    void operandsThatAreJustLargeEnoughFitAndSmallerOnesDoNot(Form form) {
        Matrix c = Matrix.zeros(4, 5);
        Matrix bias = Matrix.zeros(1, 5);
        assertThatCode(() -> kernels.gemm(form, 3, left(form, 3, 3), right(form, 3, 5), bias, c, 1, 3))
                .doesNotThrowAnyException();
        refused(form, 3, left(form, 2, 3), right(form, 3, 5), bias, c);
        refused(form, 3, left(form, 3, 2), right(form, 3, 5), bias, c);
        refused(form, 3, left(form, 3, 3), right(form, 2, 5), bias, c);
        refused(form, 3, left(form, 3, 3), right(form, 3, 4), bias, c);
        refused(form, 3, left(form, 3, 3), right(form, 3, 5), Matrix.zeros(0, 5), c);
        refused(form, 3, left(form, 3, 3), right(form, 3, 5), Matrix.zeros(1, 6), c);
        refused(form, -1, left(form, 3, 3), right(form, 3, 5), bias, c);
    }

    private void refused(Form form, int depth, Matrix a, Matrix b, Matrix start, Matrix c) {
        assertThatThrownBy(() -> kernels.gemm(form, depth, a, b, start, c, 1, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "no %s product of depth %d into rows 1 to 3 of c (4 x 5): a is %s, b is %s,"
                                + " the chains start from %s",
                        form, depth, a, b, start);
    }

    private static Matrix left(Form form, int rows, int depth) {
        return form == Form.TN ? Matrix.zeros(depth, rows) : Matrix.zeros(rows, depth);
    }

    private static Matrix right(Form form, int depth, int columns) {
        return form == Form.NT ? Matrix.zeros(columns, depth) : Matrix.zeros(depth, columns);
    }

    @ParameterizedTest
    @EnumSource
    void allocatesNothing(Form form) {
        Matrix a = Matrix.zeros(7, 7);
        Matrix b = Matrix.zeros(7, 7);
        Matrix bias = Matrix.zeros(1, 7);
        Matrix c = Matrix.zeros(7, 7);
        assertThat(Allocation.bytesPerCall(() -> kernels.gemm(form, 7, a, b, bias, c, 0, 7)))
                .isZero();
    }
}
