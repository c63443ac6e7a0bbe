package dev.bpnet.core.plan;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void aRowTakesItsInputsOutputsAndDeltasWhateverTheCachesTake() {
        Graph graph = Graph.of(NetworkSpec.of(10, dense(20, "relu"), dense(3)), Plugins.load());
        assertThat(Plan.floatsPerRow(graph, Plan.Purpose.TRAIN)).isEqualTo(10 + 2 * 20 + 2 * 3);
        assertThat(Plan.floatsPerRow(graph, Plan.Purpose.PREDICT)).isEqualTo(10 + 20 + 3);
        assertThat(Plan.of(graph, Plan.Purpose.TRAIN, 1).size()).isEqualTo(56 + 20 * 3);
    }
}
