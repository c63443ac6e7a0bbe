package dev.bpnet.core.spec;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.plugin.Choice;
import java.util.Objects;

/**
 * A layer in a description.
 *
 * @param name how messages, parameter names and parameter groups call it, for example {@code layers[0]}
 * @param choice which layer it is
 */
public record LayerSpec(String name, Choice<Layer> choice) {
    public LayerSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(choice, "choice");
    }
}
