package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Slot;
import java.util.List;

/**
 * {@code m = β1·m + (1 - β1)·g}, {@code u = max(β2·u, |g| + ε)}, {@code g = m / (1 - β1^t) / u}.
 *
 * <p>Source: Kingma and Ba, Adam, 2015, section 7.1; ε inside the maximum as in PyTorch.
 *
 * @param beta1 β1, the decay of the mean of gradients, in [0, 1)
 * @param beta2 β2, the decay of the greatest gradient, in [0, 1)
 * @param epsilon ε, above 0
 */
public record ScaleByAdamax(double beta1, double beta2, double epsilon) implements GradientTransform {
    private static final List<Slot> SLOTS = List.of(Slot.array("m"), Slot.array("u"), Slot.scalar("beta1_power", 1));

    @Override
    public List<Slot> slots() {
        return SLOTS;
    }

    @Override
    public void begin(StepContext s) {
        s.scalars().set(0, beta1 * s.scalars().get(0));
    }

    @Override
    public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
        float[] g = s.gradients();
        float[] m = s.slot(0);
        float[] u = s.slot(1);
        float stays = (float) beta1;
        float comes = (float) (1 - beta1);
        float decay = (float) beta2;
        float eps = (float) epsilon;
        float scale = (float) (1 / (1 - s.scalars().get(0)));
        for (int i = from; i < to; i++) {
            float mi = Math.fma(stays, m[i], comes * g[i]);
            float ui = Math.max(decay * u[i], Math.abs(g[i]) + eps);
            m[i] = mi;
            u[i] = ui;
            g[i] = scale * mi / ui;
        }
    }
}
