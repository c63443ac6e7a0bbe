package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An optimizer that is nothing but its links. */
record Chain(double learningRate, List<GradientTransform> chain, Optional<String> evaluationSlot) implements Optimizer {

    Chain {
        chain = List.copyOf(chain);
    }

    Chain(double learningRate, List<GradientTransform> chain) {
        this(learningRate, chain, Optional.empty());
    }

    /** Of these links, without those that are null. */
    static Chain of(double learningRate, @Nullable GradientTransform... links) {
        return new Chain(learningRate, present(links));
    }

    /** The same, that predicts with the weights in a slot. */
    static Chain evaluatedAt(String slot, double learningRate, @Nullable GradientTransform... links) {
        return new Chain(learningRate, present(links), Optional.of(slot));
    }

    private static List<GradientTransform> present(@Nullable GradientTransform[] links) {
        return Stream.of(links).filter(Objects::nonNull).toList();
    }
}
