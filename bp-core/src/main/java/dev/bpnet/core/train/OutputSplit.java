package dev.bpnet.core.train;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.layer.ActivationOnly;
import dev.bpnet.core.layer.Dense;
import dev.bpnet.core.spec.LayerSpec;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a network ends and its head begins: the loss takes what the layers give, predictions what the head makes of it.
 *
 * @param layers before the loss
 * @param head behind it
 * @param linear whether the loss takes what the last layer gives, by its link or as it is
 */
record OutputSplit(List<LayerSpec> layers, List<LayerSpec> head, boolean linear) {
    private static final String OUTPUT_ACTIVATION = "output activation";

    /** Takes the output activation off the layers where it is the loss's link, and adds the link where it was left out. */
    static OutputSplit of(NetworkSpec spec, String lossName, Loss loss) {
        Optional<String> link = loss.link();
        List<LayerSpec> layers = new ArrayList<>(spec.layers());
        Choice<Activation> activation = takeOutputActivation(layers);
        if (activation == null && !spec.head().isEmpty()) {
            activation = outputActivation(spec.head().getFirst());
        }
        if (link.isEmpty() && loss.outputActivation().isPresent()) {
            Choice<Activation> wanted = loss.outputActivation().get();
            if (activation != null && !activation.name().equals(wanted.name())) {
                throw wrongActivation(lossName, wanted.name(), activation.name());
            }
            layers.add(new LayerSpec(OUTPUT_ACTIVATION, ActivationOnly.of(wanted)));
            return new OutputSplit(layers, List.of(), true);
        }
        if (link.isEmpty()) {
            if (activation == null || activation.name().equals("identity")) {
                return new OutputSplit(layers, List.of(), true);
            }
            layers.add(new LayerSpec(OUTPUT_ACTIVATION, ActivationOnly.of(activation)));
            return new OutputSplit(layers, List.of(), false);
        }
        if (activation != null && !activation.name().equals(link.get())) {
            throw wrongActivation(lossName, link.get(), activation.name());
        }
        Choice<Activation> shown = loss.linkChoice().orElseThrow();
        return new OutputSplit(layers, List.of(new LayerSpec("head[0]", ActivationOnly.of(shown))), true);
    }

    private static MisfitException wrongActivation(String loss, String wanted, String found) {
        return new MisfitException(
                MisfitException.Part.OUTPUT_ACTIVATION,
                String.format(
                                Locale.ROOT,
                                "the loss %s works with the output activation %s, not with %s: leave the activation out, or choose ",
                                loss,
                                wanted,
                                found)
                        + "another loss (mean_squared_error works with any)");
    }

    private static @Nullable Choice<Activation> takeOutputActivation(List<LayerSpec> layers) {
        LayerSpec last = layers.getLast();
        Choice<Activation> activation = outputActivation(last);
        if (activation != null) {
            layers.removeLast();
            if (layers.isEmpty()) {
                throw new MisfitException(
                        MisfitException.Part.OUTPUT_ACTIVATION,
                        "a network has at least one layer before its output activation");
            }
            return activation;
        }
        if (last.choice().parameters() instanceof Dense.Parameters dense && dense.activation() != null) {
            Choice<Activation> own = dense.activation();
            layers.set(
                    layers.size() - 1,
                    new LayerSpec(last.name(), Choice.of(last.choice().name(), dense.withActivation(null))));
            return own;
        }
        return null;
    }

    private static @Nullable Choice<Activation> outputActivation(LayerSpec layer) {
        return layer.choice().parameters() instanceof ActivationOnly.Parameters p ? p.function() : null;
    }
}
