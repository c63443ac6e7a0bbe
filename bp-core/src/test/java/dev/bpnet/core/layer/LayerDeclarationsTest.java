package dev.bpnet.core.layer;

import static dev.bpnet.core.layer.LayerBench.choice;
import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.dropout;
import static dev.bpnet.core.layer.Layers.embedding;
import static dev.bpnet.core.layer.Layers.layerNorm;
import static dev.bpnet.core.layer.Layers.prelu;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.regularizer.Regularizer;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.Node;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each layer asks the engine for: parameters with their roles and fans, memory over the batch, and nothing it needs not. */
class LayerDeclarationsTest {

    /** Of a layer on three columns; behind another one if the derivative by its input is wanted. */
    private static Node node(Choice<Layer> layer, boolean behind) {
        NetworkSpec spec =
                behind ? NetworkSpec.of(3, ActivationOnly.of(Choice.of("identity")), layer) : NetworkSpec.of(3, layer);
        return Graph.of(spec, LayerBench.PLUGINS).layers().getLast();
    }

    private static List<String> declared(Choice<Layer> layer, boolean behind) {
        Node node = node(layer, behind);
        List<String> all = new ArrayList<>();
        for (Node.Weight weight : node.weights()) {
            Parameter p = weight.parameter();
            String name = p.name().substring(p.name().lastIndexOf('.') + 1);
            all.add(name + " " + p.role() + " " + p.rows() + " x " + p.columns() + ", fans " + weight.fanIn() + ", "
                    + weight.fanOut());
        }
        for (Node.Buffer b : node.buffers()) {
            all.add(b.name().substring(b.name().lastIndexOf('.') + 1) + " " + b.rows() + " x " + b.columns() + " of "
                    + b.value());
        }
        node.scratch().forEach(s -> all.add(s.name() + " " + s.columns() + " a row"));
        node.caches().forEach(c -> all.add(c.name() + " " + c.rows() + " x " + c.columns()));
        return all;
    }

    /** Only an activation whose slope does not follow from its output keeps z, only a layer behind another transposes. */
    @Test
    void denseLayersKeepNoMoreThanTheirDerivativesRead() {
        String weights = "weights WEIGHT 3 x 2, fans 3, 2";
        String biases = "biases BIAS 1 x 2, fans 3, 2";
        assertThat(declared(dense(2, "tanh"), false)).containsExactly(weights, biases);
        assertThat(declared(dense(2, "gelu"), false)).containsExactly(weights, biases, "z 2 a row");
        assertThat(declared(dense(2, "tanh"), true)).containsExactly(weights, biases, "weights transposed 2 x 3");
        assertThat(declared(choice("dense", Map.of("units", 2, "bias", false)), false))
                .containsExactly(weights);
    }

    @Test
    void normsKeepWhatTheyNormalised() {
        assertThat(declared(batchNorm(), true))
                .containsExactly(
                        "scale NORM_SCALE 1 x 3, fans 1, 1",
                        "shift NORM_SHIFT 1 x 3, fans 1, 1",
                        "running_mean 1 x 3 of 0.0",
                        "running_variance 1 x 3 of 1.0",
                        "n 3 a row",
                        "dy * n 3 a row",
                        "statistics 5 x 3");
        assertThat(declared(layerNorm(), true))
                .containsExactly(
                        "scale NORM_SCALE 1 x 3, fans 1, 1",
                        "shift NORM_SHIFT 1 x 3, fans 1, 1",
                        "n 3 a row",
                        "r 1 a row",
                        "dy * n 3 a row");
        assertThat(declared(choice("rms_norm", Map.of("scale", false)), true))
                .containsExactly("n 3 a row", "r 1 a row");
    }

    @Test
    void otherLayers() {
        assertThat(declared(prelu(), true)).containsExactly("slopes OTHER 1 x 1, fans 1, 1", "slope deltas 1 a row");
        assertThat(declared(choice("prelu", Map.of("shared", false)), true))
                .containsExactly("slopes OTHER 1 x 3, fans 1, 1", "slope deltas 3 a row");
        assertThat(declared(embedding(5, 2), true)).containsExactly("vectors EMBEDDING 5 x 2, fans 5, 2");
        assertThat(declared(dropout(0.5), true)).containsExactly("factors 3 a row");
        assertThat(declared(choice("gaussian_noise", Map.of()), true)).isEmpty();
        assertThat(declared(ActivationOnly.of(Choice.of("tanh")), true)).isEmpty();
    }

    @Test
    void weightsHaveTheirPenaltyAndTheirConstraintAndBiasesHaveNone() {
        Dense.Parameters plain = Dense.Parameters.of(2, null);
        Choice<Layer> layer = Choice.of(
                "dense",
                new Dense.Parameters(
                        2,
                        null,
                        Choice.of("ones"),
                        plain.biasInitializer(),
                        true,
                        Choice.<Regularizer>of("l2"),
                        Choice.<Constraint>of("non_negative")));
        List<Node.Weight> weights = node(layer, false).weights();
        assertThat(weights.getFirst().regulation().regularizer()).isNotNull();
        assertThat(weights.getFirst().regulation().constraint()).isNotNull();
        assertThat(weights.getLast().regulation().regularizer()).isNull();
        assertThat(weights.getLast().regulation().constraint()).isNull();
        Choice<Layer> vectors = Choice.of(
                "embedding",
                new Embedding.Parameters(
                        4, 2, 1, Embedding.Parameters.of(4, 2).initializer(), Choice.<Regularizer>of("l2")));
        assertThat(node(vectors, false).weights().getFirst().regulation().regularizer())
                .isNotNull();
    }

    @Test
    void aDenseLayerWithOneThingOtherwiseIsElseTheSame() {
        Dense.Parameters p = new Dense.Parameters(
                2,
                Choice.of("tanh"),
                Choice.of("ones"),
                Choice.of("zeros"),
                true,
                Choice.of("l2"),
                Choice.of("non_negative"));
        Choice<Initializer> ones = Choice.of("ones");
        Choice<Activation> relu = Choice.of("relu");
        assertThat(p.withoutBias())
                .isEqualTo(new Dense.Parameters(
                        2, p.activation(), ones, p.biasInitializer(), false, p.regularizer(), p.constraint()));
        assertThat(p.withBiasInitializer(ones))
                .isEqualTo(new Dense.Parameters(2, p.activation(), ones, ones, true, p.regularizer(), p.constraint()));
        assertThat(p.withActivation(relu))
                .isEqualTo(new Dense.Parameters(
                        2, relu, ones, p.biasInitializer(), true, p.regularizer(), p.constraint()));
    }

    @Test
    void names() {
        assertThat(List.of(
                        new Dense().name(),
                        new BatchNorm().name(),
                        new LayerNorm().name(),
                        new RmsNorm().name(),
                        new Prelu().name(),
                        new Concat().name(),
                        new Residual().name(),
                        new Embedding().name(),
                        new EmbedColumns().name()))
                .containsExactly(
                        "dense",
                        "batch_norm",
                        "layer_norm",
                        "rms_norm",
                        "prelu",
                        "concat",
                        "residual",
                        "embedding",
                        "embed_columns");
    }

    @Test
    void defaultsAreThoseOfTheReferences() {
        assertThat(new Dense().defaults())
                .isEqualTo(new Dense.Parameters(1, null, null, Choice.of("zeros"), true, null, null));
        assertThat(new LayerNorm().defaults()).isEqualTo(new LayerNorm.Parameters(1e-5, true, true));
        assertThat(new RmsNorm().defaults()).isEqualTo(new RmsNorm.Parameters(1e-6, true));
        assertThat(new BatchNorm().defaults())
                .isEqualTo(new BatchNorm.Parameters(1e-5, 0.1, BatchNorm.RunningVariance.UNBIASED, true, true));
        assertThat(new Prelu().defaults().shared()).isTrue();
        assertThat(new Offset().defaults().layers()).isEmpty();
        assertThat(new Concat().defaults()).isEqualTo(new Concat.Parameters(List.of(), List.of(), List.of()));
        assertThat(new Residual().defaults()).isEqualTo(new Residual.Parameters(List.of(), false));
        assertThat(new Embedding().defaults()).isEqualTo(Embedding.Parameters.of(1, 1));
        assertThat(new EmbedColumns().defaults().tables())
                .containsExactly(new EmbedColumns.Table("vectors", 0, 1, List.of(1.0)));
        assertThat(new EmbedColumns().defaults().initializer())
                .isEqualTo(new Embedding().defaults().initializer());
    }
}
