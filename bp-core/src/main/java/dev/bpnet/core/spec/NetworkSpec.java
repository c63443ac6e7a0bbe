package dev.bpnet.core.spec;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.plugin.Choice;
import java.util.ArrayList;
import java.util.List;

/**
 * A network without its numbers.
 *
 * @param inputs the width of a row
 * @param layers from the input to what the loss takes
 * @param head behind them, for predictions only: the link of the loss, the way back to the target's unit
 */
public record NetworkSpec(int inputs, List<LayerSpec> layers, List<LayerSpec> head) {

    public NetworkSpec {
        if (inputs < 1) {
            throw new IllegalArgumentException("a network has at least one input, not " + inputs);
        }
        layers = List.copyOf(layers);
        head = List.copyOf(head);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network has at least one layer");
        }
    }

    /** Layers named {@code layers[0]}, {@code layers[1]}, ...; the trainer adds the head. */
    @SafeVarargs
    public static NetworkSpec of(int inputs, Choice<Layer>... layers) {
        List<LayerSpec> specs = new ArrayList<>();
        for (Choice<Layer> layer : layers) {
            specs.add(new LayerSpec("layers[" + specs.size() + "]", layer));
        }
        return new NetworkSpec(inputs, specs, List.of());
    }

    /** The same layers with another head. */
    public NetworkSpec withHead(List<LayerSpec> head) {
        return new NetworkSpec(inputs, layers, head);
    }
}
