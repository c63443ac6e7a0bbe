package dev.bpnet.core.activation;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.core.testing.Allocation;
import dev.bpnet.core.testing.Guarded;
import dev.bpnet.core.testing.KernelsUnderTest;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationSliceTest {
    private static final float[] EXTREMES = {
        0f, -0f, 1e-8f, -1e-8f, 1e4f, -1e4f, 20, -20, 88.7f, -88.7f, Float.MIN_VALUE, 1e38f, -1e38f
    };

    private final Kernels k = KernelsUnderTest.kernels();
    private final Random random = new Random(5);

    @ParameterizedTest
    @EnumSource
    void followsItsDefinitionOnEveryRange(BuiltIn g) {
        for (int columns = 1; columns <= 19; columns += 3) {
            for (int gap = 0; gap <= 2; gap += 2) {
                checkRange(g, moderate(6, columns, gap), 0, 6);
                checkRange(g, moderate(6, columns, gap), 2, 5);
                checkRange(g, moderate(6, columns, gap), 3, 3);
            }
        }
        for (float extreme : EXTREMES) {
            checkRange(g, Guarded.of(new float[][] {{extreme}, {extreme}}, 1, 0), 0, 2);
            checkRange(g, Guarded.of(new float[][] {{extreme, 0.5f, -1}, {2, extreme, extreme}}, 2, 1), 0, 2);
        }
    }

    private void checkRange(BuiltIn g, Guarded z, int from, int to) {
        int rows = z.matrix().rows();
        int columns = z.matrix().columns();
        Guarded a = Guarded.empty(rows, columns, 2, 1);
        Guarded da = moderate(rows, columns, 0);
        Guarded dz = Guarded.empty(rows, columns, 0, 2);

        g.activation.forward(k, z.matrix(), a.matrix(), from, to);
        a.assertUntouchedOutside(from, to);
        a.remember();
        g.activation.backward(k, z.matrix(), a.matrix(), da.matrix(), dz.matrix(), from, to);
        dz.assertUntouchedOutside(from, to);
        a.assertUntouched();
        z.assertUntouched();
        da.assertUntouched();

        for (int i = from; i < to; i++) {
            double[] zi = row(z, i);
            double[] dai = row(da, i);
            double[] expectedA = new double[columns];
            double[] expectedDz = new double[columns];
            g.activation.define(zi, expectedA);
            g.activation.defineBackward(zi, expectedA, dai, expectedDz);
            for (int j = 0; j < columns; j++) {
                String where = g + " of " + zi[j];
                assertClose(a.matrix().get(i, j), expectedA[j], 1e-5, 1e-37, where);
                assertClose(dz.matrix().get(i, j), expectedDz[j], 1e-5, 3e-7 * Math.abs(dai[j]) + 1e-6, where);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void worksInPlaceAndReadsOnlyWhatItNames(BuiltIn g) {
        Guarded z = moderate(5, 7, 1);
        Guarded a = Guarded.empty(5, 7, 1, 2);
        Guarded da = moderate(5, 7, 2);
        Guarded dz = Guarded.empty(5, 7, 1, 2);
        g.activation.forward(k, z.matrix(), a.matrix(), 1, 4);
        g.activation.backward(k, z.matrix(), a.matrix(), da.matrix(), dz.matrix(), 1, 4);

        g.activation.forward(k, z.matrix(), z.matrix(), 1, 4);
        z.assertUntouchedOutside(1, 4);
        assertThat(g.activation.backwardReads()).isEqualTo(Activation.Reads.OUTPUT);
        g.activation.backward(k, z.matrix(), z.matrix(), da.matrix(), da.matrix(), 1, 4);
        da.assertUntouchedOutside(1, 4);
        for (int i = 1; i < 4; i++) {
            for (int j = 0; j < 7; j++) {
                assertThat(z.matrix().get(i, j)).isEqualTo(a.matrix().get(i, j));
                assertThat(da.matrix().get(i, j)).isEqualTo(dz.matrix().get(i, j));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverHidesNanWhateverTheLane(BuiltIn g) {
        for (int columns : new int[] {1, 5, 16, 17, 33}) {
            for (int at = 0; at < columns; at++) {
                Matrix z = Matrix.zeros(1, columns);
                z.set(0, at, Float.NaN);
                Matrix a = Matrix.zeros(1, columns);
                Matrix d = Matrix.zeros(1, columns);
                k.fill(1, d.array(), 0, columns);
                g.activation.forward(k, z, a, 0, 1);
                g.activation.backward(k, z, a, d, d, 0, 1);
                assertThat(a.get(0, at)).isNaN();
                if (g != BuiltIn.IDENTITY) {
                    assertThat(d.get(0, at)).isNaN();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isFiniteForEveryFiniteInput(BuiltIn g) {
        Matrix z = Matrix.zeros(1, EXTREMES.length);
        System.arraycopy(EXTREMES, 0, z.array(), 0, EXTREMES.length);
        Matrix a = Matrix.zeros(1, EXTREMES.length);
        Matrix d = Matrix.zeros(1, EXTREMES.length);
        k.fill(1, d.array(), 0, EXTREMES.length);
        g.activation.forward(k, z, a, 0, 1);
        g.activation.backward(k, z, a, d, d, 0, 1);
        for (int j = 0; j < EXTREMES.length; j++) {
            assertThat(a.get(0, j)).as("%s of %s", g, EXTREMES[j]).isFinite();
            assertThat(d.get(0, j)).as("%s backward at %s", g, EXTREMES[j]).isFinite();
        }
    }

    @ParameterizedTest
    @EnumSource
    void allocatesNothing(BuiltIn g) {
        Matrix z = moderate(4, 5, 1).matrix();
        Matrix a = Matrix.zeros(4, 5);
        Matrix d = Matrix.zeros(4, 5);
        assertThat(Allocation.bytesPerCall(() -> {
                    g.activation.forward(k, z, a, 0, 4);
                    g.activation.backward(k, z, a, d, d, 0, 4);
                }))
                .isZero();
    }

    private Guarded moderate(int rows, int columns, int gap) {
        float[][] numbers = new float[rows][columns];
        for (float[] row : numbers) {
            for (int j = 0; j < columns; j++) {
                row[j] = (float) random.nextGaussian() * 3;
            }
        }
        return Guarded.of(numbers, random.nextInt(4), gap);
    }

    private static double[] row(Guarded g, int i) {
        double[] row = new double[g.matrix().columns()];
        for (int j = 0; j < row.length; j++) {
            row[j] = g.matrix().get(i, j);
        }
        return row;
    }
}
