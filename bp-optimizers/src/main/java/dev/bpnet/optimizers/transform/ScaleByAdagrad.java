package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Slot;
import java.util.List;

/**
 * {@code s = s + g²}, {@code g = g / (√s + ε) / (1 + (t - 1)·decay)}; ε outside the root, as in PyTorch.
 *
 * <p>Source: Duchi, Hazan and Singer, Adaptive subgradient methods for online learning and stochastic optimization, 2011.
 *
 * @param initial what s starts with
 * @param epsilon ε, above 0
 * @param decay by how much the rate falls with each step
 */
public record ScaleByAdagrad(double initial, double epsilon, double decay) implements GradientTransform {

    @Override
    public List<Slot> slots() {
        return List.of(Slot.array("sum_of_squares", initial));
    }

    @Override
    public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
        float[] g = s.gradients();
        float[] sum = s.slot(0);
        float eps = (float) epsilon;
        float scale = (float) (1 / (1 + (s.step() - 1) * decay));
        for (int i = from; i < to; i++) {
            float gi = g[i];
            float si = Math.fma(gi, gi, sum[i]);
            sum[i] = si;
            g[i] = scale * gi / ((float) Math.sqrt(si) + eps);
        }
    }
}
