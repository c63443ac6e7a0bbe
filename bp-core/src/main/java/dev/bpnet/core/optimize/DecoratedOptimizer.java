package dev.bpnet.core.optimize;

import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Minimizer;
import dev.bpnet.api.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An optimizer between bounds on its gradients and an average of its weights: one chain.
 *
 * @param optimizer the optimizer
 * @param chain its links between the others
 * @param evaluationSlot the weights to predict with
 */
public record DecoratedOptimizer(Optimizer optimizer, List<GradientTransform> chain, Optional<String> evaluationSlot)
        implements Optimizer {

    /**
     * Puts the chain together.
     *
     * @throws IllegalArgumentException when two averages would be asked for
     */
    public static Optimizer of(Optimizer optimizer, @Nullable Clip clip, @Nullable WeightAverage average) {
        List<GradientTransform> before = clip == null ? List.of() : clip.links();
        if (before.isEmpty() && average == null) {
            return optimizer;
        }
        Optional<String> slot = optimizer.evaluationSlot();
        if (average != null && slot.isPresent()) {
            throw new IllegalArgumentException(
                    "the optimizer has an average of its own that it predicts with: leave average out, or choose another optimizer");
        }
        List<GradientTransform> chain = new ArrayList<>(before);
        chain.addAll(optimizer.chain());
        if (average != null) {
            chain.add(average.link());
            slot = Optional.of(WeightAverage.SLOT);
        }
        return new DecoratedOptimizer(optimizer, List.copyOf(chain), slot);
    }

    @Override
    public double learningRate() {
        return optimizer.learningRate();
    }

    @Override
    public Optional<Minimizer> minimizer() {
        return optimizer.minimizer();
    }
}
