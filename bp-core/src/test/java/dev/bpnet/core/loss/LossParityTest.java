package dev.bpnet.core.loss;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.core.testing.KernelsUnderTest;
import dev.bpnet.core.testing.Parity;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LossParityTest {
    private static final Loss SQUARED_1 = new MeanSquaredError().create(NoParameters.NONE, TargetInfo.numbers(1));
    private static final Loss SQUARED_3 = new MeanSquaredError().create(NoParameters.NONE, TargetInfo.numbers(3));

    @Test
    void meanSquaredErrorAgreesWithTorch() {
        for (JsonNode reference : Parity.cases("losses.json", "mse")) {
            double[][] x = Parity.rows(reference.get("x"));
            double[][] t = Parity.rows(reference.get("target"));
            switch (reference.get("reduction").asString()) {
                case "mean" -> checkMean(SQUARED_3, x, t, reference);
                case "none" -> {
                    double[][] losses = Parity.rows(reference.get("loss"));
                    double[][] dx = Parity.rows(reference.get("dx"));
                    for (int i = 0; i < x.length; i++) {
                        checkRows(SQUARED_1, columnOf(x[i]), columnOf(t[i]), losses[i], columnOf(dx[i]));
                    }
                }
                default ->
                    assertThat(reference.get("reduction").asString()).isEqualTo("sum"); // the same numbers, added
            }
        }
    }

    @Test
    void binaryCrossEntropyOnLogitsAgreesWithTorch() {
        Loss loss = BuiltIn.BINARY_CROSS_ENTROPY.loss;
        for (JsonNode reference : Parity.cases("losses.json", "bce_with_logits")) {
            double[][] z = columnOf(Parity.numbers(reference.get("x")));
            double[][] t = columnOf(Parity.numbers(reference.get("target")));
            switch (reference.get("reduction").asString()) {
                case "mean" -> checkMean(loss, z, t, reference);
                case "none" ->
                    checkRows(
                            loss,
                            z,
                            t,
                            Parity.numbers(reference.get("loss")),
                            columnOf(Parity.numbers(reference.get("dx"))));
                default -> assertThat(reference.get("reduction").asString()).isEqualTo("sum");
            }
        }
    }

    @Test
    void binaryCrossEntropyOnProbabilitiesIsTheSameAtTheirLogits() {
        Loss loss = BuiltIn.BINARY_CROSS_ENTROPY.loss;
        JsonNode reference = Parity.cases("losses.json", "bce").stream()
                .filter(c -> c.get("reduction").asString().equals("none"))
                .findFirst()
                .orElseThrow();
        double[] a = Parity.numbers(reference.get("x"));
        double[] t = Parity.numbers(reference.get("target"));
        double[] losses = Parity.numbers(reference.get("loss"));
        double[] da = Parity.numbers(reference.get("dx"));
        int compared = 0;
        for (int i = 0; i < a.length; i++) {
            if (a[i] > 0 && a[i] < 1) { // at 0 and 1 torch clamps; the logit is infinite
                double[] dz = new double[1];
                double z = StrictMath.log(a[i] / (1 - a[i]));
                assertClose(
                        loss.define(new double[] {z}, new double[] {t[i]}, dz), losses[i], 1e-12, 1e-16, "loss " + i);
                assertClose(dz[0], da[i] * a[i] * (1 - a[i]), 1e-12, 1e-15, "slope " + i);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(6);
    }

    @Test
    void crossEntropyAgreesWithTorch() {
        Loss loss = new CrossEntropy().create(new CrossEntropy().defaults(), BuiltIn.classes(4));
        for (JsonNode reference : Parity.cases("losses.json", "cross_entropy")) {
            double[][] z = Parity.rows(reference.get("x"));
            double[][] t = columnOf(Parity.numbers(reference.get("target")));
            switch (reference.get("reduction").asString()) {
                case "mean" -> checkMean(loss, z, t, reference);
                case "none" ->
                    checkRows(loss, z, t, Parity.numbers(reference.get("loss")), Parity.rows(reference.get("dx")));
                default -> assertThat(reference.get("reduction").asString()).isEqualTo("sum");
            }
        }
    }

    private static void checkMean(Loss loss, double[][] z, double[][] t, JsonNode reference) {
        double expected = Parity.number(reference.get("loss"));
        double[][] expectedDz = reference.get("dx").get(0).isArray()
                ? Parity.rows(reference.get("dx"))
                : columnOf(Parity.numbers(reference.get("dx")));
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double[] dz = new double[z[i].length];
            sum += loss.define(z[i], t[i], dz);
            for (int j = 0; j < dz.length; j++) {
                assertClose(dz[j] / z.length, expectedDz[i][j], 1e-12, 1e-16, "dz of row " + i);
            }
        }
        assertClose(sum / z.length, expected, 1e-12, 0, "mean");
        checkFloat(loss, z, t, null, expected, expectedDz, 1f / z.length);
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
            double mean,
            double[][] expectedDz,
            float scale) {
        int m = z.length;
        Matrix dz = Matrix.zeros(m, z[0].length);
        float[] rowScale = new float[m];
        Arrays.fill(rowScale, scale);
        double[] rowLoss = new double[m];
        loss.evaluate(KernelsUnderTest.kernels(), floats(z), floats(t), rowScale, rowLoss, dz, 0, m);
        double sum = 0;
        for (int i = 0; i < m; i++) {
            sum += rowLoss[i] / m;
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
            assertClose(sum, mean, 1e-5, 0, "float mean");
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
