package dev.bpnet.core.regularizer;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.api.parameter.Role;
import dev.bpnet.api.regularizer.Regularizer;
import dev.bpnet.api.regularizer.RegularizerPlugin;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.testing.KernelsUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Penalties by hand, and their gradients against differences of the penalty. */
class RegularizersTest {
    private static final Regularizer L1_HALF = new L1().create(new L1.Parameters(0.5));
    private static final Regularizer L2_QUARTER = new L2().create(new L2.Parameters(0.25));
    private static final Regularizer BOTH = new L1L2().create(new L1L2.Parameters(0.5, 0.25));

    /** {@code Σ|w| = 7}, {@code Σw² = 21}. */
    private static final double[][] W = {{1, -2, 0}, {4, 0, 0}};

    @Test
    void thePenaltyIsTheSumOfAbsoluteValuesAndOfSquaresWithNoHalfInFront() {
        assertThat(L1_HALF.penalty(W)).isEqualTo(3.5);
        assertThat(L2_QUARTER.penalty(W)).isEqualTo(5.25);
        assertThat(BOTH.penalty(W)).isEqualTo(8.75);
    }

    @Test
    void theGradientIsTheDifferenceOfThePenaltyAddedToWhatIsThere() {
        float[] w = {9, 1, -2, 0.5f, 4, -0.25f, -3, 9};
        Parameter p = parameter(6);
        for (Regularizer regularizer : List.of(L1_HALF, L2_QUARTER, BOTH)) {
            float[] g = {7, 1, 2, 3, 4, 5, 6, 7};
            regularizer.addGradient(KernelsUnderTest.kernels(), p, w, g, 2, 6);
            assertThat(List.of(g[0], g[1], g[6], g[7])).as("outside the range").containsExactly(7f, 1f, 6f, 7f);
            for (int i = 2; i < 6; i++) {
                double difference = (regularizer.penalty(new double[][] {{w[i] + 1e-6}})
                                - regularizer.penalty(new double[][] {{w[i] - 1e-6}}))
                        / 2e-6;
                assertClose(g[i], i + difference, 1e-6, 0, regularizer + " at " + i);
            }
        }
    }

    @Test
    void aWeightOfZeroIsNotPulled() {
        float[] g = {3};
        BOTH.addGradient(KernelsUnderTest.kernels(), parameter(1), new float[] {0}, g, 0, 1);
        assertThat(g[0]).isEqualTo(3);
    }

    /** 0·∞ is not a number, and 0·1 added to -0 is 0: either would show a part that is not wanted. */
    @Test
    void aPartWhoseFactorIsZeroIsLeftOut() {
        float[] w = {Float.POSITIVE_INFINITY, 1};
        float[] ofL1 = {0, -0f};
        L1_HALF.addGradient(KernelsUnderTest.kernels(), parameter(2), w, ofL1, 0, 2);
        assertThat(ofL1).containsExactly(0.5f, 0.5f);
        float[] ofNone = {2, -0f};
        new L1L2()
                .create(new L1L2.Parameters(0, 0))
                .addGradient(KernelsUnderTest.kernels(), parameter(2), w, ofNone, 0, 2);
        assertThat(ofNone).containsExactly(2, -0f);
    }

    @Test
    void theFactorOfTheSquaresIsDoubledBeforeItIsRounded() {
        double factor = 0.1;
        float[] g = {0};
        new L2()
                .create(new L2.Parameters(factor))
                .addGradient(KernelsUnderTest.kernels(), parameter(1), new float[] {3}, g, 0, 1);
        assertThat(g[0]).isEqualTo((float) (2 * factor) * 3);
    }

    @Test
    void namesAndDefaultsAreThoseOfKeras() {
        Plugins plugins = Plugins.load();
        for (String name : List.of("l1", "l2", "l1_l2")) {
            assertThat(plugins.find(RegularizerPlugin.class, name).name()).isEqualTo(name);
        }
        assertThat(new L1().defaults()).isEqualTo(new L1.Parameters(0.01));
        assertThat(new L2().defaults()).isEqualTo(new L2.Parameters(0.01));
        assertThat(new L1L2().defaults()).isEqualTo(new L1L2.Parameters(0.01, 0.01));
    }

    private static Parameter parameter(int values) {
        return ParameterLayout.builder().add("w", Role.WEIGHT, 1, values);
    }
}
