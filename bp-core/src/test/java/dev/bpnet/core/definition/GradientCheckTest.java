package dev.bpnet.core.definition;

import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.activation.ElementwiseActivation;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.Role;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.train.Goal;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientCheckTest {
    private static final float[][] X = {{0.3f, -1.2f}, {1.7f, 0.4f}, {-0.6f, 0.9f}};
    private static final Dataset TWO = Dataset.of(X, new int[] {0, 1, 1});
    private static final Dataset THREE = Dataset.of(X, new int[] {0, 1, 2});
    private static final Dataset NUMBER = Dataset.of(X, new float[] {0.5f, -1, 2});

    /** Its slope is wrong by a tenth. */
    static final class Crooked implements ActivationPlugin<NoParameters> {
        @Override
        public String name() {
            return "crooked";
        }

        @Override
        public NoParameters defaults() {
            return NoParameters.NONE;
        }

        @Override
        public Activation create(NoParameters parameters) {
            return new ElementwiseActivation() {
                @Override
                public double value(double z) {
                    return z * z;
                }

                @Override
                public double slope(double z, double a) {
                    return 2.2 * z;
                }
            };
        }
    }

    private static List<GradientCheck.Verdict> check(String activation, Dataset data, double[][] t, String loss) {
        Plugins plugins = Plugins.builder().add(new Crooked()).build();
        int outputs = loss.equals("cross_entropy") ? 3 : 1;
        Goal goal = Goal.of(
                Network.of(2, dense(4, activation), dense(3, activation), dense(outputs)),
                dev.bpnet.api.plugin.Choice.of(loss),
                data,
                false,
                plugins);
        Network network = Network.initialize(goal.spec(), plugins, 3);
        double[][] x =
                Arrays.stream(X).map(row -> new double[] {row[0], row[1]}).toArray(double[][]::new);
        DoubleNetwork exact = new DoubleNetwork(network.graph(), network.parameters(), new float[0]);
        return GradientCheck.of(exact, x, t, new double[] {1, 0.5, 2}, goal.loss(), 1000);
    }

    @ParameterizedTest
    @CsvSource({"tanh", "sigmoid", "relu", "leaky_relu", "softmax", "identity"})
    void theGradientsOfTheBuiltInLayersAndLossesAreRight(String activation) {
        List<GradientCheck.Verdict> verdicts =
                check(activation, TWO, new double[][] {{0}, {1}, {1}}, "binary_cross_entropy");
        assertThat(verdicts).allMatch(GradientCheck.Verdict::passed);
        // Kinks are left out, but not more than a few: a row whose hidden units are all dead sits on one.
        assertThat(verdicts.stream().mapToInt(GradientCheck.Verdict::checked).sum())
                .isGreaterThan(3
                        * verdicts.stream()
                                .mapToInt(GradientCheck.Verdict::kinks)
                                .sum());
        assertThat(check(activation, THREE, new double[][] {{0}, {1}, {2}}, "cross_entropy"))
                .allMatch(GradientCheck.Verdict::passed);
        assertThat(check(activation, NUMBER, new double[][] {{0.5}, {-1}, {2}}, "mean_squared_error"))
                .allMatch(GradientCheck.Verdict::passed);
    }

    @Test
    void aWrongDerivativeIsCaughtInTheLayersBeforeIt() {
        List<GradientCheck.Verdict> verdicts =
                check("crooked", NUMBER, new double[][] {{0.5}, {-1}, {2}}, "mean_squared_error");
        assertThat(verdicts.getFirst().passed()).isFalse();
        assertThat(verdicts.getFirst().maxError()).isGreaterThan(0.01);
        assertThat(verdicts.getLast().passed()).isTrue();
    }

    /** {@code z²}, with whatever derivative it claims. */
    private static final class Claims implements ElementwiseActivation {
        private final DoubleUnaryOperator claimed;

        Claims(DoubleUnaryOperator claimed) {
            this.claimed = claimed;
        }

        @Override
        public double value(double z) {
            return z * z;
        }

        @Override
        public double slope(double z, double a) {
            return claimed.applyAsDouble(z);
        }
    }

    private record Claiming(DoubleUnaryOperator claimed) implements ActivationPlugin<NoParameters> {
        @Override
        public String name() {
            return "claiming";
        }

        @Override
        public NoParameters defaults() {
            return NoParameters.NONE;
        }

        @Override
        public Activation create(NoParameters parameters) {
            return new Claims(claimed);
        }
    }

    /** The verdict on the four weights (1, 2, -3, 4) of one unit with {@code z²} over one row of these inputs. */
    private static GradientCheck.Verdict weights(DoubleUnaryOperator claimed, int most, double... x) {
        Plugins plugins = Plugins.builder().add(new Claiming(claimed)).build();
        float[][] row = {{0, 0, 0, 0}, {1, 1, 1, 1}};
        Goal goal = Goal.of(
                Network.of(4, dense(1, "claiming")),
                dev.bpnet.api.plugin.Choice.of("mean_absolute_error"),
                Dataset.of(row, new float[] {0, 1}),
                false,
                plugins);
        float[] w = {1, 2, -3, 4, 0};
        Network network = Network.of(goal.spec(), plugins, w, new float[0]);
        DoubleNetwork exact = new DoubleNetwork(network.graph(), w, new float[0]);
        return GradientCheck.of(exact, new double[][] {x}, new double[][] {{-100}}, new double[] {1}, goal.loss(), most)
                .getFirst();
    }

    /** {@code dL/dw = 2z·x}, claimed as 2.5z·x: a fifth of the larger one is wrong, wherever it is looked at. */
    @Test
    void theErrorIsRelativeToTheLargerOfTheTwo() {
        GradientCheck.Verdict verdict = weights(z -> 2.5 * z, 100, 1, 2, 1, 0.5);
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.checked()).isEqualTo(4);
        assertThat(verdict.maxError()).isCloseTo(0.2, within(1e-8));
        assertThat(weights(z -> 1.6 * z, 100, 1, 2, 1, 0.5).maxError()).isCloseTo(0.2, within(1e-8));
        assertThat(weights(z -> 2 * z, 100, 1, 2, 1, 0.5).passed()).isTrue();
    }

    /** The second weight alone counts, z = 2: its derivative is 4, claimed as 5. */
    @Test
    void theVerdictTellsTheWorstPlace() {
        GradientCheck.Verdict verdict = weights(z -> 2.5 * z, 100, 0, 1, 0, 0);
        assertThat(verdict.row()).isEqualTo(1);
        assertThat(verdict.column()).isZero();
        assertThat(verdict.analytic()).isEqualTo(5);
        assertThat(verdict.numeric()).isCloseTo(4, within(1e-7));
        assertThat(verdict.parameter().name()).isEqualTo("layers[0].weights");
    }

    /** Of four values at most 4, 3, 2 and 1: every one, every second one, every second one, the first one. */
    @Test
    void atMostAsManyAsAskedForAreCheckedEvenlySpread() {
        for (int[] most : new int[][] {{5, 4}, {4, 4}, {3, 2}, {2, 2}, {1, 1}}) {
            assertThat(weights(z -> 2 * z, most[0], 1, 2, 1, 0.5).checked()).isEqualTo(most[1]);
        }
        assertThat(weights(z -> 3 * z, 2, 0, 1, 0, 1).passed())
                .as("only the inputs that are not looked at count")
                .isTrue();
        assertThat(weights(z -> 3 * z, 2, 0, 0, 1, 0).passed()).isFalse();
    }

    @Test
    void aDerivativeThatIsNoNumberIsWrong() {
        for (double claim : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            GradientCheck.Verdict verdict = weights(z -> claim, 100, 1, 2, 1, 0.5);
            assertThat(verdict.passed()).isFalse();
            assertThat(verdict.maxError()).isEqualTo(Double.POSITIVE_INFINITY);
        }
    }

    /** Claims that are wrong by a little less and a little more than a millionth. */
    @Test
    void aMillionthIsWhatCountsAsWrong() {
        assertThat(weights(z -> 2 * z * (1 + 0.9e-6), 100, 1, 2, 1, 0.5).passed())
                .isTrue();
        assertThat(weights(z -> 2 * z * (1 + 1.1e-6), 100, 1, 2, 1, 0.5).passed())
                .isFalse();
    }

    /** A unit with relu at 0 to the bit. */
    @Test
    void whatLiesAtAKinkIsCountedAndNotJudged() {
        Plugins plugins = Plugins.load();
        Goal goal = Goal.of(
                Network.of(2, dense(1, "relu"), dense(1)),
                dev.bpnet.api.plugin.Choice.of("mean_squared_error"),
                NUMBER,
                false,
                plugins);
        float[] w = {1, -1, 0, 2, 0};
        Network network = Network.of(goal.spec(), plugins, w, new float[0]);
        DoubleNetwork exact = new DoubleNetwork(network.graph(), w, new float[0]);
        double[][] x = {{1, 1}};
        List<GradientCheck.Verdict> verdicts =
                GradientCheck.of(exact, x, new double[][] {{5}}, new double[] {1}, goal.loss(), 10);
        // z = 1·1 - 1·1 + 0 = 0; the weight behind it is multiplied with relu(0) = 0, its bias with 1.
        assertThat(verdicts).extracting(GradientCheck.Verdict::kinks).containsExactly(2, 1, 0, 0);
        assertThat(verdicts).extracting(GradientCheck.Verdict::checked).containsExactly(0, 0, 1, 1);
        assertThat(verdicts).allMatch(GradientCheck.Verdict::passed);
        assertThat(exact.parameter(network.graph().layout().parameters().getFirst()))
                .as("what was moved is where it was")
                .isDeepEqualTo(new double[][] {{1}, {-1}});
    }

    @Test
    void aVerdictNeedsSomethingToGoBy() {
        Parameter p = new Parameter(0, "weights", Role.WEIGHT, 0, 1, 1);
        assertThat(new GradientCheck.Verdict(p, 0, 0, 0, 0, 0, 0, 0).passed()).isFalse();
        assertThat(new GradientCheck.Verdict(p, 0, 1, 0, 0, 0, 0, 0).passed()).isTrue();
        assertThat(new GradientCheck.Verdict(p, 1, 0, GradientCheck.TOLERANCE, 0, 0, 0, 0).passed())
                .isTrue();
    }

    private static List<GradientCheck.Verdict> check(NetworkSpec spec, double[][] x, double[][] t) {
        Plugins plugins = Plugins.load();
        Network network = Network.initialize(spec, plugins, 3);
        Loss loss = plugins.loss(dev.bpnet.api.plugin.Choice.<Loss>of("mean_squared_error"), TargetInfo.numbers(1));
        DoubleNetwork exact = new DoubleNetwork(network.graph(), network.parameters(), network.buffers());
        double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        return GradientCheck.of(exact, x, t, ones, loss, 1000);
    }

    /** The derivative by it is 0, and what two ways of computing it give is rounding: the more the larger the loss is. */
    @Test
    void aBiasBeforeANormalisationIsRoundingAndNotWrong() {
        double[][] x = {{0.3, -1.2}, {1.7, 0.4}, {-0.6, 0.9}};
        for (double unit : new double[] {1, 1e3}) {
            double[][] t = {{0.5 * unit}, {-unit}, {2 * unit}};
            assertThat(check(Network.of(2, dense(3), batchNorm(), dense(1)), x, t))
                    .as("targets of %s", unit)
                    .allMatch(GradientCheck.Verdict::passed);
        }
    }

    /** The step of a difference grows with the value: 1e-5 of ten thousand. */
    @Test
    void largeValuesAreMovedByMore() {
        double[][] x = {{1e4, 0}, {-2e4, 1}};
        double[][] t = {{3}, {5}};
        Plugins plugins = Plugins.load();
        float[] w = {2e4f, -1e4f, 0};
        Network network = Network.of(Network.of(2, dense(1)), plugins, w, new float[0]);
        Loss loss = plugins.loss(dev.bpnet.api.plugin.Choice.<Loss>of("mean_squared_error"), TargetInfo.numbers(1));
        DoubleNetwork exact = new DoubleNetwork(network.graph(), w, new float[0]);
        assertThat(GradientCheck.of(exact, x, t, new double[] {1, 1}, loss, 10))
                .allMatch(GradientCheck.Verdict::passed);
    }
}
