package dev.bpnet.core.loss;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.core.testing.Allocation;
import dev.bpnet.core.testing.Guarded;
import dev.bpnet.core.testing.KernelsUnderTest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LossSliceTest {
    private static final int ROWS = 7;

    private final Kernels k = KernelsUnderTest.kernels();
    private final Random random = new Random(17);

    @ParameterizedTest
    @EnumSource
    void followsItsDefinitionOnEveryRange(BuiltIn built) {
        for (int gap = 0; gap <= 2; gap += 2) {
            for (int[] range : new int[][] {{0, ROWS}, {2, 5}, {3, 3}, {6, 7}}) {
                checkRange(built, gap, range[0], range[1]);
            }
        }
    }

    private void checkRange(BuiltIn built, int gap, int from, int to) {
        int n = built.loss.outputs();
        Guarded z = logits(n, gap);
        Guarded t = targets(built, 2 - gap);
        Guarded dz = Guarded.empty(ROWS, n, 1, 2);
        float[] rowScale = scales();
        double[] rowLoss = new double[ROWS];
        Arrays.fill(rowLoss, -7);

        built.loss.evaluate(k, z.matrix(), t.matrix(), rowScale, rowLoss, dz.matrix(), from, to);

        z.assertUntouched();
        t.assertUntouched();
        dz.assertUntouchedOutside(from, to);
        for (int i = 0; i < ROWS; i++) {
            if (i < from || i >= to) {
                assertThat(rowLoss[i]).isEqualTo(-7);
                continue;
            }
            double[] expectedDz = new double[n];
            double expected = built.loss.define(row(z, i), row(t, i), expectedDz);
            assertClose(rowLoss[i], expected, 1e-6, 0, built + " of row " + i);
            for (int j = 0; j < n; j++) {
                assertClose(
                        dz.matrix().get(i, j), rowScale[i] * expectedDz[j], 2e-6, 1e-37, built + " slope of row " + i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLossHasTheSameBitsWithoutGradientAndInPlace(BuiltIn built) {
        Guarded z = logits(built.loss.outputs(), 1);
        Guarded t = targets(built, 0);
        Matrix dz = Matrix.zeros(ROWS, built.loss.outputs());
        double[] alone = new double[ROWS];
        double[] beside = new double[ROWS];
        double[] onto = new double[ROWS];
        built.loss.evaluate(k, z.matrix(), t.matrix(), scales(), alone, null, 0, ROWS);
        z.assertUntouched();
        built.loss.evaluate(k, z.matrix(), t.matrix(), scales(), beside, dz, 0, ROWS);
        built.loss.evaluate(k, z.matrix(), t.matrix(), scales(), onto, z.matrix(), 0, ROWS);
        assertThat(beside).isEqualTo(alone);
        assertThat(onto).isEqualTo(alone);
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < dz.columns(); j++) {
                assertThat(z.matrix().get(i, j)).isEqualTo(dz.get(i, j));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isFiniteForLogitsUpToTenThousand(BuiltIn built) {
        int n = built.loss.outputs();
        float[] extremes = {1e4f, -1e4f, 0, -0f, 1e-8f, 100, -100};
        for (int trial = 0; trial < 200; trial++) {
            Matrix z = Matrix.zeros(1, n);
            for (int j = 0; j < n; j++) {
                z.set(0, j, extremes[random.nextInt(extremes.length)]);
            }
            Matrix t = Matrix.copyOf(new float[][] {built.target(random)});
            Matrix dz = Matrix.zeros(1, n);
            double[] rowLoss = new double[1];
            built.loss.evaluate(k, z, t, new float[] {1}, rowLoss, dz, 0, 1);
            assertThat(rowLoss[0]).isFinite().isNotNegative();
            for (float d : dz.array()) {
                assertThat(d).isFinite();
            }
            double[] expectedDz = new double[n];
            double expected = built.loss.define(row(z, 0), row(t, 0), expectedDz);
            assertClose(rowLoss[0], expected, 1e-6, 1e-37, built + " of " + Arrays.toString(z.array()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverHidesNanWhereverItStands(BuiltIn built) {
        int n = built.loss.outputs();
        for (int at = 0; at < n; at++) {
            for (int wanted = 0; wanted < (built.ofClasses ? built.classes() : 1); wanted++) {
                Matrix z = Matrix.zeros(1, n);
                z.set(0, at, Float.NaN);
                float[] target = built.target(random);
                target[0] = wanted;
                double[] rowLoss = new double[1];
                built.loss.evaluate(k, z, Matrix.copyOf(new float[][] {target}), new float[] {1}, rowLoss, z, 0, 1);
                assertThat(rowLoss[0]).as("%s with NaN at %d", built, at).isNaN();
                assertThat(z.get(0, at)).isNaN();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTargetThatIsNoClassHasNoLoss(BuiltIn built) {
        for (float wanted : new float[] {Float.NaN, -1, built.classes(), 1e10f, Float.POSITIVE_INFINITY}) {
            if (built.ofClasses || Float.isNaN(wanted)) {
                float[] target = built.target(random);
                target[0] = wanted;
                Matrix t = Matrix.copyOf(new float[][] {target});
                Matrix dz = Matrix.zeros(1, built.loss.outputs());
                double[] rowLoss = new double[1];
                built.loss.evaluate(k, dz, t, new float[] {1}, rowLoss, dz, 0, 1);
                assertThat(rowLoss[0]).as("%s of %s", built, wanted).isNaN();
                assertThat(dz.get(0, 0)).isNaN();
            }
        }
        if (built.loss.link().equals(Optional.of("softmax"))) {
            double[] rowLoss = new double[1];
            Matrix z = Matrix.zeros(1, built.loss.outputs());
            built.loss.evaluate(k, z, Matrix.copyOf(new float[][] {{0.5f}}), new float[] {1}, rowLoss, null, 0, 1);
            assertThat(rowLoss[0]).as("half a class").isNaN();
        }
    }

    @Test
    void confidentPredictionsKeepTheirDigits() {
        double[] rowLoss = new double[1];
        Matrix dz = Matrix.zeros(1, 3);
        Matrix z = Matrix.copyOf(new float[][] {{-20, 20, -19}});
        Matrix t = Matrix.copyOf(new float[][] {{1}});
        new CrossEntropy()
                .create(new CrossEntropy().defaults(), BuiltIn.classes(3))
                .evaluate(k, z, t, new float[] {1}, rowLoss, dz, 0, 1);
        double rest = StrictMath.exp(-40) + StrictMath.exp(-39);
        assertClose(rowLoss[0], rest, 1e-6, 0, "loss");
        assertClose(dz.get(0, 1), -rest, 1e-6, 0, "slope");

        Matrix one = Matrix.copyOf(new float[][] {{30}});
        BuiltIn.BINARY_CROSS_ENTROPY.loss.evaluate(k, one, t, new float[] {1}, rowLoss, one, 0, 1);
        assertClose(rowLoss[0], StrictMath.exp(-30), 1e-6, 0, "loss");
        assertClose(one.get(0, 0), -StrictMath.exp(-30), 1e-6, 0, "slope");
    }

    @ParameterizedTest
    @EnumSource
    void allocatesNothing(BuiltIn built) {
        Matrix z = logits(built.loss.outputs(), 1).matrix();
        Matrix t = targets(built, 1).matrix();
        Matrix dz = Matrix.zeros(ROWS, built.loss.outputs());
        float[] rowScale = scales();
        double[] rowLoss = new double[ROWS];
        assertThat(Allocation.bytesPerCall(() -> {
                    built.loss.evaluate(k, z, t, rowScale, rowLoss, dz, 0, ROWS);
                    built.loss.evaluate(k, z, t, rowScale, rowLoss, null, 0, ROWS);
                }))
                .isZero();
    }

    private Guarded logits(int n, int gap) {
        float[][] rows = new float[ROWS][n];
        for (float[] row : rows) {
            for (int j = 0; j < n; j++) {
                row[j] = (float) random.nextGaussian() * 4;
            }
        }
        return Guarded.of(rows, random.nextInt(4), gap);
    }

    private Guarded targets(BuiltIn built, int gap) {
        float[][] rows = new float[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = built.target(random);
        }
        return Guarded.of(rows, random.nextInt(4), gap);
    }

    private float[] scales() {
        float[] scales = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            scales[i] = 0.25f * (i + 1);
        }
        return scales;
    }

    private static double[] row(Guarded g, int i) {
        return row(g.matrix(), i);
    }

    private static double[] row(Matrix m, int i) {
        double[] row = new double[m.columns()];
        for (int j = 0; j < row.length; j++) {
            row[j] = m.get(i, j);
        }
        return row;
    }
}
