package dev.bpnet.core.activation;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.core.testing.GradientCheck;
import dev.bpnet.core.testing.Parity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ActivationDefinitionTest {

    @ParameterizedTest
    @EnumSource(names = {"IDENTITY", "SIGMOID", "TANH", "RELU"})
    void agreesWithTorchInDouble(BuiltIn g) {
        double[] x = Parity.numbers(Parity.file("activations.json").get("x"));
        JsonNode reference = Parity.cases("activations.json", g.name().toLowerCase(Locale.ROOT))
                .get(0);
        double[] y = new double[x.length];
        g.activation.define(x, y);
        double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        double[] dx = new double[x.length];
        g.activation.defineBackward(x, y, ones, dx);
        double[] expectedY = Parity.numbers(reference.get("y"));
        double[] expectedDx = Parity.numbers(reference.get("dydx"));
        assertThat(expectedY).hasSize(26);
        for (int i = 0; i < x.length; i++) {
            assertClose(y[i], expectedY[i], 1e-12, 0, g + " of " + x[i]);
            // 1 - a² ends in steps of 2^-53 for both: where it is small, one step is more than 1e-12 of it.
            assertClose(dx[i], expectedDx[i], 1e-12, 2.3e-16, "slope of " + g + " at " + x[i]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void derivativeIsTheOneOfTheDefinition(BuiltIn g) {
        Random random = new Random(3);
        for (int trial = 0; trial < 200; trial++) {
            double[] z = numbers(random, 1 + trial % 7, 3);
            assertThat(GradientCheck.worst(g.activation, z, numbers(random, z.length, 1)))
                    .as("%s at %s", g, Arrays.toString(z))
                    .isLessThanOrEqualTo(GradientCheck.TOLERANCE);
        }
        double[] far = {-1e4, -100, -20, 20, 100, 1e4};
        assertThat(GradientCheck.worst(g.activation, far, numbers(random, far.length, 1)))
                .isLessThanOrEqualTo(GradientCheck.TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource(WrongActivation.class)
    void theGradientCheckCatchesAWrongDerivative(WrongActivation wrong) {
        double[] z = {-1.25, -0.5, 0.25, 2};
        double[] da = {0.5, -1, 2, 1};
        assertThat(GradientCheck.worst(wrong, z, da)).isGreaterThan(100 * GradientCheck.TOLERANCE);
    }

    @ParameterizedTest
    @EnumSource
    void carriesNan(BuiltIn g) {
        double[] z = {1, Double.NaN, -1};
        double[] a = new double[3];
        double[] dz = new double[3];
        g.activation.define(z, a);
        g.activation.defineBackward(z, a, new double[] {1, 1, 1}, dz);
        assertThat(a[1]).isNaN();
        if (g != BuiltIn.IDENTITY) { // its slope does not depend on z
            assertThat(dz[1]).isNaN();
        }
    }

    @Test
    void kinksHaveTheStatedSlope() {
        double[] zeros = {0.0, -0.0};
        double[] dz = new double[2];
        Activation relu = BuiltIn.RELU.activation;
        relu.defineBackward(zeros, zeros, new double[] {1, 1}, dz);
        assertThat(dz).containsExactly(0, 0);
        Activation leaky = BuiltIn.LEAKY_RELU.activation;
        leaky.defineBackward(zeros, zeros, new double[] {1, 1}, dz);
        assertThat(dz).containsExactly(0.01, 0.01);
    }

    @Test
    void softmaxOfExtremesIsRight() {
        double[] a = new double[3];
        BuiltIn.SOFTMAX.activation.define(new double[] {1e4, -1e4, 1e4}, a);
        assertThat(a).containsExactly(0.5, 0, 0.5);
    }

    private static double[] numbers(Random random, int n, double size) {
        double[] z = new double[n];
        for (int i = 0; i < n; i++) {
            z[i] = random.nextGaussian() * size;
        }
        return z;
    }
}
