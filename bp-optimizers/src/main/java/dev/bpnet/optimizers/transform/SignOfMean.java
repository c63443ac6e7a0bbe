package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Slot;
import java.util.List;

/**
 * {@code u = sign(β1·m + (1 - β1)·g)}, {@code m = β2·m + (1 - β2)·g}, {@code g = u}.
 *
 * <p>Source: Chen et al., Symbolic discovery of optimization algorithms, 2023 (Lion).
 *
 * @param beta1 β1, how much of the mean enters the step
 * @param beta2 β2, the decay of the mean
 */
public record SignOfMean(double beta1, double beta2) implements GradientTransform {

    @Override
    public List<Slot> slots() {
        return List.of(Slot.array("m"));
    }

    @Override
    public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
        float[] g = s.gradients();
        float[] m = s.slot(0);
        float stays1 = (float) beta1;
        float comes1 = (float) (1 - beta1);
        float stays2 = (float) beta2;
        float comes2 = (float) (1 - beta2);
        for (int i = from; i < to; i++) {
            float gi = g[i];
            g[i] = Math.signum(Math.fma(stays1, m[i], comes1 * gi));
            m[i] = Math.fma(stays2, m[i], comes2 * gi);
        }
    }
}
