package dev.bpnet.core.plan;

import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.concat;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.layerNorm;
import static dev.bpnet.core.layer.Layers.prelu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.LayerSpec;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanTest {
    private static final Plugins PLUGINS = Plugins.load();

    @Test
    void aRowTakesItsInputsOutputsAndDeltasWhateverTheCachesTake() {
        Graph graph = Graph.of(NetworkSpec.of(10, dense(20, "relu"), dense(3)), PLUGINS);
        assertThat(Plan.floatsPerRow(graph, Plan.Purpose.TRAIN)).isEqualTo(10 + 2 * 20 + 2 * 3);
        assertThat(Plan.floatsPerRow(graph, Plan.Purpose.PREDICT)).isEqualTo(10 + 20 + 3);
        assertThat(Plan.of(graph, Plan.Purpose.TRAIN, 1).size()).isEqualTo(56 + 20 * 3);
    }

    /** Four rows of 10, 20 and 3 values: one matrix behind the other. */
    @Test
    void eachMatrixLiesBehindTheOneBeforeIt() {
        Graph graph = Graph.of(NetworkSpec.of(10, dense(20, "relu"), dense(3)), PLUGINS);
        Plan train = Plan.of(graph, Plan.Purpose.TRAIN, 4);
        assertThat(train.steps()).extracting(Plan.Step::output).containsExactly(40, 200);
        assertThat(train.steps()).extracting(Plan.Step::delta).containsExactly(120, 212);
        assertThat(train.steps()).extracting(Plan.Step::caches).containsExactly(List.of(), List.of(224));
        assertThat(train.size()).isEqualTo(224 + 60);
        assertThat(train.capacity()).isEqualTo(4);
        assertThat(train.purpose()).isEqualTo(Plan.Purpose.TRAIN);
        assertThat(train.graph()).isSameAs(graph);
        Plan predict = Plan.of(graph, Plan.Purpose.PREDICT, 4);
        assertThat(predict.steps()).extracting(Plan.Step::output).containsExactly(40, 120);
        assertThat(predict.steps()).extracting(Plan.Step::delta).containsExactly(-1, -1);
        assertThat(predict.steps()).extracting(Plan.Step::caches).containsExactly(List.of(), List.of());
        assertThat(predict.size()).isEqualTo(132);
    }

    /** Predictions are not trained: no deltas behind the loss, whatever the plan is for. */
    @Test
    void theHeadHasNoDeltas() {
        NetworkSpec spec = NetworkSpec.of(2, dense(3))
                .withHead(List.of(new LayerSpec(
                        "head[0]",
                        NetworkSpec.of(3, dense(3)).layers().getFirst().choice())));
        List<Plan.Step> steps =
                Plan.of(Graph.of(spec, PLUGINS), Plan.Purpose.TRAIN, 5).steps();
        assertThat(steps).extracting(Plan.Step::output).containsExactly(10, 40);
        assertThat(steps).extracting(Plan.Step::delta).containsExactly(25, -1);
        assertThat(steps.getLast().caches()).isEmpty();
    }

    /** A matrix in the workspace. */
    private record Place(int from, int size) {}

    private static NetworkSpec blocks() {
        return NetworkSpec.of(
                6,
                dense(4, "gelu"),
                batchNorm(),
                PLUGINS.choice(
                        Layer.class,
                        "residual",
                        Map.of("layers", List.of(layerNorm(), dense(5, "tanh")), "projection", true)),
                concat(List.of(dense(2), prelu()), List.of(), List.of(dense(3, "relu"))),
                dense(2));
    }

    /** No two matrices overlap, and there is nothing between them. */
    @ParameterizedTest
    @EnumSource(Plan.Purpose.class)
    void thePlacesOfAllLayersShareOutTheWorkspace(Plan.Purpose purpose) {
        int capacity = 7;
        Plan plan = Plan.of(Graph.of(blocks(), PLUGINS), purpose, capacity);
        List<Place> places = new ArrayList<>();
        places.add(new Place(0, capacity * 6));
        plan.steps().forEach(step -> addPlaces(step, capacity, places));
        places.sort(Comparator.comparing(Place::from));
        int end = 0;
        for (Place place : places) {
            assertThat(place.from()).isEqualTo(end);
            end += place.size();
        }
        assertThat(plan.size()).isEqualTo(end);
    }

    private static void addPlaces(Plan.Step step, int capacity, List<Place> places) {
        Node node = step.node();
        for (int place : new int[] {step.output(), step.delta()}) {
            if (place >= 0) {
                places.add(new Place(place, capacity * node.outputs()));
            }
        }
        for (int i = 0; i < step.scratch().size(); i++) {
            places.add(new Place(
                    step.scratch().get(i), capacity * node.scratch().get(i).columns()));
        }
        for (int i = 0; i < step.caches().size(); i++) {
            Node.Cache cache = node.caches().get(i);
            places.add(new Place(step.caches().get(i), cache.rows() * cache.columns()));
        }
        for (Plan.ChildStep child : step.children()) {
            addPlaces(child.step(), capacity, places);
            if (child.inputDelta() >= 0) {
                places.add(new Place(
                        child.inputDelta(), capacity * child.step().node().inputs()));
            }
        }
    }

    /** Of branches over one input the second one's derivative is kept apart; what writes into the block has no output of its own. */
    @Test
    void insideABlockALayerHasOnlyThePlacesItNeeds() {
        Plan train = Plan.of(Graph.of(blocks(), PLUGINS), Plan.Purpose.TRAIN, 7);
        List<Plan.ChildStep> children = train.steps().get(3).children();
        assertThat(children).hasSize(3);
        assertThat(children.stream().map(child -> child.inputDelta() >= 0)).containsExactly(false, false, true);
        assertThat(children.stream().map(child -> child.step().output() >= 0)).containsExactly(true, false, false);
        assertThat(children.stream().map(child -> child.step().delta() >= 0)).containsExactly(true, false, false);
        List<Plan.ChildStep> predicting = Plan.of(Graph.of(blocks(), PLUGINS), Plan.Purpose.PREDICT, 7)
                .steps()
                .get(3)
                .children();
        assertThat(predicting).allMatch(child -> child.inputDelta() < 0);
        assertThat(predicting).allMatch(child -> child.step().delta() < 0);
    }

    @Test
    void aPlanIsForOneRowAtLeast() {
        Graph graph = Graph.of(NetworkSpec.of(2, dense(1)), PLUGINS);
        assertThat(Plan.of(graph, Plan.Purpose.PREDICT, 1).size()).isEqualTo(3);
        assertThatThrownBy(() -> Plan.of(graph, Plan.Purpose.PREDICT, 0))
                .hasMessage("a plan is for at least one row, not 0");
    }

    /** {@code 3,000,000 · 1000} values are more than 2³¹; they are the output of the second layer. */
    @Test
    void theLayerWhoseMatricesDoNotFitIsNamed() {
        Graph graph = Graph.of(NetworkSpec.of(10, dense(1), dense(1000)), PLUGINS);
        assertThatThrownBy(() -> Plan.of(graph, Plan.Purpose.PREDICT, 3_000_000))
                .isInstanceOf(NetworkException.class)
                .hasMessage("layers[1]: the workspace for 3000000 rows would be more than 2147483647 values (8 GiB)");
        assertThatThrownBy(() -> Plan.of(graph, Plan.Purpose.PREDICT, 300_000_000))
                .isInstanceOfSatisfying(NetworkException.class, e -> {
                    assertThat(e.layer()).isEqualTo("layers[0]");
                    assertThat(e.sentence()).startsWith("the workspace for 300000000 rows");
                });
    }
}
