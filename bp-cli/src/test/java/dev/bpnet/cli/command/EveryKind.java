package dev.bpnet.cli.command;

import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.concat;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.dropout;
import static dev.bpnet.core.layer.Layers.embedding;
import static dev.bpnet.core.layer.Layers.layerNorm;
import static dev.bpnet.core.layer.Layers.prelu;
import static dev.bpnet.core.layer.Layers.residual;

import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.constraint.ConstraintPlugin;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.api.regularizer.RegularizerPlugin;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.layer.Concat;
import dev.bpnet.core.layer.EmbedColumns;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Networks, targets and rows with every plugin there is in them, so that a new one is tried without being named here. */
final class EveryKind {
    static final Plugins PLUGINS = Plugins.load();

    /** The width of a row: two categories, of which the second may be one that is not known, and numbers. */
    static final int INPUTS = 9;

    private static final int CATEGORIES = 3;

    private EveryKind() {}

    private static Choice<Layer> layer(String name, Map<String, ?> parameters) {
        return PLUGINS.choice(Layer.class, name, parameters);
    }

    /** For each kind of layer, layers of that kind between layers of {@code width} columns. */
    static SortedMap<String, List<Choice<Layer>>> layers(int width) {
        List<Double> numbers = Collections.nCopies(width, 1.25);
        SortedMap<String, List<Choice<Layer>>> layers = new TreeMap<>();
        layers.put("activation", List.of(layer("activation", Map.of("function", "mish"))));
        layers.put("alpha_dropout", List.of(layer("alpha_dropout", Map.of("rate", 0.1))));
        layers.put("batch_norm", List.of(batchNorm(), layer("batch_norm", Map.of("scale", false, "shift", false))));
        layers.put("concat", List.of(concat(List.of(dense(width, "tanh"), batchNorm()), List.of(), List.of(prelu()))));
        layers.put("dense", List.of(dense(width, "relu"), layer("dense", Map.of("units", width, "bias", false))));
        layers.put("dropout", List.of(dropout(0.2)));
        layers.put("embedding", List.of(embedding(CATEGORIES, 5)));
        layers.put(
                "embed_columns",
                List.of(EmbedColumns.of(List.of(new EmbedColumns.Table("second", 1, 5, List.of(0.25, 0.75))))));
        layers.put("gaussian_noise", List.of(layer("gaussian_noise", Map.of("stddev", 0.05))));
        layers.put("layer_norm", List.of(layerNorm(), layer("layer_norm", Map.of("shift", false))));
        layers.put("offset", List.of(layer("offset", Map.of("layers", List.of(dense(width, "softsign"))))));
        layers.put("prelu", List.of(prelu(), layer("prelu", Map.of("shared", false))));
        layers.put("rescale", List.of(layer("rescale", Map.of("scale", numbers, "shift", numbers))));
        layers.put("residual", List.of(residual(layerNorm(), dense(width, "silu"), dropout(0.1)), projection(width)));
        layers.put("rms_norm", List.of(layer("rms_norm", Map.of()), layer("rms_norm", Map.of("scale", false))));
        return layers;
    }

    private static Choice<Layer> projection(int width) {
        return layer("residual", Map.of("layers", List.of(dense(width, "elu")), "projection", true));
    }

    /** A network whose only layers besides dense ones are of that kind. */
    static NetworkSpec only(String kind, int width, Choice<Layer> output) {
        List<Choice<Layer>> layers = new ArrayList<>();
        if (!kind.startsWith("embed")) {
            layers.add(dense(width, "tanh"));
        }
        layers.addAll(layers(width).get(kind));
        layers.add(output);
        return network(layers);
    }

    /** A network with every kind of layer, activation, initializer, penalty and constraint. */
    static NetworkSpec all(int width, int outputs) {
        SortedMap<String, List<Choice<Layer>>> kinds = layers(width);
        List<Choice<Layer>> layers = new ArrayList<>(kinds.remove("embed_columns"));
        layers.addAll(kinds.remove("embedding"));
        layers.add(side(activations()));
        layers.add(batchNorm());
        layers.add(side(initializers()));
        layers.add(layerNorm());
        layers.add(side(regulated()));
        kinds.values().forEach(kind -> {
            layers.add(dense(width, "tanh"));
            layers.addAll(kind);
        });
        layers.add(dense(outputs));
        return network(layers);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private static NetworkSpec network(List<Choice<Layer>> layers) {
        return Network.of(INPUTS, (Choice<Layer>[]) layers.toArray(new Choice[0]));
    }

    private static Choice<Layer> side(List<Choice<Layer>> branches) {
        return layer(
                "concat", Map.of("branches", branches.stream().map(List::of).toList()));
    }

    private static List<Choice<Layer>> activations() {
        return PLUGINS.all(ActivationPlugin.class).stream()
                .map(plugin -> dense(6, plugin.name()))
                .toList();
    }

    /** {@code prior} is for output layers, the others start weights or biases. */
    private static List<Choice<Layer>> initializers() {
        return PLUGINS.all(InitializerPlugin.class).stream()
                .map(plugin -> plugin.name())
                .filter(name -> !name.equals("prior"))
                .map(name -> switch (name) {
                    case "constant" ->
                        layer("dense", Map.of("units", 5, "initializer", Map.of(name, Map.of("value", 0.1))));
                    case "values" ->
                        layer(
                                "dense",
                                Map.of(
                                        "units",
                                        3,
                                        "bias_initializer",
                                        Map.of(name, Map.of("values", List.of(0.1, 0.2, 0.3)))));
                    default -> layer("dense", Map.of("units", 5, "activation", "tanh", "initializer", name));
                })
                .toList();
    }

    private static List<Choice<Layer>> regulated() {
        List<Choice<Layer>> layers = new ArrayList<>();
        for (RegularizerPlugin<?> plugin : PLUGINS.all(RegularizerPlugin.class)) {
            layers.add(layer("dense", Map.of("units", 5, "activation", "tanh", "regularizer", plugin.name())));
        }
        for (ConstraintPlugin<?> plugin : PLUGINS.all(ConstraintPlugin.class)) {
            layers.add(layer("dense", Map.of("units", 5, "activation", "tanh", "constraint", plugin.name())));
        }
        return layers;
    }

    /** A target of that kind that every loss for it can do with: numbers are above 0 and sum to 1. */
    static TargetInfo target(TargetKind kind) {
        return switch (kind) {
            case NUMBER -> TargetInfo.numbers(2);
            case BINARY -> TargetInfo.classes(List.of("no", "yes"));
            case CATEGORY -> TargetInfo.classes(List.of("a", "b", "c"));
            case MULTI_LABEL -> TargetInfo.multiLabel(List.of("p", "q", "r", "s"));
            case SEVERAL ->
                TargetInfo.several(List.of(
                        new TargetInfo.Part("one", target(TargetKind.NUMBER)),
                        new TargetInfo.Part("two", target(TargetKind.CATEGORY))));
        };
    }

    /** The last layer that a loss wants: for several targets a branch for each. */
    static Choice<Layer> output(String loss, TargetKind kind) {
        return kind == TargetKind.SEVERAL
                ? Concat.of(List.of(List.of(dense(2)), List.of(dense(3))), List.of())
                : dense(PLUGINS.loss(Choice.<Loss>of(loss), target(kind)).outputs());
    }

    /** Weighted rows with such a target, drawn at random. */
    static Dataset rows(int rows, TargetKind kind) {
        RandomStream random = RandomStream.of(1, Purpose.SYNTHESIS, 0);
        TargetInfo target = target(kind);
        Matrix x = Matrix.zeros(rows, INPUTS);
        Matrix t = Matrix.zeros(rows, target.columns());
        for (int i = 0; i < rows; i++) {
            x.set(i, 0, random.below(CATEGORIES, 100L * i));
            x.set(i, 1, random.below(CATEGORIES, 100L * i + 99) - 1f);
            for (int j = 2; j < INPUTS; j++) {
                x.set(i, j, random.normal(100L * i + j));
            }
            for (int j = 0; j < target.columns(); j++) {
                t.set(
                        i,
                        j,
                        switch (kind) {
                            case NUMBER -> 0.5f + (j == 0 ? 0.4f : -0.4f) * (random.uniform(100L * i + 50) - 0.5f);
                            case BINARY, CATEGORY ->
                                random.below(target.labels().size(), 100L * i + 50);
                            case MULTI_LABEL -> random.below(2, 100L * i + 50 + j);
                            case SEVERAL -> j < 2 ? random.uniform(100L * i + 50 + j) : random.below(3, 100L * i + 50);
                        });
            }
        }
        return Dataset.of(
                x,
                t,
                target,
                IntStream.range(0, rows).mapToDouble(i -> i % 5 * 0.5).toArray());
    }
}
