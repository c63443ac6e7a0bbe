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

    /** The chain in order; empty where there is a {@link #minimizer()}. */
    List<GradientTransform> chain();

    /** What takes the place of the chain in an optimizer that asks for value and gradient of all rows where it likes. */
    default Optional<Minimizer> minimizer() {
        return Optional.empty();
    }

    /**
     * The array slot that holds the weights to validate, save and predict with, where those are not the ones trained
     * (averaging methods).
     */
    default Optional<String> evaluationSlot() {
        return Optional.empty();
    }
}
