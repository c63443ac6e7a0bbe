package dev.bpnet.core.layer;

import static dev.bpnet.core.layer.Layers.concat;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.residual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.definition.DoubleNetwork;
import dev.bpnet.core.definition.GradientCheck;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.testing.KernelsUnderTest;
import dev.bpnet.core.train.BatchGradient;
import dev.bpnet.core.train.Goal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlocksTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final int INPUTS = 3;
    private static final float[][] X = {
        {0.3f, -1.2f, 0.1f}, {1.7f, 0.4f, -0.3f}, {-0.6f, 0.9f, 0.8f}, {0.2f, 0.1f, -1.5f}, {-1.1f, 2.2f, 0.7f}
    };
    private static final Dataset THREE = Dataset.of(X, new int[] {0, 1, 2, 1, 0});

    static Stream<List<Choice<Layer>>> networks() {
        return Stream.of(
                List.of(dense(4, "tanh"), residual(dense(6, "tanh"), dense(4)), dense(3)),
                List.of(residual(dense(3, "sigmoid")), dense(3)),
                List.of(dense(4, "tanh"), residual(residual(dense(4, "tanh")), dense(4, "sigmoid")), dense(3)),
                List.of(projected(dense(5, "tanh"), dense(4, "tanh")), projected(dense(3))),
                List.of(concat(List.of(dense(4, "tanh"), dense(2)), List.of(), List.of(dense(3, "sigmoid"))), dense(3)),
                List.of(dense(2, "tanh"), concat(List.of(), List.of(dense(2, "tanh"))), dense(3)),
                List.of(dense(2, "tanh"), concat(List.of(), List.of()), dense(3)),
                List.of(
                        dense(4, "tanh"),
                        concat(List.of(residual(dense(4, "tanh"))), List.of(concat(List.of(dense(2)), List.of()))),
                        dense(3)),
                List.of(
                        dense(5, "tanh"),
                        Concat.ofColumns(
                                List.of(List.of(dense(2, "tanh")), List.of(), List.of(dense(3, "sigmoid"))),
                                List.of(2, 1, 2),
                                List.of()),
                        dense(3)),
                List.of(Concat.ofColumns(
                        List.of(List.of(dense(2, "tanh"), dense(1)), List.of(dense(2))), List.of(1, 2), List.of())),
                List.of(Offset.of(List.of(dense(4, "tanh"), dense(3)))),
                List.of(dense(4, "tanh"), Offset.of(List.of(dense(3, "tanh"))), dense(3)));
    }

    @SafeVarargs
    private static Choice<Layer> projected(Choice<Layer>... layers) {
        return Choice.of("residual", new Residual.Parameters(List.of(layers), true));
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

    private static final double[][] TARGETS = {{0}, {1}, {2}, {1}, {0}};
    private static final double[] WEIGHTS = {1, 1, 1, 1, 1};

    @ParameterizedTest
    @MethodSource("networks")
    void theGradientOfTheDefinitionsIsRight(List<Choice<Layer>> layers) {
        Goal goal = goal(layers);
        Network network = Network.initialize(goal.spec(), PLUGINS, 3);
        DoubleNetwork exact = new DoubleNetwork(network.graph(), network.parameters(), network.buffers());
        List<GradientCheck.Verdict> verdicts = GradientCheck.of(exact, inputs(), TARGETS, WEIGHTS, goal.loss(), 1000);
        assertThat(verdicts)
                .hasSize(network.graph().layout().parameters().size())
                .allMatch(GradientCheck.Verdict::passed);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theGradientOfTheStepIsThatOfTheDefinitions(List<Choice<Layer>> layers) {
        Goal goal = goal(layers);
        Network network = Network.initialize(goal.spec(), PLUGINS, 3);
        float[] gradient = BatchGradient.of(network, goal, THREE, KernelsUnderTest.kernels());
        DoubleNetwork exact = new DoubleNetwork(network.graph(), network.parameters(), network.buffers());
        exact.gradient(inputs(), TARGETS, WEIGHTS, goal.loss(), (part, name, formula, values) -> {});
        for (Parameter p : network.graph().layout().parameters()) {
            for (int i = 0; i < p.size(); i++) {
                assertThat((double) gradient[p.offset() + i])
                        .as(p.name())
                        .isCloseTo(exact.gradient(p)[i / p.columns()][i % p.columns()], within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    void predictionsAreThoseOfTheDefinitions(List<Choice<Layer>> layers) {
        Network network = Network.initialize(goal(layers).spec(), PLUGINS, 3);
        DoubleNetwork exact = new DoubleNetwork(network.graph(), network.parameters(), network.buffers());
        double[][] expected = exact.predict(inputs());
        float[][] predicted = network.predictor().predict(X);
        for (int i = 0; i < X.length; i++) {
            for (int j = 0; j < predicted[i].length; j++) {
                assertThat((double) predicted[i][j]).isCloseTo(expected[i][j], within(1e-6));
            }
        }
    }

    @Test
    void whatIsInsideIsNamedByItsPlace() {
        Graph graph = Graph.of(
                NetworkSpec.of(4, dense(4), residual(dense(2, "tanh"), concat(List.of(dense(1)), List.of(dense(3))))),
                PLUGINS);
        List<String> names = new ArrayList<>();
        graph.layout().parameters().forEach(p -> names.add(p.name()));
        assertThat(names)
                .containsExactly(
                        "layers[0].weights",
                        "layers[0].biases",
                        "layers[1].layers[0].weights",
                        "layers[1].layers[0].biases",
                        "layers[1].layers[1].branches[0][0].weights",
                        "layers[1].layers[1].branches[0][0].biases",
                        "layers[1].layers[1].branches[1][0].weights",
                        "layers[1].layers[1].branches[1][0].biases");
    }

    @Test
    void aMistakeInsideIsToldByItsPlace() {
        assertThatThrownBy(() -> Graph.of(NetworkSpec.of(4, concat(List.of(residual(dense(3)))), dense(1)), PLUGINS))
                .hasMessage(
                        "layers[0].branches[0][0]: the layers of a residual block put out 3 columns for an input of 4: "
                                + "give the last one 4 units, or say projection: true");
        assertThatThrownBy(() -> Graph.of(NetworkSpec.of(4, residual()), PLUGINS))
                .hasMessage("layers[0]: a residual block has at least one layer");
    }
}
