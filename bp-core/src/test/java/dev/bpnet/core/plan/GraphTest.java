package dev.bpnet.core.plan;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
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
}
