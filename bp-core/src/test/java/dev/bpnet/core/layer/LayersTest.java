package dev.bpnet.core.layer;

import static dev.bpnet.core.layer.LayerBench.choice;
import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.concat;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.dropout;
import static dev.bpnet.core.layer.Layers.embedding;
import static dev.bpnet.core.layer.Layers.layerNorm;
import static dev.bpnet.core.layer.Layers.prelu;
import static dev.bpnet.core.layer.Layers.residual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.Role;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.definition.Derivation;
import dev.bpnet.core.definition.DoubleNetwork;
import dev.bpnet.core.definition.GradientCheck;
import dev.bpnet.core.definition.Quantity;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.testing.KernelsUnderTest;
import dev.bpnet.core.train.BatchGradient;
import dev.bpnet.core.train.Goal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final int INPUTS = 3;
    private static final float[][] X = {
        {2, -1.2f, 0.1f}, {0, 0.4f, -0.3f}, {1, 0.9f, 0.8f}, {2, 0.1f, -1.5f}, {0, 2.2f, 0.7f}, {2, -0.4f, 1.1f}
    };
    private static final Dataset THREE = Dataset.of(X, new int[] {0, 1, 2, 1, 0, 2});
    private static final double[][] TARGETS = {{0}, {1}, {2}, {1}, {0}, {2}};
    private static final double[] WEIGHTS = {1, 1, 1, 1, 1, 1};

    static Stream<List<Choice<Layer>>> networks() {
        Choice<Layer> perUnit = choice("prelu", Map.of("shared", false));
        return Stream.of(
                List.of(dense(4, "tanh"), batchNorm(), dense(3)),
                List.of(batchNorm(), dense(4), perUnit, dense(3)),
                List.of(dense(4), choice("batch_norm", Map.of("scale", false, "shift", false)), prelu(), dense(3)),
                List.of(dense(4), choice("batch_norm", Map.of("scale", false)), dense(3)),
                List.of(layerNorm(), dense(5, "tanh"), layerNorm(), dense(3)),
                List.of(dense(5), choice("layer_norm", Map.of("shift", false)), prelu(), dense(3)),
                List.of(dense(5), choice("layer_norm", Map.of("scale", false)), prelu(), dense(3)),
                List.of(choice("rms_norm", Map.of()), dense(5), choice("rms_norm", Map.of("scale", false)), dense(3)),
                List.of(dense(8, "tanh"), dropout(0.4), dense(3)),
                List.of(dropout(0.2), dense(8), choice("alpha_dropout", Map.of("rate", 0.3)), dense(3)),
                List.of(choice("gaussian_noise", Map.of("stddev", 0.3)), dense(4, "tanh"), dense(3)),
                List.of(embedding(3, 4), dense(3)),
                List.of(
                        choice(
                                "embed_columns",
                                Map.of(
                                        "tables",
                                        List.of(Map.of(
                                                "name",
                                                "c",
                                                "column",
                                                0,
                                                "units",
                                                4,
                                                "frequencies",
                                                List.of(0.5, 0.25, 0.25))))),
                        dense(3)),
                List.of(
                        // Vectors apart from each other: differences of the close ones they start with are less exact.
                        choice(
                                "embedding",
                                Map.of(
                                        "categories",
                                        3,
                                        "units",
                                        2,
                                        "initializer",
                                        Map.of("normal", Map.of("stddev", 1)))),
                        residual(batchNorm(), prelu(), dense(4, "tanh"), dropout(0.3)),
                        concat(List.of(layerNorm(), dense(3)), List.of(choice("gaussian_noise", Map.of()), perUnit)),
                        batchNorm(),
                        dense(3)));
    }

    private static Goal goal(List<Choice<Layer>> layers) {
        @SuppressWarnings("unchecked")
        Choice<Layer>[] array = layers.toArray(new Choice[0]);
        return Goal.of(NetworkSpec.of(INPUTS, array), null, THREE, false, PLUGINS);
    }

    private static double[][] inputs() {
        return Arrays.stream(X)
                .map(row -> new double[] {row[0], row[1], row[2]})
                .toArray(double[][]::new);
    }

    private static DoubleNetwork exact(Network network) {
        return new DoubleNetwork(network.graph(), network.parameters(), network.buffers());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theGradientOfTheDefinitionsIsRight(List<Choice<Layer>> layers) {
        Goal goal = goal(layers);
        Network network = Network.initialize(goal.spec(), PLUGINS, 3);
        assertThat(GradientCheck.of(exact(network), inputs(), TARGETS, WEIGHTS, goal.loss(), 1000))
                .hasSize(network.graph().layout().parameters().size())
                .allMatch(GradientCheck.Verdict::passed);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyQuantityOfTheDerivationIsRight(List<Choice<Layer>> layers) {
        Goal goal = goal(layers);
        DoubleNetwork exact = exact(Network.initialize(goal.spec(), PLUGINS, 3));
        List<Quantity> derivatives = Derivation.of(exact, inputs(), TARGETS, goal.loss(), 0.1).stream()
                .filter(quantity -> quantity.numeric() != null)
                .toList();
        assertThat(derivatives)
                .hasSizeGreaterThan(exact.graph().layout().parameters().size());
        for (Quantity quantity : derivatives) {
            double difference = quantity.maxDifference();
            assertThat(Double.isNaN(difference) ? 0 : difference)
                    .as(quantity.name())
                    .isLessThan(1e-7);
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theGradientOfTheStepIsThatOfTheDefinitions(List<Choice<Layer>> layers) {
        Goal goal = goal(layers);
        Network network = Network.initialize(goal.spec(), PLUGINS, 3);
        float[] gradient = BatchGradient.of(network, goal, THREE, KernelsUnderTest.kernels());
        DoubleNetwork exact = exact(network);
        exact.gradient(inputs(), TARGETS, WEIGHTS, goal.loss(), (part, name, formula, values) -> {});
        for (Parameter p : network.graph().layout().parameters()) {
            for (int i = 0; i < p.size(); i++) {
                assertThat((double) gradient[p.offset() + i])
                        .as(p.name())
                        .isCloseTo(exact.gradient(p)[i / p.columns()][i % p.columns()], within(2e-6));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void predictionsAreThoseOfTheDefinitionsAloneAndAmongOthers(List<Choice<Layer>> layers) {
        Network network = Network.initialize(goal(layers).spec(), PLUGINS, 3);
        double[][] expected = exact(network).predict(inputs());
        float[][] predicted = network.predictor().predict(X);
        for (int i = 0; i < X.length; i++) {
            assertThat(network.predictor().predict(X[i])).isEqualTo(predicted[i]);
            for (int j = 0; j < predicted[i].length; j++) {
                assertThat((double) predicted[i][j]).isCloseTo(expected[i][j], within(2e-6));
            }
        }
    }

    @Test
    void normsAndSlopesDoNotDecayButVectorsDo() {
        Graph graph =
                Graph.of(NetworkSpec.of(3, embedding(3, 2), batchNorm(), layerNorm(), prelu(), dense(1)), PLUGINS);
        assertThat(graph.layout().parameters())
                .filteredOn(p -> p.role().decays())
                .extracting(Parameter::name)
                .containsExactly("layers[0].vectors", "layers[4].weights");
        assertThat(graph.layout().parameters())
                .extracting(Parameter::role)
                .contains(Role.EMBEDDING, Role.NORM_SCALE, Role.NORM_SHIFT, Role.OTHER);
    }

    @Test
    void parametersAndStatisticsStartAsPublished() {
        Network network = Network.initialize(
                NetworkSpec.of(2, batchNorm(), layerNorm(), prelu(), choice("rms_norm", Map.of())), PLUGINS, 1);
        assertThat(network.parameters()).containsExactly(1, 1, 0, 0, 1, 1, 0, 0, 0.25f, 1, 1);
        assertThat(network.buffers()).containsExactly(0, 0, 1, 1);
    }

    @Test
    void whatIsNoCategoryIsNaNAndMovesNoVector() {
        LayerBench bench = new LayerBench(embedding(3, 2), 1, 6);
        bench.set("vectors", new double[][] {{1, 2}, {3, 4}, {5, 6}});
        double[][] y = bench.forward(new double[][] {{1}, {3}, {-1}, {0.5}, {Double.NaN}, {1e30}}, true, 1);
        assertThat(y[0]).containsExactly(3, 4);
        for (int i = 1; i < y.length; i++) {
            assertThat(y[i]).containsExactly(Double.NaN, Double.NaN);
        }
        bench.backward(new double[][] {{1, 1}, {9, 9}, {9, 9}, {9, 9}, {9, 9}, {9, 9}});
        assertThat(bench.gradient("vectors")).isDeepEqualTo(new double[][] {{0, 0}, {1, 1}, {0, 0}});
    }

    @Test
    void anEmbeddingOfAColumnThatIsNotThereIsToldByItsPlace() {
        assertThatThrownBy(() -> Graph.of(
                        NetworkSpec.of(2, choice("embedding", Map.of("categories", 3, "units", 2, "column", 2))),
                        PLUGINS))
                .hasMessage("layers[0]: an embedding reads column 2 (from 0) of an input of 2 columns");
    }

    @Test
    void alphaDropoutKeepsMeanAndVarianceOfSeluOutputs() {
        int rows = 1000;
        int columns = 100;
        double[][] x = new double[rows][columns];
        var random = dev.bpnet.api.random.RandomStream.of(1, dev.bpnet.api.random.Purpose.SYNTHESIS, 0);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                x[i][j] = random.normal((long) i * columns + j);
            }
        }
        LayerBench bench = new LayerBench(choice("alpha_dropout", Map.of("rate", 0.2)), columns, rows);
        double[] y = Arrays.stream(bench.forward(x, true, 1))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        double mean = Arrays.stream(y).average().orElseThrow();
        double variance =
                Arrays.stream(y).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.015)); // 100,000 values: a standard error of 0.003
        assertThat(variance).isCloseTo(1, within(0.02));
    }

    @Test
    void noiseIsNormalAndOfTheWidthAsked() {
        LayerBench bench = new LayerBench(choice("gaussian_noise", Map.of("stddev", 0.5)), 100, 1000);
        double[] y = Arrays.stream(bench.forward(new double[1000][100], true, 1))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        double mean = Arrays.stream(y).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.007));
        assertThat(Math.sqrt(Arrays.stream(y).map(v -> v * v).average().orElseThrow()))
                .isCloseTo(0.5, within(0.005));
        assertThat(Arrays.stream(y).filter(v -> Math.abs(v) < 0.5).count() / 100_000.0)
                .isCloseTo(0.6827, within(0.006));
    }

    @Test
    void eachStepDropsOthersAndNothingIsHidden() {
        LayerBench bench = new LayerBench(dropout(0.5), 64, 2);
        double[][] ones = new double[2][64];
        Arrays.stream(ones).forEach(row -> Arrays.fill(row, 1));
        double[][] first = bench.forward(ones, true, 1);
        assertThat(bench.forward(ones, true, 1)).isDeepEqualTo(first);
        assertThat(first[0]).isNotEqualTo(first[1]);
        assertThat(bench.forward(ones, true, 2)[0]).isNotEqualTo(first[0]);
        Arrays.fill(ones[0], Double.NaN);
        assertThat(bench.forward(ones, true, 1)[0]).containsOnly(Double.NaN);
    }

    @Test
    void aBatchOfOneRowIsFiniteAndLeavesTheRunningVariance() {
        LayerBench bench = new LayerBench(batchNorm(), 2, 1);
        bench.set("scale", new double[][] {{2, 2}});
        bench.set("shift", new double[][] {{3, 4}});
        assertThat(bench.forward(new double[][] {{5, -1e4}}, true, 1)).isDeepEqualTo(new double[][] {{3, 4}});
        assertThat(bench.backward(new double[][] {{1, 1}})).isDeepEqualTo(new double[][] {{0, 0}});
        assertThat(bench.buffers).containsExactly(0.5f, -1000, 1, 1);
    }

    /** 2²⁰ + x is exact as float, its mean in double is not. */
    @ParameterizedTest
    @ValueSource(strings = {"layer_norm", "batch_norm"})
    void farFromZeroNormsGiveWhatTheyGiveAtZero(String norm) {
        double[][] near = {{0, 1, 3.25}, {1, -2, 0.5}, {-0.125, 4, 2}};
        double[][] far = Arrays.stream(near)
                .map(row -> Arrays.stream(row).map(v -> v + (1 << 20)).toArray())
                .toArray(double[][]::new);
        LayerBench bench = new LayerBench(choice(norm, Map.of("scale", false, "shift", false)), 3, 3);
        double[][] expected = bench.exact().layer(bench.node, true).forward(near);
        double[][] exact = bench.exact().layer(bench.node, true).forward(far);
        double[][] single = bench.forward(far, true, 1);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(exact[i][j]).isCloseTo(expected[i][j], within(1e-9));
                assertThat(single[i][j]).isCloseTo(expected[i][j], within(1e-6));
            }
        }
    }

    @Test
    void columnsThatAreConstantOrLargeAreFinite() {
        for (Choice<Layer> layer : List.of(batchNorm(), layerNorm(), choice("rms_norm", Map.of()), prelu())) {
            LayerBench bench = new LayerBench(layer, 3, 3);
            bench.node.weights().forEach(w -> {
                if (w.parameter().role() == Role.NORM_SCALE) {
                    bench.set("scale", new double[][] {{1, 1, 1}});
                }
            });
            double[][] x = {{1e4, -1e4, 0}, {1e4, 1e4, 1e-8}, {1e4, 1e4, -1e-8}};
            for (double[] row : bench.forward(x, true, 1)) {
                assertThat(Arrays.stream(row).allMatch(Double::isFinite))
                        .as(bench.node.type())
                        .isTrue();
            }
            for (double[] row : bench.backward(new double[][] {{1, 2, 3}, {-1, 1e4, 0}, {0, 1, -1e4}})) {
                assertThat(Arrays.stream(row).allMatch(Double::isFinite))
                        .as(bench.node.type())
                        .isTrue();
            }
        }
    }
}
