package dev.bpnet.core.plan;

import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.dropout;
import static dev.bpnet.core.layer.Layers.residual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.LayerSpec;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What layers see of a workspace, and in which order they run in it. */
class WorkspaceTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final Stage NOTHING = (pass, from, to) -> {};

    private static final NetworkSpec SPEC = NetworkSpec.of(
                    3, dense(4, "tanh"), batchNorm(), residual(batchNorm(), dense(4)), dropout(0.5), dense(2))
            .withHead(List.of(new LayerSpec("head[0]", dense(2))));

    private final Network network = Network.initialize(SPEC, PLUGINS, 3);
    private final float[] parameters = network.parameters();
    private final float[] gradients = new float[parameters.length];
    private final float[] buffers = network.buffers();

    private Workspace workspace(Plan.Purpose purpose, int capacity) {
        Arenas arenas = Arenas.of(parameters, gradients, buffers);
        return new Workspace(Plan.of(network.graph(), purpose, capacity), arenas, new ScalarKernels(), 42);
    }

    private static List<String> kinds(List<Stage> stages) {
        return stages.stream()
                .map(stage -> stage.over() == Stage.Over.ROWS ? "rows" : "columns " + stage.columns())
                .toList();
    }

    /** Neighbours over rows run as one; columns stand alone, as all threads have to wait for them. */
    @ParameterizedTest
    @EnumSource(Plan.Purpose.class)
    void stagesOverRowsAreJoinedAndThoseOverColumnsAreNot(Plan.Purpose purpose) {
        List<String> single = new ArrayList<>(List.of("rows"));
        network.graph()
                .layers()
                .forEach(node -> single.addAll(kinds(node.layer().forward())));
        single.add("rows");
        if (purpose == Plan.Purpose.PREDICT) {
            network.graph()
                    .head()
                    .forEach(node -> single.addAll(kinds(node.layer().forward())));
        } else {
            network.graph()
                    .layers()
                    .reversed()
                    .forEach(node -> single.addAll(kinds(node.layer().backward())));
        }
        List<String> joined = new ArrayList<>();
        for (String kind : single) {
            if (joined.isEmpty() || !kind.equals("rows") || !joined.getLast().equals("rows")) {
                joined.add(kind);
            }
        }
        List<Segment> segments = workspace(Plan.Purpose.TRAIN, 5).around(NOTHING, NOTHING, purpose);
        assertThat(segments.stream().map(s -> s.over() == Stage.Over.ROWS ? "rows" : "columns " + s.columns()))
                .containsExactlyElementsOf(joined);
        assertThat(joined).contains("columns 4");
    }

    /** Rows are fetched before the first layer and judged behind the last, each with the pass of that layer. */
    @Test
    void aBatchIsFetchedJudgedAndGoneOverBackwards() {
        Workspace workspace = workspace(Plan.Purpose.TRAIN, 5);
        List<String> order = new ArrayList<>();
        Stage fetch = (pass, from, to) -> order.add("fetch " + from + " " + to + " "
                + (pass == workspace.allPasses().getFirst()));
        Stage loss = (pass, from, to) -> order.add(
                "loss " + from + " " + to + " " + (pass == workspace.allPasses().getLast()));
        workspace.begin(5, true, 1, 0);
        for (Segment segment : workspace.around(fetch, loss, Plan.Purpose.TRAIN)) {
            segment.run(0, segment.over() == Stage.Over.ROWS ? 5 : segment.columns());
        }
        assertThat(order).containsExactly("fetch 0 5 true", "loss 0 5 true");
    }

    @Test
    void everyLayerSeesTheRowsOfTheStepAndRandomNumbersOfItsOwn() {
        Workspace workspace = workspace(Plan.Purpose.TRAIN, 5);
        List<Pass> passes = workspace.allPasses();
        assertThat(passes).hasSize(7);
        for (long step : new long[] {1, 7}) {
            workspace.begin(3, step == 7, step, 100);
            assertThat(workspace.rows()).isEqualTo(3);
            assertThat(workspace.training()).isEqualTo(step == 7);
            assertThat(workspace.firstRow()).isEqualTo(100);
            for (int n = 0; n < passes.size(); n++) {
                Pass pass = passes.get(n);
                assertThat(pass.rows()).isEqualTo(3);
                assertThat(pass.training()).isEqualTo(step == 7);
                assertThat(pass.rowKey(2)).isEqualTo(102);
                assertThat(pass.kernels()).isSameAs(workspace.kernels());
                assertThat(pass.random().uniform(5))
                        .isEqualTo(RandomStream.of(42, Purpose.NOISE, step)
                                .child(n)
                                .uniform(5));
            }
        }
    }

    @Test
    void aLayerSeesItsSharesOfTheArrays() {
        Workspace workspace = workspace(Plan.Purpose.TRAIN, 5);
        List<Node> nodes = network.graph().layers().stream().flatMap(Node::flat).toList();
        for (int n = 0; n < nodes.size(); n++) {
            Pass pass = workspace.allPasses().get(n);
            Node node = nodes.get(n);
            for (int i = 0; i < node.weights().size(); i++) {
                assertView(
                        pass.parameter(i),
                        parameters,
                        node.weights().get(i).parameter().offset());
                assertView(
                        pass.gradient(i),
                        gradients,
                        node.weights().get(i).parameter().offset());
            }
            for (int i = 0; i < node.buffers().size(); i++) {
                assertView(pass.buffer(i), buffers, node.buffers().get(i).offset());
            }
            for (int i = 0; i < node.scratch().size(); i++) {
                assertThat(pass.scratch(i).rows()).isEqualTo(5);
                assertThat(pass.scratch(i).columns())
                        .isEqualTo(node.scratch().get(i).columns());
            }
            for (int i = 0; i < node.caches().size(); i++) {
                assertThat(pass.cache(i).rows()).isEqualTo(node.caches().get(i).rows());
                assertThat(pass.cache(i).columns())
                        .isEqualTo(node.caches().get(i).columns());
            }
        }
    }

    private static void assertView(Matrix view, float[] array, int offset) {
        assertThat(view.array()).isSameAs(array);
        assertThat(view.offset()).isEqualTo(offset);
    }

    /** The output of one layer and its derivative are the input of the next; before the first there is no derivative. */
    @Test
    void layersShareTheirEnds() {
        Workspace workspace = workspace(Plan.Purpose.TRAIN, 5);
        List<Pass> passes = workspace.allPasses();
        assertThat(passes.getFirst().input()).isSameAs(workspace.input());
        assertThat(passes.getFirst().inputDelta()).isNull();
        assertThat(passes.get(1).input()).isSameAs(passes.getFirst().output());
        assertThat(passes.get(1).inputDelta()).isSameAs(passes.getFirst().outputDelta());
        // Inside the residual block: the batch norm reads the block's input, the dense layer the batch norm.
        assertThat(passes.get(2).input()).isSameAs(passes.get(1).output());
        assertThat(passes.get(3).input()).isSameAs(passes.get(2).output());
        assertThat(passes.get(3).inputDelta()).isSameAs(passes.get(2).outputDelta());
        assertThat(workspace.output()).isSameAs(passes.getLast().output());
        assertThat(workspace.outputDelta()).isSameAs(passes.getLast().outputDelta());
        assertThat(workspace.predictions()).isNotSameAs(workspace.output());
    }

    @Test
    void aPlanThatPredictsHasNoDeltas() {
        Workspace workspace = workspace(Plan.Purpose.PREDICT, 5);
        assertThatThrownBy(workspace::outputDelta)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a plan that predicts has no deltas");
        assertThat(workspace.allPasses().get(1).inputDelta()).isNull();
    }

    /** The last layer keeps its weights transposed beside, for the way back. */
    @Test
    void whatLayersMadeOfParametersIsMadeAnew() {
        Workspace workspace = workspace(Plan.Purpose.TRAIN, 5);
        Pass last = workspace.allPasses().getLast();
        workspace.refresh();
        last.parameter(0).set(3, 1, 7.5f);
        assertThat(last.cache(0).get(1, 3)).isNotEqualTo(7.5f);
        workspace.refresh();
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 2; j++) {
                assertThat(last.cache(0).get(j, i)).isEqualTo(last.parameter(0).get(i, j));
            }
        }
    }

    private String firstNonFinite(int row, int rows, int layer) {
        Workspace workspace = workspace(Plan.Purpose.TRAIN, 5);
        if (row >= 0) {
            workspace.allPasses().get(layer).output().set(row, 1, Float.NaN);
        }
        workspace.begin(rows, true, 1, 0);
        return String.valueOf(workspace.firstNonFiniteLayer());
    }

    @Test
    void theFirstLayerThatIsNotFiniteInTheRowsThatRanIsNamed() {
        assertThat(firstNonFinite(-1, 5, 0)).isEqualTo("null");
        assertThat(firstNonFinite(0, 5, 0)).isEqualTo("layers[0]");
        assertThat(firstNonFinite(4, 5, 2)).isEqualTo("layers[2].layers[0]");
        assertThat(firstNonFinite(4, 4, 2)).as("a row that did not run").isEqualTo("null");
        assertThat(firstNonFinite(2, 5, 6)).isEqualTo("layers[4]");
    }

    @Test
    void theHeadRunsOverTheRowsAskedFor() {
        Workspace workspace = workspace(Plan.Purpose.TRAIN, 5);
        workspace.begin(5, true, 1, 0);
        for (int i = 0; i < 5; i++) {
            workspace.output().set(i, 0, 1 + i);
            workspace.output().set(i, 1, -i);
        }
        workspace.headStages(1, 4);
        Matrix w = network.parameter("head[0].weights");
        for (int i = 0; i < 5; i++) {
            float expected = i < 1 || i == 4 ? 0 : (1 + i) * w.get(0, 1) - i * w.get(1, 1);
            assertThat(workspace.predictions().get(i, 1))
                    .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-6f));
        }
    }
}
