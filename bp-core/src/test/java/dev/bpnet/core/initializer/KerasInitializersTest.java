package dev.bpnet.core.initializer;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.core.initializer.VarianceScaling.Distribution;
import dev.bpnet.core.initializer.VarianceScaling.Mode;
import dev.bpnet.core.testing.Parity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The initializers with parameters, and the settings that are PyTorch's. */
class KerasInitializersTest {
    private static final int FAN_IN = 256;
    private static final int FAN_OUT = 512;
    private static final RandomStream RANDOM = RandomStream.of(7, Purpose.INITIALIZE, 0);

    @Test
    void torchLinearStartsWithVarianceScalingOrHeUniformOfASlopeOfRootFive() {
        JsonNode theory = Parity.cases("initializers.json", "torch_linear_default_weight")
                .getFirst()
                .get("theory");
        double high = Parity.number(theory.get("high"));
        double stddev = Parity.number(theory.get("std"));
        for (Initializer initializer : List.of(
                scaling(1 / 3.0, Mode.FAN_IN, Distribution.UNIFORM),
                new HeUniform().create(new HeUniform.Parameters(Math.sqrt(5))))) {
            float[] w = fill(initializer, FAN_IN, FAN_OUT);
            assertMoments(w, 0, stddev);
            for (float value : w) {
                assertThat(Math.abs(value)).isLessThanOrEqualTo((float) high);
            }
            assertThat(max(w)).isGreaterThan(0.999 * high);
        }
        Matrix bias = Matrix.zeros(1, FAN_OUT);
        scaling(1 / 3.0, Mode.FAN_IN, Distribution.UNIFORM).initialize(RANDOM, FAN_IN, FAN_OUT, bias);
        assertThat(max(bias.array())).isBetween(0.98 * high, high);
    }

    @ParameterizedTest
    @CsvSource({"FAN_IN, 256", "FAN_OUT, 512", "FAN_AVG, 384"})
    void theVarianceIsTheScaleOverTheConnectionsWhateverTheDistribution(Mode mode, int connections) {
        for (Distribution distribution : Distribution.values()) {
            float[] w = fill(scaling(3, mode, distribution), FAN_IN, FAN_OUT);
            assertMoments(w, 0, Math.sqrt(3.0 / connections));
            double furthest = max(w) / Math.sqrt(3.0 / connections);
            switch (distribution) {
                case UNIFORM -> assertThat(furthest).isBetween(1.73, 1.7321);
                case TRUNCATED_NORMAL -> assertThat(furthest).isBetween(2.26, 2.2737);
                case UNTRUNCATED_NORMAL -> assertThat(furthest).isGreaterThan(3.5);
            }
        }
    }

    @Test
    void theNamedOnesAreSettingsOfVarianceScalingToTheBit() {
        assertSame(new GlorotUniform().create(new GlorotUniform().defaults()), 1, Mode.FAN_AVG, Distribution.UNIFORM);
        assertSame(
                new LecunNormal().create(new LecunNormal().defaults()), 1, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL);
        assertSame(new HeUniform().create(new HeUniform().defaults()), 2, Mode.FAN_IN, Distribution.UNIFORM);
        assertSame(new HeNormal().create(new HeNormal.Parameters(1)), 1, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL);
    }

    private static void assertSame(Initializer named, double scale, Mode mode, Distribution distribution) {
        assertThat(fill(named, 40, 30)).isEqualTo(fill(scaling(scale, mode, distribution), 40, 30));
    }

    @Test
    void truncatedNormalKeepsTheWidthBeforeTheCutAsKerasDoes() {
        float[] w = fill(new TruncatedNormal().create(new TruncatedNormal.Parameters(1, 0.1)), FAN_IN, FAN_OUT);
        // Moments of scipy.stats.truncnorm(-2, 2, 1, 0.1).
        assertMoments(w, 1, 0.08796256610342398);
        assertThat(max(w)).isBetween(1.19, 1.2 + 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"40, 40, 1", "60, 25, 1", "25, 60, 2", "1, 9, 1", "9, 1, 3"})
    void orthogonalIsTheQOfTheDecompositionWithAPositiveDiagonal(int rows, int columns, double gain) {
        Matrix w = Matrix.zeros(rows, columns);
        new Orthogonal().create(new Orthogonal.Parameters(gain)).initialize(RANDOM, rows, columns, w);
        boolean wide = columns > rows;
        int height = Math.max(rows, columns);
        int width = Math.min(rows, columns);
        for (int a = 0; a < width; a++) {
            for (int b = 0; b < width; b++) {
                double product = 0;
                double r = 0;
                for (int i = 0; i < height; i++) {
                    double qa = wide ? w.get(a, i) : w.get(i, a);
                    double qb = wide ? w.get(b, i) : w.get(i, b);
                    product += qa * qb;
                    r += qa / gain * RANDOM.normal((long) i * width + b);
                }
                assertClose(product, a == b ? gain * gain : 0, 0, 1e-6 * gain * gain, "Qt Q at " + a + ", " + b);
                // R = Qt A: nothing below the diagonal, more than nothing on it. No other Q has that.
                if (a > b) {
                    assertClose(r, 0, 0, 2e-6, "R at " + a + ", " + b);
                } else if (a == b) {
                    assertThat(r).isPositive();
                }
            }
        }
    }

    @Test
    void identityHasItsGainOnTheDiagonal() {
        assertThat(fill(new IdentityMatrix().create(new IdentityMatrix.Parameters(0.5)), 2, 3))
                .containsExactly(0.5f, 0, 0, 0, 0.5f, 0);
        assertThat(fill(new Ones().create(new Ones().defaults()), 1, 2)).containsExactly(1, 1);
    }

    @Test
    void valuesAreTakenRowByRowAndHaveToBeAsManyAsThereAreCells() {
        Initializer values = new GivenValues().create(new GivenValues.Parameters(List.of(1.0, 2.0, 3.5, 4.0)));
        assertThat(fill(values, 2, 2)).containsExactly(1, 2, 3.5f, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fill(values, 1, 3))
                .withMessage("4 values were given for the initializer of a matrix of 1 x 3");
    }

    private static Initializer scaling(double scale, Mode mode, Distribution distribution) {
        return new VarianceScaling().create(new VarianceScaling.Parameters(scale, mode, distribution));
    }

    private static float[] fill(Initializer initializer, int rows, int columns) {
        Matrix w = Matrix.zeros(rows, columns);
        initializer.initialize(RANDOM, rows, columns, w);
        return w.array();
    }

    private static double max(float[] w) {
        double max = 0;
        for (float value : w) {
            max = Math.max(max, value);
        }
        return max;
    }

    /** Within five standard errors, as the reference file has it. */
    private static void assertMoments(float[] w, double mean, double stddev) {
        double sum = 0;
        for (float value : w) {
            sum += value;
        }
        double found = sum / w.length;
        double square = 0;
        for (float value : w) {
            square += (value - found) * (value - found);
        }
        assertClose(found, mean, 0, 5 * stddev / Math.sqrt(w.length), "mean");
        assertClose(Math.sqrt(square / w.length) / stddev, 1, 5 / Math.sqrt(2.0 * w.length), 0, "standard deviation");
    }
}
