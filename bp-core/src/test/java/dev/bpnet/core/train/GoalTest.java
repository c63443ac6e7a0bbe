package dev.bpnet.core.train;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.spec.LayerSpec;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GoalTest {
    private static final Dataset CLASSES = Tasks.thirds(12, 2, 1);
    private static final Dataset TWO = Dataset.of(new float[][] {{0, 1}, {1, 0}}, new int[] {0, 1});

    private static Goal goal(NetworkSpec spec, @Nullable String loss, Dataset data) {
        return Goal.of(spec, loss == null ? null : Choice.of(loss), data, true, Tasks.PLUGINS);
    }

    private static List<String> kinds(List<LayerSpec> layers) {
        return layers.stream().map(layer -> layer.choice().name()).toList();
    }

    @Test
    void theLinkOfTheLossIsTheHeadWhetherItIsWrittenOrNot() {
        Goal left = goal(Network.of(2, dense(3)), null, CLASSES);
        Goal written = goal(Network.of(2, dense(3, "softmax")), null, CLASSES);
        assertThat(left.spec()).isEqualTo(written.spec());
        assertThat(kinds(left.spec().layers())).containsExactly("dense");
        assertThat(kinds(left.spec().head())).containsExactly("activation");
    }

    @Test
    void anotherActivationThanTheLinkIsAnErrorThatSaysWhatFits() {
        assertThatThrownBy(() -> goal(Network.of(2, dense(1, "tanh")), "binary_cross_entropy", TWO))
                .isInstanceOf(MisfitException.class)
                .hasMessageContaining("works with the output activation sigmoid, not with tanh")
                .hasMessageContaining("mean_squared_error works with any");
    }

    @Test
    void aLossWithoutALinkRunsBehindAnyActivation() {
        Goal goal = goal(Network.of(2, dense(1, "sigmoid")), "mean_squared_error", TWO);
        assertThat(kinds(goal.spec().layers())).containsExactly("dense", "activation");
        assertThat(goal.spec().head()).isEmpty();
    }

    @Test
    void aLossThatDoesNotFitTheTargetNamesOneThatDoes() {
        assertThatThrownBy(() -> goal(Network.of(2, dense(1)), "binary_cross_entropy", Tasks.line(9, 1)))
                .isInstanceOf(MisfitException.class)
                .hasMessage("the loss binary_cross_entropy does not fit this target, which is a number; "
                        + "mean_squared_error does");
    }

    @Test
    void numbersBehindALinearOutputAreStandardisedAndOthersAreNot() {
        Goal linear = goal(Network.of(2, dense(1)), null, Tasks.line(100, 1));
        assertThat(linear.scaling()).isNotNull();
        assertThat(kinds(linear.spec().head())).containsExactly("rescale");
        assertThat(linear.scaling().shift().getFirst()).isBetween(980.0, 1020.0);
        Goal bent = goal(Network.of(2, dense(1, "relu")), null, Tasks.line(100, 1));
        assertThat(bent.scaling()).isNull();
    }

    @Test
    void theGoalOfATrainedNetworkIsTheOneItWasTrainedFor() {
        Goal trained = goal(Network.of(2, dense(1)), null, Tasks.line(100, 1));
        Goal again = Goal.ofTrained(trained.spec(), Choice.of("mean_squared_error"), trained.target(), Tasks.PLUGINS);
        assertThat(again.scaling()).isEqualTo(trained.scaling());
        assertThat(again.spec()).isEqualTo(trained.spec());
    }
}
