package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Slot;
import java.util.List;

/**
 * {@code v = α·v + (1 - α)·g²}, {@code g = g / (√v + ε)}; centered {@code a = α·a + (1 - α)·g} and {@code √(v - a²)}. ε outside
 * the root, as in PyTorch; a difference that rounding makes negative counts as 0.
 *
 * <p>Source: Hinton, Neural networks for machine learning, lecture 6e, 2012; centered in Graves, Generating sequences with
 * recurrent neural networks, 2013.
 *
 * @param alpha α, the decay of the means
 * @param epsilon ε, above 0
 * @param centered whether the mean of the gradient is taken out of its mean square
 */
public record ScaleByRms(double alpha, double epsilon, boolean centered) implements GradientTransform {

    @Override
    public List<Slot> slots() {
        return centered ? List.of(Slot.array("v"), Slot.array("a")) : List.of(Slot.array("v"));
    }

    @Override
    public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
        float[] g = s.gradients();
        float[] v = s.slot(0);
        float stays = (float) alpha;
        float comes = (float) (1 - alpha);
        float eps = (float) epsilon;
        if (!centered) {
            for (int i = from; i < to; i++) {
                float gi = g[i];
                float vi = Math.fma(stays, v[i], comes * gi * gi);
                v[i] = vi;
                g[i] = gi / ((float) Math.sqrt(vi) + eps);
            }
            return;
        }
        float[] a = s.slot(1);
        for (int i = from; i < to; i++) {
            float gi = g[i];
            float vi = Math.fma(stays, v[i], comes * gi * gi);
            float ai = Math.fma(stays, a[i], comes * gi);
            v[i] = vi;
            a[i] = ai;
            g[i] = gi / ((float) Math.sqrt(Math.max(0, Math.fma(-ai, ai, vi))) + eps);
        }
    }
}
