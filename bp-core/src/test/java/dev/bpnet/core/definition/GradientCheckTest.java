package dev.bpnet.core.definition;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.activation.ElementwiseActivation;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.train.Goal;
import java.util.Arrays;
import java.util.List;
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
}
