package dev.bpnet.core.layer;

import static dev.bpnet.core.layer.LayerBench.choice;
import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.concat;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.dropout;
import static dev.bpnet.core.layer.Layers.embedding;
import static dev.bpnet.core.layer.Layers.layerNorm;
import static dev.bpnet.core.layer.Layers.prelu;
import static dev.bpnet.core.layer.Layers.residual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.definition.DoubleNetwork;
import dev.bpnet.core.definition.Quantity;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.train.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each step that a layer tells the derivation, forward and backward, in the order in which it takes them. */
class LayerDerivationsTest {
    private static final double[][] X = {{1, -2, 0.5}, {0, 1, 3}};

    /** What the layer says between the input and a dense layer of one unit. */
    private static List<String> steps(Choice<Layer> layer) {
        Dataset data = Dataset.of(new float[][] {{1, -2, 0.5f}, {0, 1, 3}}, new float[] {1, 2});
        Goal goal = Goal.of(
                NetworkSpec.of(3, layer, dense(1)), Choice.of("mean_squared_error"), data, false, LayerBench.PLUGINS);
        Network network = Network.initialize(goal.spec(), LayerBench.PLUGINS, 1);
        DoubleNetwork exact = new DoubleNetwork(network.graph(), network.parameters(), network.buffers());
        List<String> forward = new ArrayList<>();
        List<String> backward = new ArrayList<>();
        exact.gradient(
                X, new double[][] {{1}, {2}}, new double[] {1, 1}, goal.loss(), (part, name, formula, values) -> {
                    if (part == Quantity.Part.FORWARD) {
                        forward.add(name + " = " + formula);
                    } else if (part == Quantity.Part.BACKWARD) {
                        backward.add(name + " = " + formula);
                    }
                });
        List<String> steps = new ArrayList<>(forward.subList(0, forward.size() - 1));
        steps.addAll(backward.subList(4, backward.size()));
        return steps;
    }

    @Test
    void denseLayers() {
        assertThat(steps(dense(2, "tanh")))
                .containsExactly(
                        "z[1] = x·W[1] + b[1]",
                        "a[1] = tanh(z[1])",
                        "dL/dz[1] = dL/da[1] * tanh'(z[1])",
                        "dL/dW[1] = xᵀ·dL/dz[1]",
                        "dL/db[1] = sum over the batch of dL/dz[1]",
                        "dL/dx = dL/dz[1]·W[1]ᵀ");
        assertThat(steps(choice("dense", Map.of("units", 2, "activation", "softmax", "bias", false))))
                .containsExactly(
                        "z[1] = x·W[1]",
                        "a[1] = softmax(z[1])",
                        "dL/dz[1] = dL/da[1] · ∂softmax/∂z[1]",
                        "dL/dW[1] = xᵀ·dL/dz[1]",
                        "dL/dx = dL/dz[1]·W[1]ᵀ");
        assertThat(steps(dense(2)))
                .containsExactly(
                        "z[1] = x·W[1] + b[1]",
                        "dL/dW[1] = xᵀ·dL/dz[1]",
                        "dL/db[1] = sum over the batch of dL/dz[1]",
                        "dL/dx = dL/dz[1]·W[1]ᵀ");
    }

    @Test
    void activationsAndWhatIsRandom() {
        assertThat(steps(ActivationOnly.of(Choice.of("elu"))))
                .containsExactly("a[0] = elu(x)", "dL/dx = dL/da[0] · ∂elu/∂x");
        assertThat(steps(dropout(0.5)))
                .containsExactly("d[0] = dropout(x)", "dL/dx = dL/dd[0] * the factors of dropout");
        assertThat(steps(choice("alpha_dropout", Map.of())))
                .containsExactly("d[0] = alpha_dropout(x)", "dL/dx = dL/dd[0] * the factors of alpha_dropout");
        assertThat(steps(choice("gaussian_noise", Map.of()))).containsExactly("e[0] = x + 0.1·ε", "dL/dx = dL/de[0]");
        assertThat(steps(Rescale.of(List.of(1.0, 1.0, 1.0), List.of(0.0, 0.0, 0.0))))
                .containsExactly("ŷ = scale * x + shift", "dL/dx = scale * dL/dŷ");
    }

    @Test
    void norms() {
        assertThat(steps(batchNorm()))
                .containsExactly(
                        "n[1] = (x - mean) / √(variance + 1.0E-5) of each column",
                        "y[1] = γ[1] * n[1] + β[1]",
                        "dL/dγ[1] = sum over the batch of dL/dy[1] * n[1]",
                        "dL/dβ[1] = sum over the batch of dL/dy[1]",
                        "dL/dn[1] = dL/dy[1] * γ[1]",
                        "dL/dx = (dL/dn[1] - mean(dL/dn[1]) - n·mean(dL/dn[1] * n)) / √(variance + ε)");
        assertThat(steps(layerNorm()))
                .containsExactly(
                        "n[1] = (x - mean) / √(variance + 1.0E-5) of each row",
                        "y[1] = γ[1] * n[1] + β[1]",
                        "dL/dγ[1] = sum over the batch of dL/dy[1] * n[1]",
                        "dL/dβ[1] = sum over the batch of dL/dy[1]",
                        "dL/dn[1] = dL/dy[1] * γ[1]",
                        "dL/dx = (dL/dn[1] - mean(dL/dn[1]) - n·mean(dL/dn[1] * n)) / √(variance + ε)");
        assertThat(steps(choice("layer_norm", Map.of("scale", false))))
                .containsExactly(
                        "n[1] = (x - mean) / √(variance + 1.0E-5) of each row",
                        "y[1] = n[1] + β[1]",
                        "dL/dβ[1] = sum over the batch of dL/dy[1]",
                        "dL/dn[1] = dL/dy[1]",
                        "dL/dx = (dL/dn[1] - mean(dL/dn[1]) - n·mean(dL/dn[1] * n)) / √(variance + ε)");
        assertThat(steps(choice("rms_norm", Map.of())))
                .containsExactly(
                        "n[1] = x / √(mean square + 1.0E-6) of each row",
                        "y[1] = γ[1] * n[1]",
                        "dL/dγ[1] = sum over the batch of dL/dy[1] * n[1]",
                        "dL/dn[1] = dL/dy[1] * γ[1]",
                        "dL/dx = (dL/dn[1] - n·mean(dL/dn[1] * n)) / √(mean square + ε)");
        assertThat(steps(choice("rms_norm", Map.of("scale", false))))
                .containsExactly(
                        "n[0] = x / √(mean square + 1.0E-6) of each row",
                        "dL/dx = (dL/dn[0] - n·mean(dL/dn[0] * n)) / √(mean square + ε)");
    }

    @Test
    void learnedSlopesAndVectors() {
        assertThat(steps(prelu()))
                .containsExactly(
                        "p[1] = max(x, 0) + slopes[1]·min(x, 0)",
                        "dL/dslopes[1] = sum of dL/dp[1] * min(x, 0)",
                        "dL/dx = dL/dp[1], times slopes[1] where x <= 0");
        assertThat(steps(embedding(2, 2)))
                .containsExactly(
                        "v[1] = [the other columns of x, E[1] at x[0]]",
                        "dL/dE[1] = sum of the last columns of dL/dv[1] over the rows of each category",
                        "dL/dx = the other columns; 0 by a category");
        EmbedColumns.Table a = new EmbedColumns.Table("a", 0, 3, List.of(0.5, 0.5));
        EmbedColumns.Table b = new EmbedColumns.Table("b", 1, 2, List.of(0.5, 0.5));
        assertThat(steps(EmbedColumns.of(List.of(a))))
                .containsExactly(
                        "v[1] = x with E[1] at x[0]",
                        "dL/dE[1] = sum of columns 0 to 2 of dL/dv[1] over the rows of each category",
                        "dL/dx = the other columns; 0 by a category");
        assertThat(steps(EmbedColumns.of(List.of(a, b))))
                .containsExactly(
                        "v[1] = x with E_a[1] at x[0], E_b[1] at x[1]",
                        "dL/dE_a[1] = sum of columns 0 to 2 of dL/dv[1] over the rows of each category",
                        "dL/dE_b[1] = sum of columns 3 to 4 of dL/dv[1] over the rows of each category",
                        "dL/dx = the other columns; 0 by a category");
    }

    @Test
    void blocks() {
        assertThat(steps(residual(dense(3))))
                .containsExactly(
                        "z[1] = x (layers)·W[1] + b[1]",
                        "r[1] = z[1] + x",
                        "dL/dW[1] = x (layers)ᵀ·dL/dz[1]",
                        "dL/db[1] = sum over the batch of dL/dz[1]",
                        "dL/dx (layers) = dL/dz[1]·W[1]ᵀ",
                        "dL/dx = the sum over both ways");
        assertThat(steps(Choice.of("residual", new Residual.Parameters(List.of(dense(2)), true))))
                .contains("z[2] = x (projection)·W[2]", "r[2] = z[1] + z[2]", "dL/dx = the sum over both ways");
        assertThat(steps(Offset.of(List.of(dense(2)))))
                .containsExactly(
                        "z[1] = x (layers)·W[1] + b[1]",
                        "o[1] = z[1] + x[2]",
                        "dL/dW[1] = x (layers)ᵀ·dL/dz[1]",
                        "dL/db[1] = sum over the batch of dL/dz[1]",
                        "dL/dx (layers) = dL/dz[1]·W[1]ᵀ",
                        "dL/dx = [dL/dx (layers), sum of dL/do]");
        assertThat(steps(concat(List.of(dense(2)), List.of(), List.of(dense(1)))))
                .contains(
                        "z[1] = x (branch 0)·W[1] + b[1]",
                        "z[2] = x (branch 2)·W[2] + b[2]",
                        "c[2] = [z[1], x, z[2]]",
                        "dL/dx = the sum over the branches");
    }
}
