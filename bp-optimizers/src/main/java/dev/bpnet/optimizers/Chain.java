package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import java.util.List;

/** An optimizer that is nothing but its links. */
record Chain(double learningRate, List<GradientTransform> chain) implements Optimizer {

    Chain {
        chain = List.copyOf(chain);
    }
}
