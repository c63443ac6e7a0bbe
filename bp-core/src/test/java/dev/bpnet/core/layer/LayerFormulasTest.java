package dev.bpnet.core.layer;

import static dev.bpnet.core.layer.LayerBench.choice;
import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What layers say that they compute, and which concatenations are refused. */
class LayerFormulasTest {

    private static String formula(Choice<Layer> layer) {
        return new LayerBench(layer, 3, 2).node.layer().formula();
    }

    @Test
    void normsNameTheScaleAndShiftThatTheyHave() {
        assertThat(formula(choice("batch_norm", Map.of()))).isEqualTo("y = γ * (x - mean(x)) / √(var(x) + ε) + β");
        assertThat(formula(choice("batch_norm", Map.of("scale", false))))
                .isEqualTo("y = (x - mean(x)) / √(var(x) + ε) + β");
        assertThat(formula(choice("layer_norm", Map.of("shift", false))))
                .isEqualTo("y = γ * (x - mean(x)) / √(var(x) + ε)");
        assertThat(formula(choice("rms_norm", Map.of("scale", false)))).isEqualTo("y = x / √(mean(x²) + ε)");
    }

    @Test
    void blocksNameTheirParts() {
        List<List<Choice<Layer>>> branches = List.of(List.of(dense(2)), List.of());
        assertThat(formula(Concat.of(branches, List.of()))).isEqualTo("y = [f(x), x]");
        assertThat(formula(Concat.ofColumns(branches, List.of(1, 2), List.of())))
                .isEqualTo("y = [f(x)[0..0], x[1..2]]");
        assertThat(formula(Choice.of("residual", new Residual.Parameters(List.of(dense(3)), false))))
                .isEqualTo("y = f(x) + x");
        assertThat(formula(Choice.of("residual", new Residual.Parameters(List.of(dense(2)), true))))
                .isEqualTo("y = f(x) + x·P");
    }

    @Test
    void otherLayersSayWhatTheyCompute() {
        assertThat(formula(dense(2))).isEqualTo("a = x·W + b");
        assertThat(formula(dense(2, "tanh"))).isEqualTo("a = tanh(x·W + b)");
        assertThat(formula(Layers.prelu())).isEqualTo("y = max(x, 0) + s·min(x, 0)");
        assertThat(formula(choice("embedding", Map.of("categories", 3, "units", 2, "column", 1))))
                .isEqualTo("y = [x without x[1], E[x[1]]]");
        EmbedColumns.Table a = new EmbedColumns.Table("a", 0, 2, List.of(1.0));
        EmbedColumns.Table b = new EmbedColumns.Table("b", 2, 1, List.of(1.0));
        assertThat(formula(EmbedColumns.of(List.of(b)))).isEqualTo("y = x with E_b[x[2]] in the place of its column");
        assertThat(formula(EmbedColumns.of(List.of(a, b))))
                .isEqualTo("y = x with E_a[x[0]], E_b[x[2]] in the place of their columns");
        assertThat(formula(Layers.dropout(0.5))).isEqualTo("y = dropout(x)");
        assertThat(formula(Rescale.of(List.of(1.0, 1.0, 1.0), List.of(0.0, 0.0, 0.0))))
                .isEqualTo("y = scale * x + shift");
    }

    @Test
    void branchesMayHaveNamesOfTheirOwn() {
        Graph graph = Graph.of(
                NetworkSpec.of(3, Concat.of(List.of(List.of(dense(1)), List.of(dense(1))), List.of("u", "v"))),
                LayerBench.PLUGINS);
        List<String> names = new ArrayList<>();
        graph.layout().parameters().forEach(p -> names.add(p.name()));
        assertThat(names)
                .containsExactly(
                        "layers[0].u[0].weights",
                        "layers[0].u[0].biases",
                        "layers[0].v[0].weights",
                        "layers[0].v[0].biases");
    }

    @Test
    void namesAndWidthsThatDoNotFitTheBranchesAreRefused() {
        List<List<Choice<Layer>>> two = List.of(List.of(dense(1)), List.of());
        refused(Concat.of(two, List.of("u")), "2 branches have 1 names; each needs one of its own");
        refused(Concat.of(two, List.of("u", "u")), "2 branches have 2 names; each needs one of its own");
        refused(Concat.of(List.of(), List.of()), "a concat block has at least one branch");
        for (List<Integer> widths :
                List.of(List.of(1, 1), List.of(3), List.of(0, 3), List.of(4, -1), List.of(1, 1, 1))) {
            refused(
                    Concat.ofColumns(two, widths, List.of()),
                    "the widths " + widths + " do not share out 3 inputs among 2 branches");
        }
    }

    private static void refused(Choice<Layer> layer, String message) {
        assertThatThrownBy(() -> Graph.of(NetworkSpec.of(3, layer), LayerBench.PLUGINS))
                .hasMessageContaining(message);
    }
}
