package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;

/**
 * The last link: {@code w = fma(-η, g, w)}, with η rounded once to float. One pass that reads g and w and writes w; g keeps
 * its numbers.
 */
public record Descend() implements GradientTransform {

    @Override
    public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
        k.axpby((float) -s.learningRate(p), s.gradients(), from, 1, s.parameters(), from, to - from);
    }
}
