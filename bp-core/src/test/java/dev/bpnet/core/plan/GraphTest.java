package dev.bpnet.core.plan;

import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.concat;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.dropout;
import static dev.bpnet.core.layer.Layers.residual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.layer.ActivationOnly;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.LayerSpec;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphTest {
    private static final Plugins PLUGINS = Plugins.load();

    @Test
    void parametersLieOneBehindTheOtherInTheOrderOfTheLayers() {
        Graph graph = Graph.of(NetworkSpec.of(4, dense(5, "tanh"), dense(3)), PLUGINS);
        assertThat(graph.layout().parameters())
                .extracting(Parameter::name)
                .containsExactly("layers[0].weights", "layers[0].biases", "layers[1].weights", "layers[1].biases");
        assertThat(graph.layout().parameters()).extracting(Parameter::offset).containsExactly(0, 20, 25, 40);
        assertThat(graph.layout().size()).isEqualTo(43);
    }

    @Test
    void aNetworkTooLargeForAnArrayIsRefusedBeforeAnythingIsAllocated() {
        NetworkSpec spec = NetworkSpec.of(100, dense(2_000_000_000));
        assertThatThrownBy(() -> Graph.of(spec, PLUGINS))
                .isInstanceOf(NetworkException.class)
                .hasMessage(
                        "layers[0]: weights of 100 x 2000000000 take 800,000,000,000 bytes; the parameters of a network are"
                                + " at most 8,589,934,588 bytes (2147483647 numbers)");
    }

    @Test
    void aWorkspaceTooLargeForAnArrayIsRefused() {
        Graph graph = Graph.of(NetworkSpec.of(10, dense(1000)), PLUGINS);
        assertThatThrownBy(() -> Plan.of(graph, Plan.Purpose.TRAIN, 2_000_000))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("the workspace for 2000000 rows");
    }

    @Test
    void theFirstLayerHasNoUseForATransposedCopyOfItsWeights() {
        Graph graph = Graph.of(NetworkSpec.of(10, dense(20, "relu"), dense(3)), PLUGINS);
        assertThat(graph.layers().get(0).caches()).isEmpty();
        assertThat(graph.layers().get(1).caches()).hasSize(1);
    }

    /** {@code 40000 · 40000} weights fit, twice as many do not: no single product is to blame. */
    @Test
    void layersThatAreTooLargeTogetherAreRefusedToo() {
        NetworkSpec spec = NetworkSpec.of(40_000, dense(40_000), dense(40_000));
        assertThatThrownBy(() -> Graph.of(spec, PLUGINS))
                .hasMessage("layers[1]: with an input of 40000 there would be too many: the parameters of a network are"
                        + " at most 8,589,934,588 bytes (2147483647 numbers)");
        NetworkSpec exact = NetworkSpec.of(Integer.MAX_VALUE, dense(1));
        assertThatThrownBy(() -> Graph.of(exact, PLUGINS))
                .as("2147483647 weights fit to the number, and a bias")
                .hasMessageStartingWith("layers[0]: with an input of 2147483647 there would be too many");
    }

    private static NetworkSpec blocks() {
        return NetworkSpec.of(
                        4,
                        dropout(0.5),
                        residual(batchNorm(), dense(4, "tanh")),
                        concat(List.of(dense(2)), List.of(residual(dense(4)))),
                        dense(3))
                .withHead(List.of(new LayerSpec("head[0]", ActivationOnly.of(Choice.of("softmax")))));
    }

    /** What is deepest comes first; only layers with parameters have a number of their own. */
    @Test
    void layersInsideBlocksComeBeforeTheirBlock() {
        Graph graph = Graph.of(blocks(), PLUGINS);
        assertThat(graph.nodes())
                .extracting(Node::name)
                .containsExactly(
                        "layers[0]",
                        "layers[1].layers[0]",
                        "layers[1].layers[1]",
                        "layers[1]",
                        "layers[2].branches[0][0]",
                        "layers[2].branches[1][0].layers[0]",
                        "layers[2].branches[1][0]",
                        "layers[2]",
                        "layers[3]",
                        "head[0]");
        assertThat(graph.nodes()).extracting(Node::index).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(graph.nodes()).extracting(Node::number).containsExactly(0, 1, 2, 2, 3, 4, 4, 4, 5, 5);
        assertThat(graph.nodes())
                .extracting(Node::type)
                .containsExactly(
                        "dropout",
                        "batch_norm",
                        "dense",
                        "residual",
                        "dense",
                        "dense",
                        "residual",
                        "concat",
                        "dense",
                        "activation");
        assertThat(graph.all()).hasSize(5).containsAll(graph.layers()).containsAll(graph.head());
        assertThat(graph.head()).hasSize(1);
    }

    @Test
    void widthsAreThoseOfTheDescription() {
        Graph graph = Graph.of(blocks(), PLUGINS);
        assertThat(graph.inputs()).isEqualTo(4);
        assertThat(graph.outputs()).isEqualTo(3);
        assertThat(graph.predictions()).isEqualTo(3);
        assertThat(graph.layers()).extracting(Node::inputs).containsExactly(4, 4, 4, 6);
        assertThat(graph.layers()).extracting(Node::outputs).containsExactly(4, 4, 6, 3);
        assertThat(graph.spec()).isEqualTo(blocks());
        Graph rescaled =
                Graph.of(NetworkSpec.of(2, dense(2)).withHead(List.of(new LayerSpec("head[0]", dense(5)))), PLUGINS);
        assertThat(rescaled.outputs()).isEqualTo(2);
        assertThat(rescaled.predictions()).isEqualTo(5);
    }

    /** Running mean and variance of 4 columns, then of 3. */
    @Test
    void buffersLieOneBehindTheOther() {
        Graph graph = Graph.of(NetworkSpec.of(4, batchNorm(), dense(3), batchNorm()), PLUGINS);
        assertThat(graph.nodes().stream().flatMap(node -> node.buffers().stream()))
                .extracting(Node.Buffer::name, Node.Buffer::offset, Node.Buffer::value)
                .containsExactly(
                        tuple("layers[0].running_mean", 0, 0f),
                        tuple("layers[0].running_variance", 4, 1f),
                        tuple("layers[2].running_mean", 8, 0f),
                        tuple("layers[2].running_variance", 11, 1f));
        assertThat(graph.bufferSize()).isEqualTo(14);
    }

    @Test
    void penaltiesAndConstraintsAreFoundByTheIndexOfTheirParameter() {
        Choice<Layer> regulated = PLUGINS.choice(
                Layer.class, "dense", Map.of("units", 2, "regularizer", "l2", "constraint", "non_negative"));
        Graph graph = Graph.of(NetworkSpec.of(3, dense(4), residual(dense(4)), regulated), PLUGINS);
        assertThat(graph.regulations()).hasSize(6);
        assertThat(graph.regulations().stream().map(r -> r.regularizer() != null))
                .containsExactly(false, false, false, false, true, false);
        assertThat(graph.regulations().stream().map(r -> r.constraint() != null))
                .containsExactly(false, false, false, false, true, false);
    }

    /** Behind the first layer inside a block something wants its derivative, though nothing before the block does. */
    @Test
    void insideABlockOnlyTheFirstLayerOfTheNetworkHasNoUseForADerivative() {
        Graph graph = Graph.of(NetworkSpec.of(4, residual(dense(5, "tanh"), dense(4)), residual(dense(4))), PLUGINS);
        assertThat(graph.nodes())
                .filteredOn(node -> node.type().equals("dense"))
                .extracting(node -> node.caches().size())
                .containsExactly(0, 1, 1);
    }

    @Test
    void whatIsWrongInsideABlockIsToldWithItsWholeName() {
        NetworkSpec spec = NetworkSpec.of(4, dense(4), residual(dense(4), residual(dense(3))));
        assertThatThrownBy(() -> Graph.of(spec, PLUGINS)).isInstanceOfSatisfying(NetworkException.class, e -> {
            assertThat(e.layer()).isEqualTo("layers[1].layers[1]");
            assertThat(e.sentence()).startsWith("the layers of a residual block put out 3 columns for an input of 4");
            assertThat(e).hasMessage(e.layer() + ": " + e.sentence());
        });
    }
}
