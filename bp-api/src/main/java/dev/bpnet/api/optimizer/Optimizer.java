package dev.bpnet.api.optimizer;

import java.util.List;
import java.util.Optional;

/**
 * A rule that turns gradients into new parameters: a chain of transforms, after the manner of optax. Each transform reads
 * and rewrites the gradient in place; the last one subtracts it from the parameters.
 */
public interface Optimizer {
    /** The learning rate before any schedule. */
    double learningRate();

    /** The chain in order. */
    List<GradientTransform> chain();

    /**
     * The array slot that holds the weights to validate, save and predict with, where those are not the ones trained
     * (averaging methods).
     */
    default Optional<String> evaluationSlot() {
        return Optional.empty();
    }
}
