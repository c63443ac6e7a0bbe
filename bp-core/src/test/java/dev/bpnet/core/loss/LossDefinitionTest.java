package dev.bpnet.core.loss;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.core.testing.GradientCheck;
import java.util.Arrays;
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
