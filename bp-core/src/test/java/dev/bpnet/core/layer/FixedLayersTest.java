package dev.bpnet.core.layer;

import static dev.bpnet.core.layer.LayerBench.choice;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.dropout;
import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.core.definition.DoubleNetwork;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Layers without parameters, by hand: in float and by their definitions, forward and backward. */
class FixedLayersTest {
    private static final double[][] X = {{1, -2}, {0.5, 3}, {0, -0.25}};
    private static final double[][] DY = {{1, 10}, {-3, 0.5}, {2, -1}};

    @Test
    void rescaleMultipliesAndShiftsColumnsAndPassesTheFactorsBack() {
        LayerBench bench = new LayerBench(Rescale.of(List.of(2.0, -0.5), List.of(100.0, 7.0)), 2, 3);
        double[][] y = {{102, 8}, {101, 5.5}, {100, 7.125}};
        double[][] dx = {{2, -5}, {-6, -0.25}, {4, 0.5}};
        assertThat(bench.forward(X, true, 1)).isDeepEqualTo(y);
        assertThat(bench.backward(DY)).isDeepEqualTo(dx);
        assertThat(bench.forward(X, false, 0)).isDeepEqualTo(y);
        DoubleNetwork.LayerRun run = bench.exact().layer(bench.node, true);
        assertThat(run.forward(X)).isDeepEqualTo(y);
        assertThat(run.backward(DY)).isDeepEqualTo(dx);
        assertThat(bench.node.layer().outputs()).isEqualTo(2);
    }

    /** {@code x/3} is 1 and a few units of the last place: a product rounded to float before the sum would lose them. */
    @Test
    void rescaleRoundsOnce() {
        LayerBench bench = new LayerBench(Rescale.of(List.of(1.0 / 3), List.of(-1.0)), 1, 1);
        double[][] y = bench.forward(new double[][] {{3.0000002384185791015625}}, true, 1);
        assertThat(y[0][0]).isEqualTo((double) (float) Math.fma(1.0 / 3, 3.0000002384185791015625, -1.0));
    }

    @Test
    void rescaleWantsAFactorAndAnOffsetForEachColumn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rescale.of(List.of(1.0, 2.0), List.of(0.0)))
                .withMessage("there are 2 factors and 1 offsets");
        assertThatThrownBy(() -> Graph.of(
                        NetworkSpec.of(3, Rescale.of(List.of(1.0, 2.0), List.of(0.0, 0.0))), LayerBench.PLUGINS))
                .hasMessageContaining("a rescale layer has 2 factors for 3 columns");
    }

    @Test
    void anActivationAloneIsThatFunctionAndItsSlope() {
        LayerBench bench = new LayerBench(ActivationOnly.of(Choice.of("tanh")), 2, 3);
        DoubleNetwork.LayerRun run = bench.exact().layer(bench.node, true);
        double[][] y = run.forward(X);
        double[][] dx = run.backward(DY);
        double[][] floatY = bench.forward(X, true, 1);
        double[][] floatDx = bench.backward(DY);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                double a = StrictMath.tanh(X[i][j]);
                assertClose(y[i][j], a, 1e-14, 0, "definition");
                assertClose(dx[i][j], DY[i][j] * (1 - a * a), 1e-13, 0, "definition, backward");
                assertClose(floatY[i][j], a, 1e-6, 0, "float");
                assertClose(floatDx[i][j], DY[i][j] * (1 - a * a), 1e-5, 0, "float, backward");
            }
        }
        assertThat(bench.node.layer().formula()).isEqualTo("a = tanh(x)");
    }

    /** Dropped values are 0 and pass nothing back, kept ones are divided by what remains; nothing happens in prediction. */
    @Test
    void dropoutKeepsTheExpectationAndPredictsWithoutIt() {
        LayerBench bench = new LayerBench(dropout(0.75), 2, 3);
        boolean dropped = false;
        boolean kept = false;
        for (int step = 1; step < 20; step++) {
            double[][] y = bench.forward(X, true, step);
            double[][] dx = bench.backward(DY);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 2; j++) {
                    double factor = dx[i][j] / DY[i][j];
                    assertThat(factor == 0 || factor == 4).isTrue();
                    assertThat(y[i][j]).isEqualTo(factor * X[i][j]);
                    dropped |= factor == 0;
                    kept |= factor == 4;
                }
            }
        }
        assertThat(dropped && kept).isTrue();
        assertThat(bench.forward(X, false, 1)).isDeepEqualTo(X);
        assertThat(bench.exact().layer(bench.node, false).forward(X)).isDeepEqualTo(X);
        assertThat(bench.node.layer().random()).isTrue();
        assertThat(new LayerBench(dropout(0), 2, 3).node.layer().random()).isFalse();
    }

    /** The numbers are those of a grid from 0: of them a share of rate lies below the rate, one that is the rate is kept. */
    @Test
    void aValueIsDroppedWhereItsUniformNumberIsBelowTheRate() {
        float number = RandomStream.of(0, Purpose.NOISE, 1).child(1).uniform(0);
        for (float rate : new float[] {number, Math.nextUp(number)}) {
            LayerBench bench = new LayerBench(dropout(rate), 1, 1);
            double[][] y = rate > number ? new double[1][1] : new double[][] {{1 / (1 - (double) rate)}};
            DoubleNetwork.LayerRun run = bench.exact().layer(bench.node, true);
            assertThat(bench.node.index()).isEqualTo(1);
            assertThat(run.forward(new double[][] {{1}})).isDeepEqualTo(y);
            y[0][0] = (float) y[0][0];
            assertThat(bench.forward(new double[][] {{1}}, true, 1)).isDeepEqualTo(y);
        }
    }

    /** {@code a = ((1 - r)(1 + r·α'²))^-½}, {@code b = -a·r·α'}: Klambauer et al., 2017, section "Dropout". */
    @Test
    void alphaDropoutDropsToTheLimitOfSelu() {
        double limit = -1.6732632423543772 * 1.0507009873554805;
        double a = 1 / Math.sqrt(0.5 * (1 + 0.5 * limit * limit));
        double b = -a * 0.5 * limit;
        LayerBench bench = new LayerBench(choice("alpha_dropout", Map.of()), 2, 3);
        double[][] y = bench.forward(X, true, 3);
        double[][] dx = bench.backward(DY);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                double expected = dx[i][j] == 0 ? a * limit + b : a * X[i][j] + b;
                assertClose(y[i][j], expected, 1e-6, 1e-7, i + ", " + j);
                assertClose(dx[i][j], dx[i][j] == 0 ? 0 : a * DY[i][j], 1e-6, 0, "backward");
            }
        }
        assertThat(bench.forward(X, false, 3)).isDeepEqualTo(X);
    }

    @Test
    void noisePassesDerivativesOnAndPredictsWithoutIt() {
        LayerBench bench = new LayerBench(choice("gaussian_noise", Map.of("stddev", 0.5)), 2, 3);
        double[][] y = bench.forward(X, true, 1);
        double[][] exact = bench.exact().layer(bench.node, false).forward(X);
        assertThat(y).isNotEqualTo(X);
        assertThat(bench.backward(DY)).isDeepEqualTo(DY);
        assertThat(bench.forward(X, false, 1)).isDeepEqualTo(X);
        assertThat(exact).isDeepEqualTo(X);
        assertThat(bench.node.layer().random()).isTrue();
        assertThat(bench.node.layer().formula()).isEqualTo("y = x + 0.5·ε");
        assertThat(new LayerBench(choice("gaussian_noise", Map.of("stddev", 0)), 2, 3)
                        .node
                        .layer()
                        .random())
                .isFalse();
    }

    @Test
    void anOffsetNeedsALayerAndAnInputBeforeTheOneItAdds() {
        LayerBench bench = new LayerBench(Offset.of(List.of(dense(2))), 2, 3);
        assertThat(bench.node.layer().outputs()).isEqualTo(2);
        assertThat(bench.node.layer().formula()).isEqualTo("y = f(x[0..0]) + x[1]");
        assertThatThrownBy(() -> Graph.of(NetworkSpec.of(2, Offset.of(List.of())), LayerBench.PLUGINS))
                .hasMessageContaining("at least one layer");
        assertThatThrownBy(() -> Graph.of(NetworkSpec.of(1, Offset.of(List.of(dense(1)))), LayerBench.PLUGINS))
                .hasMessageContaining("an input before the one that it adds");
    }

    @Test
    void namesAndDefaults() {
        assertThat(new Dropout().defaults().rate()).isEqualTo(0.5);
        assertThat(new AlphaDropout().defaults().rate()).isEqualTo(0.5);
        assertThat(new GaussianNoise().defaults().stddev()).isEqualTo(0.1);
        assertThat(new Rescale().defaults()).isEqualTo(new Rescale.Parameters(List.of(1.0), List.of(0.0)));
        assertThat(new ActivationOnly().defaults().function()).isEqualTo(Choice.of("identity"));
        assertThat(List.of(
                        new Dropout().name(),
                        new AlphaDropout().name(),
                        new GaussianNoise().name(),
                        new Rescale().name(),
                        new ActivationOnly().name(),
                        new Offset().name()))
                .containsExactly("dropout", "alpha_dropout", "gaussian_noise", "rescale", "activation", "offset");
    }
}
