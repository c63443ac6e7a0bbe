package dev.bpnet.api.loss;

import dev.bpnet.api.plugin.Choice;

/** What a loss that is made of others gets them from. */
@FunctionalInterface
public interface LossContext {
    /**
     * The loss of a choice for a target.
     *
     * @throws IllegalArgumentException where it does not fit the target
     */
    Loss loss(Choice<Loss> choice, TargetInfo target);
}
