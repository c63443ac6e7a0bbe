package dev.bpnet.core.network;

import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.concat;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.residual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which layers start from another network, by name, type and shape. */
class TransferTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final NetworkSpec SPEC = Network.of(4, dense(4, "tanh"), residual(batchNorm(), dense(4)), dense(2));

    private final Network source = Network.initialize(SPEC, PLUGINS, 1);

    private static Graph graph(NetworkSpec spec) {
        return Graph.of(spec, PLUGINS);
    }

    @Test
    void theOutputIsTheLastLayerWithAllThatIsInItsBlock() {
        assertThat(Transfer.output(graph(SPEC))).containsExactly("layers[2]");
        assertThat(Transfer.output(graph(Network.of(4, dense(3), batchNorm())))).containsExactly("layers[1]");
        assertThat(Transfer.output(graph(Network.of(4, dense(3), dense(2), Choice.of("dropout")))))
                .containsExactly("layers[1]");
        Choice<Layer> heads = concat(List.of(dense(2, "tanh"), dense(1)), List.of(dense(3)));
        assertThat(Transfer.output(graph(Network.of(4, dense(3), heads))))
                .containsExactly("layers[1].branches[0][0]", "layers[1].branches[0][1]", "layers[1].branches[1][0]");
    }

    @Test
    void whatWasAskedForIsKept() {
        Transfer transfer = Transfer.from(source);
        assertThat(transfer.source()).isSameAs(source);
        assertThat(transfer.layers()).isEmpty();
        Transfer some = transfer.layers(List.of("layers[0]", "layers[2]"));
        assertThat(some.layers()).containsExactly("layers[0]", "layers[2]");
        assertThat(some.without(List.of("layers[2]"), "it is another one").layers())
                .containsExactly("layers[0]", "layers[2]");
        assertThat(some.source()).isSameAs(source);
        assertThat(some.taken(source.graph()))
                .isEqualTo(new Transfer.Taken(
                        List.of("layers[0]", "layers[2]"),
                        Map.of(
                                "layers[1].layers[0]",
                                "not among the layers named",
                                "layers[1].layers[1]",
                                "not among the layers named")));
    }

    /** A layer that is not there, of another type, with other shapes, with more parameters and with fewer. */
    @Test
    void everyReasonIsTold() {
        NetworkSpec withoutBias = Network.of(
                4,
                PLUGINS.choice(Layer.class, "dense", Map.of("units", 4, "bias", false)),
                residual(dense(4), dense(4)),
                dense(3),
                dense(2));
        assertThat(Transfer.from(source).taken(graph(withoutBias)).anew())
                .containsExactly(
                        entry("layers[0]", "fewer parameters here than there"),
                        entry("layers[1].layers[0]", "dense here, batch_norm there"),
                        entry("layers[2]", "weights of 4 x 3 here, of 4 x 2 there"),
                        entry("layers[3]", "there is no such layer there"));
        Network bare = Network.initialize(withoutBias, PLUGINS, 2);
        assertThat(Transfer.from(bare).taken(source.graph()).anew())
                .containsEntry("layers[0]", "biases here, none there");
    }

    @Test
    void whereNothingFitsThatIsSaid() {
        NetworkSpec none = Network.of(4, Choice.of("dropout"));
        assertThatThrownBy(() -> Transfer.from(source).taken(graph(none)))
                .isInstanceOfSatisfying(TransferException.class, e -> {
                    assertThat(e.layer()).isEqualTo(TransferException.ALL);
                    assertThat(e.hints()).isEmpty();
                })
                .hasMessage("no layer can start from it: this network has no parameters");
        assertThatThrownBy(() -> Transfer.from(source)
                        .without(List.of("layers[2]"), "it predicts other classes")
                        .layers(List.of("layers[2]"))
                        .taken(source.graph()))
                .hasMessageContaining("layers[2] (it predicts other classes)")
                .hasMessageContaining("layers[0] (not among the layers named)");
    }

    /** Numbers of a layer lie elsewhere where layers before it are larger; what is not taken over stays. */
    @Test
    void numbersAreCopiedToWhereTheyLieHere() {
        NetworkSpec wider = Network.of(6, dense(4, "tanh"), residual(batchNorm(), dense(4)), dense(2));
        Network fresh = Network.initialize(wider, PLUGINS, 5);
        float[] buffers = {1, 2, 3, 4, 5, 6, 7, 8};
        Network trained = Network.of(SPEC, PLUGINS, source.parameters(), buffers);
        Network begun = Transfer.from(trained).into(fresh);
        assertThat(begun.buffers()).isEqualTo(buffers);
        assertThat(begun.spec()).isEqualTo(wider);
        for (String name : List.of("layers[1].layers[1].weights", "layers[2].weights", "layers[2].biases")) {
            assertThat(numbers(begun, name)).isEqualTo(numbers(trained, name));
        }
        assertThat(numbers(begun, "layers[0].weights")).isEqualTo(numbers(fresh, "layers[0].weights"));
    }

    private static String numbers(Network network, String name) {
        StringBuilder numbers = new StringBuilder();
        var m = network.parameter(name);
        for (int i = 0; i < m.rows(); i++) {
            for (int j = 0; j < m.columns(); j++) {
                numbers.append(m.get(i, j)).append(' ');
            }
        }
        return numbers.toString();
    }
}
