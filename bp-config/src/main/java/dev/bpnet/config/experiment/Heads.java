package dev.bpnet.config.experiment;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.layer.ActivationOnly;
import dev.bpnet.core.layer.Concat;
import dev.bpnet.core.layer.Dense;
import dev.bpnet.core.layer.Offset;
import dev.bpnet.core.loss.StandardLoss;
import dev.bpnet.core.loss.WeightedSum;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.LayerSpec;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.train.Goal;
import dev.bpnet.core.train.MisfitException;
import dev.bpnet.data.prepare.FittedPreprocessing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From the layers, output and heads of a configuration to a network and its loss. */
final class Heads {
    private static final String OUTPUT = "output";
    private static final String HEADS = "heads";

    /** The block that adds an offset has no name, so that what is inside is called as without it. */
    static final String OFFSET = "";

    private Heads() {}

    /** The loss, with the usual one where none is named. */
    static Choice<Loss> loss(ExperimentConfig config, TargetInfo target) {
        Choice<Loss> named = config.training().loss();
        if (target.parts().isEmpty()) {
            return named == null ? StandardLoss.of(target) : named;
        }
        List<WeightedSum.Weighted> losses = new ArrayList<>();
        for (TargetInfo.Part part : target.parts()) {
            NetworkConfig.Head head = config.network().head(part.name());
            Choice<Loss> own = head.loss() == null ? StandardLoss.of(part.target()) : head.loss();
            losses.add(new WeightedSum.Weighted(own, head.weight()));
        }
        return WeightedSum.of(losses);
    }

    /**
     * The network without what follows from its loss.
     *
     * @throws MisfitException where a loss does not fit its target
     */
    static NetworkSpec network(
            ExperimentConfig config,
            Choice<Loss> loss,
            TargetInfo target,
            FittedPreprocessing fitted,
            Plugins plugins) {
        List<LayerSpec> layers = new ArrayList<>();
        for (Choice<Layer> layer : config.network().layers()) {
            layers.add(new LayerSpec("layers[" + layers.size() + "]", layer));
        }
        layers.addAll(outputs(config, loss, target, plugins));
        List<LayerSpec> all = new ArrayList<>(fitted.inputLayers());
        all.addAll(config.training().offset() == null ? layers : withOffset(layers));
        return new NetworkSpec(fitted.width(), all, List.of());
    }

    /** What stands behind the layers: the output with an activation of its own, or the heads. */
    private static List<LayerSpec> outputs(
            ExperimentConfig config, Choice<Loss> loss, TargetInfo target, Plugins plugins) {
        if (loss.parameters() instanceof WeightedSum.Parameters losses
                && !target.parts().isEmpty()) {
            return List.of(new LayerSpec(HEADS, branches(config.network(), losses, target, plugins)));
        }
        List<LayerSpec> layers = new ArrayList<>();
        NetworkConfig.Output output = config.network().output();
        layers.add(new LayerSpec(
                OUTPUT, dense(output, Goal.loss(loss, target, plugins).outputs())));
        Choice<Activation> activation = output.activation();
        if (activation != null) {
            layers.add(new LayerSpec(OUTPUT + ".activation", ActivationOnly.of(activation)));
        }
        return layers;
    }

    private static Choice<Layer> branches(
            NetworkConfig network, WeightedSum.Parameters losses, TargetInfo target, Plugins plugins) {
        List<List<Choice<Layer>>> branches = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (TargetInfo.Part part : target.parts()) {
            NetworkConfig.Head head = network.head(part.name());
            Choice<Loss> loss = losses.losses().get(branches.size()).loss();
            List<Choice<Layer>> layers = new ArrayList<>(head.layers());
            layers.add(dense(head.output(), outputs(loss, part, plugins)));
            Choice<Activation> activation = head.output().activation();
            if (activation != null) {
                layers.add(ActivationOnly.of(activation));
            }
            branches.add(layers);
            names.add(part.name());
        }
        return Concat.of(branches, names);
    }

    private static int outputs(Choice<Loss> loss, TargetInfo.Part part, Plugins plugins) {
        try {
            return Goal.loss(loss, part.target(), plugins).outputs();
        } catch (MisfitException misfit) {
            throw misfit.of(part.name());
        }
    }

    private static Choice<Layer> dense(NetworkConfig.Output output, int units) {
        return Choice.of(
                Dense.NAME,
                new Dense.Parameters(
                        units,
                        null,
                        output.initializer(),
                        output.biasInitializer(),
                        output.bias(),
                        output.regularizer(),
                        output.constraint()));
    }

    /** All layers but an output activation of their own inside a block that adds the last input. */
    private static List<LayerSpec> withOffset(List<LayerSpec> layers) {
        LayerSpec last = layers.getLast();
        boolean activation = last.name().equals(OUTPUT + ".activation");
        List<LayerSpec> inside = activation ? layers.subList(0, layers.size() - 1) : layers;
        List<LayerSpec> all = new ArrayList<>();
        all.add(new LayerSpec(
                OFFSET, Offset.of(inside.stream().map(LayerSpec::choice).toList())));
        if (activation) {
            all.add(last);
        }
        return all;
    }

    /** Where in the configuration it stands that network and loss do not fit. */
    static String path(MisfitException misfit) {
        String head = misfit.target();
        String output = head == null ? "network.output" : "network.heads." + head + ".output";
        return switch (misfit.part()) {
            case LOSS -> head == null ? "training.loss" : "network.heads." + head + ".loss";
            case OUTPUT_ACTIVATION -> output + ".activation";
            case OUTPUT_BIAS -> output + ".bias_initializer";
        };
    }

    /** Where a layer stands in the configuration: {@code heads.price[1]} may be a layer of the head or its output. */
    static String path(String layer, NetworkConfig network) {
        return layer.equals(FittedPreprocessing.INPUT_LAYER) ? "data.columns" : "network." + ofNetwork(layer, network);
    }

    private static String ofNetwork(String layer, NetworkConfig network) {
        for (Map.Entry<String, NetworkConfig.Head> head : network.heads().entrySet()) {
            String prefix = HEADS + "." + head.getKey() + "[";
            int end = layer.indexOf(']', prefix.length());
            if (layer.startsWith(prefix) && end > 0) {
                int index = Integer.parseInt(layer.substring(prefix.length(), end));
                String own = HEADS + "." + head.getKey() + ".";
                return index < head.getValue().layers().size()
                        ? own + "layers[" + index + "]" + layer.substring(end + 1)
                        : own + OUTPUT;
            }
        }
        return layer;
    }

    /** The layers with what was left to the data. */
    static NetworkConfig filledIn(NetworkConfig network, Choice<Loss> loss, Goal goal) {
        if (!(loss.parameters() instanceof WeightedSum.Parameters losses)
                || network.heads().isEmpty()) {
            return network.withOutput(filledIn(network.output(), goal.loss()));
        }
        Map<String, NetworkConfig.Head> heads = new LinkedHashMap<>();
        for (int i = 0; i < goal.parts().size(); i++) {
            String name = goal.parts().get(i).name();
            NetworkConfig.Head head = network.head(name);
            heads.put(
                    name,
                    head.with(
                            losses.losses().get(i).loss(),
                            filledIn(head.output(), goal.parts().get(i).loss())));
        }
        return network.withHeads(heads);
    }

    private static NetworkConfig.Output filledIn(NetworkConfig.Output output, Loss loss) {
        @Nullable Choice<Activation> link =
                loss.link().<Choice<Activation>>map(Choice::of).orElse(output.activation());
        return output.withActivation(link);
    }
}
