package dev.bpnet.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.math.FloatMath;
import dev.bpnet.core.testing.Allocation;
import dev.bpnet.core.testing.Guarded;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScalarKernelsTest {
    private final Kernels kernels = new ScalarKernels();
    private final Random random = new Random(7);

    @Test
    void transposesTheRowsOfTheRange() {
        for (int rows : new int[] {1, 5, 16, 33}) {
            for (int columns : new int[] {1, 3, 16, 35}) {
                Guarded a = Guarded.random(random, rows, columns, 2, 1);
                Guarded t = Guarded.empty(columns, rows, 1, 2);
                int from = rows / 3;
                kernels.transpose(a.matrix(), t.matrix(), from, rows);
                for (int i = from; i < rows; i++) {
                    for (int j = 0; j < columns; j++) {
                        assertThat(t.matrix().get(j, i)).isEqualTo(a.matrix().get(i, j));
                    }
                }
                t.assertUntouchedOutside(0, columns, from, rows);
                a.assertUntouched();
            }
        }
    }

    @Test
    void sumsColumnsInAscendingRows() {
        for (int columns : new int[] {1, 3, 4, 5, 9}) {
            for (int rows : new int[] {0, 1, 2, 7}) {
                for (boolean accumulate : new boolean[] {false, true}) {
                    Guarded a = Guarded.random(random, rows + 2, columns, 3, 1);
                    Guarded out = Guarded.random(random, 1, columns, 2, 0);
                    int from = columns / 4;
                    float[] expected = new float[columns];
                    for (int j = from; j < columns; j++) {
                        expected[j] = accumulate ? out.matrix().get(0, j) : 0;
                        for (int i = 0; i < rows; i++) {
                            expected[j] += a.matrix().get(i, j);
                        }
                    }
                    kernels.columnSums(
                            a.matrix(), rows, accumulate, out.matrix().array(), 2, from, columns);
                    for (int j = from; j < columns; j++) {
                        assertThat(out.matrix().get(0, j)).isEqualTo(expected[j]);
                    }
                    out.assertUntouchedOutside(0, 1, from, columns);
                    a.assertUntouched();
                }
            }
        }
    }

    @Test
    void addsMultiplesInOneRounding() {
        float[] x = numbers(9);
        float[] y = numbers(9);
        float[] expected = y.clone();
        for (int i = 0; i < 5; i++) {
            expected[3 + i] = Math.fma(0.3f, x[1 + i], 0.7f * y[3 + i]);
        }
        kernels.axpby(0.3f, x, 1, 0.7f, y, 3, 5);
        assertThat(y).isEqualTo(expected);
        for (int i = 0; i < 5; i++) {
            expected[3 + i] = Math.fma(0.3f, x[1 + i], y[3 + i]);
        }
        kernels.axpby(0.3f, x, 1, 1, y, 3, 5);
        assertThat(y).isEqualTo(expected);
    }

    @Test
    void movesAverages() {
        float[] x = numbers(9);
        float[] m = numbers(9);
        float[] v = numbers(9);
        float[] expectedM = m.clone();
        float[] expectedV = v.clone();
        float rest = (float) (1 - 0.999);
        assertThat(rest).as("rounded once, from double").isNotEqualTo(1f - 0.999f);
        for (int i = 0; i < 6; i++) {
            expectedM[2 + i] = Math.fma(0.999f, m[2 + i], rest * x[1 + i]);
            expectedV[2 + i] = Math.fma(0.999f, v[2 + i], (rest * x[1 + i]) * x[1 + i]);
        }
        kernels.lerp(0.999, x, 1, m, 2, 6);
        kernels.lerpSquare(0.999, x, 1, v, 2, 6);
        assertThat(m).isEqualTo(expectedM);
        assertThat(v).isEqualTo(expectedV);
    }

    @Test
    void adamIsItsPartsInOnePass() {
        int n = 11;
        float[] g = numbers(n + 4);
        float[] m = numbers(n + 4);
        float[] v = squares(n + 4);
        float[] partG = g.clone();
        float[] partM = m.clone();
        float[] partV = v.clone();
        kernels.lerp(0.9, partG, 1, partM, 2, n);
        kernels.lerpSquare(0.999, partG, 1, partV, 3, n);
        for (int i = 0; i < n; i++) {
            float root = (float) Math.sqrt(partV[3 + i]);
            partG[1 + i] = (1.5f * partM[2 + i]) / Math.fma(root, 2.5f, 1e-8f);
        }
        kernels.adam(0.9, 0.999, 1.5f, 2.5f, 1e-8f, g, 1, m, 2, v, 3, n);
        assertThat(m).isEqualTo(partM);
        assertThat(v).isEqualTo(partV);
        assertThat(g).isEqualTo(partG);
    }

    @Test
    void maxIsTheGreatestAndNanIfOneIs() {
        assertThat(kernels.max(new float[0], 0, 0)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(kernels.max(new float[] {9, -3, -2, 8}, 1, 2)).isEqualTo(-2);
        assertThat(kernels.max(new float[] {1, Float.NaN, 2}, 0, 3)).isNaN();
        assertThat(kernels.max(new float[] {-0f, 0f}, 0, 2)).isEqualTo(0f);
        assertThat(kernels.max(new float[] {Float.NEGATIVE_INFINITY, -5}, 0, 2)).isEqualTo(-5);
    }

    @Test
    void sumsHaveTheShapeOfTheContract() {
        for (int n = 0; n < 70; n++) {
            float[] x = numbers(n + 3);
            float[] s = new float[16];
            double[] q = new double[16];
            for (int i = 0; i < n; i++) {
                s[i % 16] += x[2 + i];
                q[i % 16] = Math.fma((double) x[2 + i], (double) x[2 + i], q[i % 16]);
            }
            for (int width = 8; width > 0; width /= 2) {
                for (int p = 0; p < width; p++) {
                    s[p] += s[p + width];
                    q[p] += q[p + width];
                }
            }
            assertThat(kernels.sum(x, 2, n)).as("sum of %d", n).isEqualTo(s[0]);
            assertThat(kernels.sumOfSquares(x, 2, n)).as("sum of %d squares", n).isEqualTo(q[0]);
        }
    }

    @Test
    void softmaxIsMaxExpSumDivideAndLogSumExpBesideIt() {
        for (int n : new int[] {1, 2, 3, 10, 16, 17, 40}) {
            Guarded z = Guarded.random(random, 5, n, 2, 1);
            Guarded y = Guarded.empty(5, n, 3, 2);
            float[] lse = new float[5];
            kernels.softmax(z.matrix(), y.matrix(), lse, 1, 4);
            for (int i = 1; i < 4; i++) {
                float[] row = row(z.matrix(), i);
                float m = kernels.max(row, 0, n);
                float[] e = new float[n];
                for (int j = 0; j < n; j++) {
                    e[j] = FloatMath.exp(row[j] - m);
                }
                float s = kernels.sum(e, 0, n);
                for (int j = 0; j < n; j++) {
                    assertThat(y.matrix().get(i, j)).isEqualTo(e[j] / s);
                }
                assertThat(lse[i]).isEqualTo(m + FloatMath.log(s));
            }
            assertThat(lse[0]).isZero();
            assertThat(lse[4]).isZero();
            y.assertUntouchedOutside(1, 4);
            z.assertUntouched();
            kernels.softmax(z.matrix(), z.matrix(), null, 1, 4);
            for (int i = 1; i < 4; i++) {
                assertThat(row(z.matrix(), i)).isEqualTo(row(y.matrix(), i));
            }
            z.assertUntouchedOutside(1, 4);
        }
    }

    @Test
    void softmaxOfExtremesIsRightAndNanShows() {
        Matrix z = Matrix.copyOf(new float[][] {{1e4f, -1e4f, 0}, {1, Float.NaN, 0}, {-3e38f, -3e38f, -3e38f}});
        Matrix y = Matrix.zeros(3, 3);
        float[] lse = new float[3];
        kernels.softmax(z, y, lse, 0, 3);
        assertThat(row(y, 0)).containsExactly(1, 0, 0);
        assertThat(lse[0]).isEqualTo(1e4f);
        assertThat(row(y, 1)).containsExactly(Float.NaN, Float.NaN, Float.NaN);
        assertThat(lse[1]).isNaN();
        assertThat(row(y, 2)).containsExactly(1 / 3f, 1 / 3f, 1 / 3f);
    }

    @Test
    void gathersWholeRows() {
        Guarded table = Guarded.random(random, 6, 3, 1, 2);
        Guarded out = Guarded.empty(4, 3, 2, 1);
        int[] ids = {5, 0, 5, 2};
        kernels.gather(table.matrix(), ids, out.matrix(), 1, 4);
        for (int i = 1; i < 4; i++) {
            assertThat(row(out.matrix(), i)).isEqualTo(row(table.matrix(), ids[i]));
        }
        out.assertUntouchedOutside(1, 4);
        table.assertUntouched();
    }

    @Test
    void allocatesNothing() {
        Matrix a = Matrix.zeros(5, 19);
        Matrix t = Matrix.zeros(19, 5);
        float[] x = numbers(95);
        float[] y = numbers(95);
        float[] v = squares(95);
        int[] ids = {0, 4, 2, 1, 3};
        Matrix out = Matrix.zeros(5, 19);
        assertThat(Allocation.bytesPerCall(() -> {
                    kernels.transpose(a, t, 0, 5);
                    kernels.columnSums(a, 5, true, y, 0, 0, 19);
                    kernels.axpby(0.1f, x, 0, 0.5f, y, 0, 95);
                    kernels.lerp(0.9, x, 0, y, 0, 95);
                    kernels.lerpSquare(0.9, x, 0, v, 0, 95);
                    kernels.adam(0.9, 0.999, 1, 1, 1e-8f, x, 0, y, 0, v, 0, 95);
                    kernels.softmax(a, out, y, 0, 5);
                    kernels.gather(a, ids, out, 0, 5);
                    y[0] = kernels.max(x, 0, 95) + kernels.sum(x, 0, 95) + (float) kernels.sumOfSquares(x, 0, 95);
                }))
                .isZero();
    }

    private float[] numbers(int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = Guarded.number(random);
        }
        return x;
    }

    private float[] squares(int n) {
        float[] x = numbers(n);
        for (int i = 0; i < n; i++) {
            x[i] *= x[i];
        }
        return x;
    }

    private static float[] row(Matrix m, int i) {
        return Arrays.copyOfRange(m.array(), m.at(i), m.at(i) + m.columns());
    }
}
