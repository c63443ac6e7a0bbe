package dev.bpnet.core.loss;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.core.testing.KernelsUnderTest;
import dev.bpnet.core.testing.Ledger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every value of {@code parity/losses.json}, by the definitions in double and by the float paths. */
class LossParityTest {
    private static final Loss SQUARED_1 = new MeanSquaredError().create(NoParameters.NONE, TargetInfo.numbers(1));
    private static final Loss SQUARED_3 = new MeanSquaredError().create(NoParameters.NONE, TargetInfo.numbers(3));
    private static final Loss CROSS_ENTROPY =
            new CrossEntropy().create(new CrossEntropy().defaults(), BuiltIn.classes(4));

    @Test
    void everyValueOfTheFileIsThatOfTorch() {
        Ledger file = Ledger.of("losses.json");
        assertThat(file.size()).isEqualTo(576);
        assertThat(file.root().get("dtype").text()).isEqualTo("float64");
        file.root().get("generator").isNotCompared();
        file.root().get("note").isNotCompared();
        for (Ledger.Entry reference : file.cases()) {
            String name = reference.get("name").text();
            reference.get("hyper").isNotCompared();
            switch (name) {
                case "mse" -> meanSquaredError(reference);
                case "bce" -> binaryCrossEntropyOnProbabilities(reference);
                case "bce_with_logits" -> compare(BuiltIn.BINARY_CROSS_ENTROPY.loss, reference);
                case "cross_entropy" -> compare(CROSS_ENTROPY, reference);
                default -> throw new IllegalStateException("the file has a loss " + name + ", which no test knows");
            }
        }
        assertThat(file.unread()).isEmpty();
    }

    private static void meanSquaredError(Ledger.Entry reference) {
        double[][] x = reference.get("x").rows();
        double[][] t = reference.get("target").rows();
        double[][] dx = reference.get("dx").rows();
        String reduction = reference.get("reduction").text();
        if (reduction.equals("none")) {
            double[][] losses = reference.get("loss").rows();
            for (int i = 0; i < x.length; i++) {
                checkRows(SQUARED_1, columnOf(x[i]), columnOf(t[i]), losses[i], columnOf(dx[i]));
            }
        } else {
            // torch's mean and sum are over all elements, a row's loss is the mean over its outputs
            double all = reduction.equals("mean") ? x.length : 1.0 / x[0].length;
            checkReduced(SQUARED_3, x, t, reference.get("loss").number(), dx, all);
        }
    }

    private static void compare(Loss loss, Ledger.Entry reference) {
        double[][] z = reference.get("x").rows();
        double[][] t = reference.get("target").rows();
        double[][] dz = reference.get("dx").rows();
        String reduction = reference.get("reduction").text();
        if (reduction.equals("none")) {
            checkRows(loss, z, t, reference.get("loss").numbers(), dz);
        } else {
            double all = reduction.equals("mean") ? z.length : 1;
            checkReduced(loss, z, t, reference.get("loss").number(), dz, all);
        }
    }

    /**
     * A probability is the sigmoid of a logit. At 0 and 1, where that is infinite, torch takes no logarithm below -100, which
     * is that of the logits -100 and 100, and divides the slope by 1e-12 at least.
     */
    private static void binaryCrossEntropyOnProbabilities(Ledger.Entry reference) {
        Loss loss = BuiltIn.BINARY_CROSS_ENTROPY.loss;
        double[] a = reference.get("x").numbers();
        double[] t = reference.get("target").numbers();
        double[] da = reference.get("dx").numbers();
        String reduction = reference.get("reduction").text();
        boolean none = reduction.equals("none");
        double all = reduction.equals("mean") ? a.length : 1;
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double z = Math.clamp(StrictMath.log(a[i] / (1 - a[i])), -100, 100);
            double[] dz = new double[1];
            double found = loss.define(new double[] {z}, new double[] {t[i]}, dz);
            sum += found / all;
            if (none) {
                assertClose(found, reference.get("loss").all().get(i).number(), 1e-12, 1e-16, "loss " + i);
            }
            boolean end = a[i] == 0 || a[i] == 1;
            // its 1e-12 is a float
            double expected = da[i] * Math.max(a[i] * (1 - a[i]), (double) 1e-12f);
            assertClose(dz[0] / all, expected, end ? 1e-9 : 1e-12, 1e-15, "slope " + i);
        }
        if (!none) {
            assertClose(sum, reference.get("loss").number(), 1e-12, 0, reduction);
        }
    }

    private static void checkReduced(
            Loss loss, double[][] z, double[][] t, double expected, double[][] expectedDz, double all) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double[] dz = new double[z[i].length];
            sum += loss.define(z[i], t[i], dz);
            for (int j = 0; j < dz.length; j++) {
                assertClose(dz[j] / all, expectedDz[i][j], 1e-12, 2.3e-16, "dz of row " + i);
            }
        }
        assertClose(sum / all, expected, 1e-12, 0, "reduced loss");
        checkFloat(loss, z, t, null, expected, expectedDz, 1 / all);
    }

    private static void checkRows(Loss loss, double[][] z, double[][] t, double[] expected, double[][] expectedDz) {
        for (int i = 0; i < z.length; i++) {
            double[] dz = new double[z[i].length];
            assertClose(loss.define(z[i], t[i], dz), expected[i], 1e-12, 1e-17, "loss of row " + i);
            for (int j = 0; j < dz.length; j++) {
                // a - 1 ends in steps of 2^-53 where a is close to 1.
                assertClose(dz[j], expectedDz[i][j], 1e-12, 2.3e-16, "dz of row " + i);
            }
        }
        checkFloat(loss, z, t, expected, 0, expectedDz, 1);
    }

    private static void checkFloat(
            Loss loss,
            double[][] z,
            double[][] t,
            double @Nullable [] rows,
            double reduced,
            double[][] expectedDz,
            double scale) {
        int m = z.length;
        Matrix dz = Matrix.zeros(m, z[0].length);
        float[] rowScale = new float[m];
        Arrays.fill(rowScale, (float) scale);
        double[] rowLoss = new double[m];
        loss.evaluate(KernelsUnderTest.kernels(), floats(z), floats(t), rowScale, rowLoss, dz, 0, m);
        double sum = 0;
        for (int i = 0; i < m; i++) {
            sum += rowLoss[i] * scale;
            if (rows != null) {
                // A difference of numbers rounded to float is as exact as they are, not as its own size would allow.
                double rounding = loss == SQUARED_1 ? 2.4e-7 * Math.abs(z[i][0]) * Math.sqrt(rows[i]) : 0;
                assertClose(rowLoss[i], rows[i], 1e-5, rounding + 1e-12, "float loss of row " + i);
            }
            for (int j = 0; j < z[i].length; j++) {
                double rounding = 2.4e-7 * scale * Math.abs(z[i][j]);
                assertClose(dz.get(i, j), expectedDz[i][j], 1e-5, rounding + 1e-12, "float dz of row " + i);
            }
        }
        if (rows == null) {
            assertClose(sum, reduced, 1e-5, 0, "float reduced loss");
        }
    }

    private static Matrix floats(double[][] rows) {
        Matrix m = Matrix.zeros(rows.length, rows[0].length);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                m.set(i, j, (float) rows[i][j]);
            }
        }
        return m;
    }

    private static double[][] columnOf(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
    }
}
