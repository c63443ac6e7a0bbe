package dev.bpnet.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.layer.Layers;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plan.NetworkException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first biases of the output layer, worked out from the training rows. */
class OutputPriorTest {
    private static final float[][] X = {{1}, {2}, {3}, {4}, {5}};

    private static Choice<Layer> output(int units, Map<String, ?> more) {
        Map<String, Object> parameters = new LinkedHashMap<>(more);
        parameters.put("units", units);
        parameters.put("initializer", "zeros");
        parameters.put("bias_initializer", "prior");
        return Tasks.PLUGINS.choice(Layer.class, "dense", parameters);
    }

    private static Network network(int units, String loss, Dataset data, boolean standardize) {
        Goal goal = Goal.of(
                Network.of(1, Layers.dense(2, "tanh"), output(units, Map.of())),
                Choice.of(loss),
                data,
                standardize,
                Tasks.PLUGINS);
        return Network.initialize(goal.spec(), Tasks.PLUGINS, 1);
    }

    @Test
    void twoClassesStartWithTheirLogOdds() {
        Dataset data = Dataset.of(X, new int[] {0, 1, 0, 0, 1});
        Network network = network(1, "binary_cross_entropy", data, false);
        assertThat((double) network.parameter("layers[1].biases").get(0, 0))
                .isCloseTo(StrictMath.log(0.4 / 0.6), within(1e-7));
        assertThat(network.predictor().predict(X[0])[0]).isCloseTo(0.4f, within(1e-6f));
    }

    @Test
    void categoriesStartWithTheLogarithmsOfTheirShares() {
        Dataset data = Dataset.of(X, new int[] {0, 2, 0, 1, 2});
        Network network = network(3, "cross_entropy", data, false);
        assertThat(network.predictor().predict(X[0])).containsExactly(new float[] {0.4f, 0.2f, 0.4f}, within(1e-6f));
    }

    @Test
    void rowsCountByTheirWeights() {
        Dataset data = Dataset.of(
                Matrix.copyOf(X),
                Matrix.of(new float[] {0, 1, 0, 0, 1}, 0, 5, 1),
                TargetInfo.classes(List.of("a", "b")),
                new double[] {1, 3, 0, 0, 0});
        assertThat(network(1, "binary_cross_entropy", data, false).predictor().predict(X[0])[0])
                .isCloseTo(0.75f, within(1e-6f));
    }

    @Test
    void aClassWithoutRowsCountsAsHalfARow() {
        Dataset data = Dataset.of(
                Matrix.copyOf(X),
                Matrix.of(new float[5], 0, 5, 1),
                TargetInfo.classes(List.of("a", "b")),
                new double[] {1, 1, 1, 1, 1});
        assertThat(network(1, "binary_cross_entropy", data, false).predictor().predict(X[0])[0])
                .isCloseTo(0.1f, within(1e-6f));
    }

    @Test
    void numbersStartWithTheirMeanAndCountsWithItsLogarithm() {
        Dataset data = Dataset.of(X, new float[] {1, 2, 3, 4, 0});
        for (boolean standardize : new boolean[] {false, true}) {
            assertThat(network(1, "mean_squared_error", data, standardize)
                            .predictor()
                            .predict(X[0])[0])
                    .isCloseTo(2f, within(1e-6f));
        }
        assertThat(network(1, "poisson", data, false).predictor().predict(X[0])[0])
                .isCloseTo(2f, within(1e-6f));
    }

    @Test
    void theFirstLossIsThatOfTheBestConstant() {
        Dataset data = Dataset.of(X, new int[] {0, 1, 0, 0, 1});
        try (Trainer trainer =
                Tasks.trainer(Network.of(1, output(1, Map.of())), 0.1).build()) {
            double entropy = -(0.4 * StrictMath.log(0.4) + 0.6 * StrictMath.log(0.6));
            assertThat(trainer.step(data)).isCloseTo(entropy, within(1e-6));
        }
    }

    @Test
    void whereItIsNotDefinedThatIsSaid() {
        Dataset data = Dataset.of(X, new float[] {1, 2, 3, 4, 0});
        assertThatThrownBy(() -> Goal.of(
                        Network.of(1, output(1, Map.of("activation", "tanh"))), null, data, false, Tasks.PLUGINS))
                .isInstanceOf(MisfitException.class)
                .hasMessage(
                        "there is no prior for this loss and output: it is defined for sigmoid, softmax, exponential and"
                                + " linear outputs with one number a target");
        assertThatThrownBy(() ->
                        Network.initialize(Network.of(1, output(3, Map.of()), Layers.dense(1)), Tasks.PLUGINS, 1))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("prior is for the biases of the output layer only");
    }
}
