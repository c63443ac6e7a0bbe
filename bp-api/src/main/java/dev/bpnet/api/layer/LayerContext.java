package dev.bpnet.api.layer;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.constraint.Constraint;
import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.regularizer.Regularizer;
import org.jspecify.annotations.Nullable;

/** What a layer knows of its place when it is made. */
public interface LayerContext {
    /** The width of its input. */
    int inputs();

    /** The activation behind a choice. */
    Activation activation(Choice<Activation> choice);

    /** The initializer behind a choice. */
    Initializer initializer(Choice<Initializer> choice);

    /** The regularizer and the constraint behind choices; null for none. */
    Regulation regulation(@Nullable Choice<Regularizer> regularizer, @Nullable Choice<Constraint> constraint);

    /**
     * A layer behind a choice with this input width: how blocks hold layers of their own.
     *
     * @param name its name within the block, for messages: {@code layers[0]}
     */
    Layer layer(String name, Choice<Layer> choice, int inputs);
}
