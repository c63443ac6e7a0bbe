package dev.bpnet.core.loss;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.core.testing.GradientCheck;
import dev.bpnet.core.testing.KernelsUnderTest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossDefinitionTest {
    private final Random random = new Random(13);

    @ParameterizedTest
    @EnumSource
    void derivativeIsTheOneOfTheDefinition(BuiltIn built) {
        for (int trial = 0; trial < 50; trial++) {
            double[] z = logits(built.loss.outputs());
            double[] t = doubles(built.target(random));
            assertThat(GradientCheck.worst(built.loss, z, t))
                    .as("%s at %s for %s", built, Arrays.toString(z), Arrays.toString(t))
                    .isLessThanOrEqualTo(GradientCheck.TOLERANCE);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.3, 0.5, 1})
    void binaryCrossEntropyTakesTargetsBetweenTheClasses(double t) {
        for (double z : new double[] {-4, -0.2, 0.7, 5}) {
            assertThat(GradientCheck.worst(BuiltIn.BINARY_CROSS_ENTROPY.loss, new double[] {z}, new double[] {t}))
                    .isLessThanOrEqualTo(GradientCheck.TOLERANCE);
        }
    }

    @ParameterizedTest
    @EnumSource(WrongLoss.class)
    void theGradientCheckCatchesAWrongDerivative(WrongLoss wrong) {
        double[] z = {0.5, -1.25, 2, 0.1};
        assertThat(GradientCheck.worst(wrong, Arrays.copyOf(z, wrong.outputs()), new double[] {1, 2, 3, 4}))
                .isGreaterThan(100 * GradientCheck.TOLERANCE);
    }

    /** The logarithm of a share of 0; PyTorch 1.13 has NaN for the loss of that column, and this very gradient. */
    @Test
    void aLogarithmOfMinusInfinityIsAShareOfNothing() {
        KlDivergence plugin = new KlDivergence();
        TargetInfo three = TargetInfo.numbers(3);
        Loss ofShares = plugin.create(new KlDivergence.Parameters(false), three);
        Loss ofLogarithms = plugin.create(new KlDivergence.Parameters(true), three);
        double[] z = {0.5, -0.25, 0.125};
        double[] t = {Double.NEGATIVE_INFINITY, Math.log(0.25), Math.log(0.75)};
        double[] dz = new double[3];
        double[] expected = new double[3];
        double loss = ofShares.define(z, new double[] {0, 0.25, 0.75}, expected);
        assertClose(ofLogarithms.define(z, t, dz), loss, 1e-15, 0, "loss");
        for (int j = 0; j < 3; j++) {
            assertClose(dz[j], expected[j], 1e-15, 1e-16, "slope " + j);
        }
        Matrix slopes = Matrix.zeros(1, 3);
        double[] rowLoss = new double[1];
        ofLogarithms.evaluate(KernelsUnderTest.kernels(), row(z), row(t), new float[] {1}, rowLoss, slopes, 0, 1);
        assertClose(rowLoss[0], loss, 1e-6, 0, "loss of the float path");
        assertClose(slopes.get(0, 0), expected[0], 1e-6, 0, "slope of the float path");
    }

    private static Matrix row(double... numbers) {
        Matrix row = Matrix.zeros(1, numbers.length);
        for (int j = 0; j < numbers.length; j++) {
            row.set(0, j, (float) numbers[j]);
        }
        return row;
    }

    @Test
    void aFactorForEachLabelIsThatOfItsLabelAlone() {
        BinaryCrossEntropy plugin = new BinaryCrossEntropy();
        TargetInfo labels = TargetInfo.multiLabel(List.of("a", "b", "c"));
        List<Double> factors = List.of(0.5, 1.0, 4.0);
        Loss loss = plugin.create(new BinaryCrossEntropy.Parameters(factors, 0), labels);
        double[] z = {0.5, -1.25, 2};
        double[] t = {1, 0.25, 1};
        double[] dz = new double[3];
        double sum = 0;
        for (int j = 0; j < 3; j++) {
            double[] slope = new double[1];
            sum += plugin.create(new BinaryCrossEntropy.Parameters(factors.get(j), 0), BuiltIn.classes(2))
                    .define(new double[] {z[j]}, new double[] {t[j]}, slope);
            dz[j] = slope[0] / 3;
        }
        double[] found = new double[3];
        assertClose(loss.define(z, t, found), sum / 3, 1e-14, 0, "loss");
        for (int j = 0; j < 3; j++) {
            assertClose(found[j], dz[j], 1e-14, 0, "slope " + j);
        }
        assertThat(GradientCheck.worst(loss, z, t)).isLessThanOrEqualTo(GradientCheck.TOLERANCE);
    }

    @Test
    void factorsOfLabelsAreAsManyAsThese() {
        BinaryCrossEntropy plugin = new BinaryCrossEntropy();
        TargetInfo labels = TargetInfo.multiLabel(List.of("a", "b", "c"));
        BinaryCrossEntropy.Parameters two = new BinaryCrossEntropy.Parameters(List.of(1.0, 2.0), 0);
        assertThatThrownBy(() -> plugin.create(two, labels))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "pos_weight: a list of 2 does not fit, since 3 labels have an output each, in the order a, b, c;"
                                + " one number stands for all outputs");
        assertThatThrownBy(() -> plugin.create(two, BuiltIn.classes(2)))
                .hasMessage(
                        "pos_weight: a list of 2 does not fit, since two classes have one output; one number stands for"
                                + " all outputs");
        assertThatThrownBy(() -> new BinaryCrossEntropy.Parameters(List.of(), 0))
                .hasMessage("pos_weight: one factor for all outputs or one for each is needed");
    }

    @Test
    void theTwoCrossEntropiesAgreeOnTwoClasses() {
        // Two logits (0, z) are one logit z.
        for (double z : new double[] {-30, -2, 0, 0.5, 7, 40}) {
            for (int t = 0; t < 2; t++) {
                double[] one = new double[1];
                double[] two = new double[2];
                double[] target = {t};
                double binary = BuiltIn.BINARY_CROSS_ENTROPY.loss.define(new double[] {z}, target, one);
                double category = BuiltIn.CROSS_ENTROPY_BINARY.loss.define(new double[] {0, z}, target, two);
                assertClose(category, binary, 1e-12, 1e-15, "loss at " + z);
                assertClose(two[1], one[0], 1e-12, 1e-15, "slope at " + z);
                assertClose(two[0], -one[0], 1e-12, 1e-15, "slope at " + z);
            }
        }
    }

    @Test
    void squaredErrorOnClassesComparesWithZeroAndOne() {
        double[] z = {0.25, 0.5, 0, -1};
        assertThat(BuiltIn.SQUARED_CATEGORY.loss.define(z, new double[] {1}, null))
                .isEqualTo((0.0625 + 0.25 + 0 + 1) / 4);
        assertThat(BuiltIn.SQUARED_BINARY.loss.define(new double[] {0.25}, new double[] {1}, null))
                .isEqualTo(0.5625);
    }

    @ParameterizedTest
    @EnumSource
    void aTargetThatIsNoClassHasNoLoss(BuiltIn built) {
        double[] z = logits(built.loss.outputs());
        for (double t : new double[] {Double.NaN, -1, built.classes(), 1e10, Double.POSITIVE_INFINITY}) {
            if (built.ofClasses || Double.isNaN(t)) {
                double[] target = new double[built.width];
                target[0] = t;
                double[] dz = new double[z.length];
                assertThat(built.loss.define(z, target, dz))
                        .as("%s of %s", built, t)
                        .isNaN();
                assertThat(dz[0]).isNaN();
            }
        }
    }

    private double[] logits(int n) {
        double[] z = new double[n];
        for (int j = 0; j < n; j++) {
            z[j] = random.nextGaussian() * 2;
        }
        return z;
    }

    private static double[] doubles(float[] t) {
        double[] d = new double[t.length];
        for (int j = 0; j < d.length; j++) {
            d[j] = t[j];
        }
        return d;
    }
}
