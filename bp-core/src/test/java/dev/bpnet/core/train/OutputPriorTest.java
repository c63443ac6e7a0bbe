package dev.bpnet.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.initializer.GivenValues;
import dev.bpnet.core.layer.ActivationOnly;
import dev.bpnet.core.layer.Dense;
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

    private static List<Double> biases(Goal goal) {
        Dense.Parameters last =
                (Dense.Parameters) goal.spec().layers().getLast().choice().parameters();
        return ((GivenValues.Parameters) last.biasInitializer().parameters()).values();
    }

    private static Goal goal(int units, String loss, Dataset data, boolean standardize) {
        return Goal.of(Network.of(1, output(units, Map.of())), Choice.of(loss), data, standardize, Tasks.PLUGINS);
    }

    /** On both sides of the 1024 rows that are read together: every third row is of the second class. */
    @Test
    void everyRowOfEveryBlockCounts() {
        for (int rows : new int[] {1024, 1025, 3000}) {
            int[] labels = new int[rows];
            int positive = 0;
            for (int i = 0; i < rows; i++) {
                labels[i] = i % 3 == 1 || i > 2000 ? 1 : 0;
                positive += labels[i];
            }
            double share = positive / (double) rows;
            assertThat(biases(goal(1, "binary_cross_entropy", Dataset.of(new float[rows][1], labels), false))
                            .getFirst())
                    .isCloseTo(StrictMath.log(share / (1 - share)), within(1e-12));
        }
    }

    /** Labels: the log odds of 2 of 3 and of 1 of 2, as one is missing; nothing of what weighs nothing. */
    @Test
    void labelsStartWithTheirLogOddsAndWhatIsMissingCountsForNothing() {
        Matrix t = Matrix.copyOf(new float[][] {{1, 0}, {1, Float.NaN}, {0, 1}, {0, 0}});
        TargetInfo labels = TargetInfo.multiLabel(List.of("p", "q")).withMissing(true);
        Dataset data = Dataset.of(Matrix.zeros(4, 1), t, labels, new double[] {1, 1, 1, 0});
        List<Double> biases = biases(goal(2, "binary_cross_entropy", data, false));
        assertThat(biases.get(0)).isCloseTo(StrictMath.log(2), within(1e-12));
        assertThat(biases.get(1)).isCloseTo(0, within(1e-12));
    }

    /** Means 2 and 5 in the targets' own unit, 0 in standard units; of counts of 0 half a one. */
    @Test
    void numbersStartWithTheirMeanInTheirUnit() {
        Dataset data = Dataset.of(X, new float[][] {{1, 5}, {2, 4}, {3, 6}, {2, 5}, {2, 5}});
        assertThat(biases(goal(2, "mean_squared_error", data, false))).containsExactly(2.0, 5.0);
        assertThat(biases(goal(2, "mean_squared_error", data, true))).containsExactly(0.0, 0.0);
        Dataset infinite = Dataset.of(
                Matrix.copyOf(X),
                Matrix.copyOf(new float[][] {{1}, {Float.POSITIVE_INFINITY}, {3}, {4}, {4}}),
                TargetInfo.numbers(1),
                new double[] {1, 0, 1, 1, 1});
        assertThat(biases(goal(1, "mean_squared_error", infinite, false)))
                .as("what weighs nothing may be anything")
                .containsExactly(3.0);
        Dataset nothing = Dataset.of(X, new float[5]);
        assertThat(biases(goal(1, "poisson", nothing, false)).getFirst())
                .isCloseTo(StrictMath.log(0.5 / 5), within(1e-12));
    }

    /** All of one class, or none: half a row of the other. */
    @Test
    void aShareIsNeitherNoneNorAll() {
        double[] expected = {StrictMath.log(0.1 / 0.9), StrictMath.log(0.9 / 0.1)};
        for (int all = 0; all < 2; all++) {
            int[] labels = {all, all, all, all, all};
            Dataset data = Dataset.of(X, labels);
            assertThat(biases(goal(1, "binary_cross_entropy", data, false)).getFirst())
                    .isCloseTo(expected[all], within(1e-12));
        }
        Dataset three = Dataset.of(Matrix.copyOf(X), Matrix.zeros(5, 1), TargetInfo.classes(List.of("a", "b", "c")));
        List<Double> biases = biases(goal(3, "cross_entropy", three, false));
        assertThat(biases.get(0)).isCloseTo(StrictMath.log(0.9), within(1e-12));
        assertThat(biases.get(2)).isCloseTo(StrictMath.log(0.1), within(1e-12));
    }

    @Test
    void onlyABiasOfTheOutputThatAsksForItIsFilled() {
        Dataset data = Dataset.of(X, new float[] {1, 2, 3, 4, 0});
        Goal plain =
                Goal.of(Network.of(1, Layers.dense(1)), Choice.of("mean_squared_error"), data, false, Tasks.PLUGINS);
        assertThat(plain.spec().layers())
                .isEqualTo(Network.of(1, Layers.dense(1)).layers());
        Goal without = Goal.of(
                Network.of(1, output(1, Map.of("bias", false))),
                Choice.of("mean_squared_error"),
                data,
                false,
                Tasks.PLUGINS);
        assertThat(without.spec().layers())
                .isEqualTo(Network.of(1, output(1, Map.of("bias", false))).layers());
        // Behind an activation of its own, and with two numbers a target, it is defined for nothing.
        Choice<Layer> activation = ActivationOnly.of(Choice.of("tanh"));
        assertThatThrownBy(() -> Goal.of(
                        Network.of(1, output(1, Map.of()), activation),
                        Choice.of("mean_squared_error"),
                        data,
                        false,
                        Tasks.PLUGINS))
                .isInstanceOfSatisfying(
                        MisfitException.class, e -> assertThat(e.part()).isEqualTo(MisfitException.Part.OUTPUT_BIAS));
        assertThatThrownBy(() -> goal(2, "gaussian_nll", data, false)).isInstanceOf(MisfitException.class);
    }
}
