package dev.bpnet.core.train;

import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.dropout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.optimize.Clip;
import dev.bpnet.core.optimize.ParameterGroup;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.plugins.Problem;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an optimizer that minimises the loss of all rows refuses. */
class WholeFunctionTest {
    private static final NetworkSpec SPEC = Tasks.threeClasses(4, 5, "tanh");

    private static Trainer.Builder told(NetworkSpec spec) {
        return Trainer.builder(spec)
                .plugins(Plugins.builder()
                        .add(new Descent())
                        .add(new Told((f, w, g) -> Optional.empty()))
                        .build())
                .optimizer(Choice.of("told"))
                .threads(1);
    }

    private static List<String> places(List<Problem> problems) {
        return problems.stream().map(Problem::path).toList();
    }

    private static Graph graph(NetworkSpec spec) {
        return Graph.of(spec, Tasks.PLUGINS);
    }

    @Test
    void whateverMakesTheFunctionChangeIsRefused() {
        Graph graph = graph(SPEC);
        Clip none = Clip.defaults();
        assertThat(new WholeFunction("told", 20, 1, false, none, false, List.of()).problems(graph, 20))
                .isEmpty();
        assertThat(new WholeFunction("told", Integer.MAX_VALUE, 1, false, none, false, List.of()).problems(graph, 20))
                .isEmpty();
        assertThat(places(new WholeFunction("told", 19, 1, false, none, false, List.of()).problems(graph, 20)))
                .containsExactly("training.batch_size");
        assertThat(places(new WholeFunction("told", 20, 2, false, none, false, List.of()).problems(graph, 20)))
                .containsExactly("training.accumulate");
        assertThat(places(new WholeFunction("told", 20, 1, true, none, false, List.of()).problems(graph, 20)))
                .containsExactly("training.schedule");
        Clip clip = new Clip(1.0, null, null);
        assertThat(places(new WholeFunction("told", 20, 1, false, clip, false, List.of()).problems(graph, 20)))
                .containsExactly("training.clip");
        assertThat(places(new WholeFunction("told", 20, 1, false, none, true, List.of()).problems(graph, 20)))
                .containsExactly("training.average");
        List<ParameterGroup> groups = List.of(
                ParameterGroup.frozen("layers[0].*"),
                new ParameterGroup("*.biases", 0.1, null, false),
                new ParameterGroup("*", null, 0.5, false));
        assertThat(places(new WholeFunction("told", 20, 1, false, none, false, groups).problems(graph, 20)))
                .containsExactly("training.parameter_groups[1].learning_rate");
    }

    @Test
    void layersThatDrawOrConstrainAreRefused() {
        Choice<Layer> constrained =
                Tasks.PLUGINS.choice(Layer.class, "dense", Map.of("units", 3, "constraint", "non_negative"));
        Graph graph = graph(Network.of(4, dense(4), dropout(0.5), constrained));
        List<Problem> problems =
                new WholeFunction("told", 20, 1, false, Clip.defaults(), false, List.of()).problems(graph, 20);
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "network.layers[1]: dropout draws new random numbers at every evaluation, but told needs a function that"
                                + " stays the same; leave it out, or take another optimizer; a regularizer such as l2 works with told",
                        "network.layers[2]: told minimises without constraints and cannot keep layers[2].weights inside its own;"
                                + " leave the constraint out, or take another optimizer");
        try (Trainer trainer = told(Network.of(4, dense(4), dropout(0.5), constrained))
                .batchSize(7)
                .build()) {
            assertThatThrownBy(() -> trainer.fit(Tasks.thirds(20, 4, 5)))
                    .hasMessage("training.batch_size: told goes over all 20 rows in every step, not over batches of 7;"
                            + " leave it out, or write full; sgd, adam and their kin take batches\n"
                            + problems.get(0) + "\n" + problems.get(1));
        }
    }

    /** Its memory, the gradient it works with, and four arrays of the function: two points, a gradient, the step's start. */
    @Test
    void itsMemoryIsTold() {
        Plugins plugins = Plugins.builder()
                .add(new Descent())
                .add(new Told((f, w, g) -> Optional.empty()))
                .build();
        assertThat(WholeFunction.floatsPerParameter(plugins.optimizer(Choice.of("told"))))
                .isEqualTo(1 + 1 + 4);
        assertThat(WholeFunction.floatsPerParameter(plugins.optimizer(Choice.of("descent"))))
                .isZero();
    }
}
