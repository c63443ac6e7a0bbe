package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Slot;
import java.util.List;

/**
 * Adam whose scaling sets in when its variance is known well enough: with {@code ρ∞ = 2/(1 - β2) - 1} and
 * {@code ρ_t = ρ∞ - 2 t β2^t/(1 - β2^t)} the direction is {@code m̂} while {@code ρ_t <= 5}, then
 * {@code r·m̂·√(1 - β2^t)/(√v + ε)} with {@code r² = (ρ_t - 4)(ρ_t - 2) ρ∞ / ((ρ∞ - 4)(ρ∞ - 2) ρ_t)}. The threshold 5 is
 * PyTorch's; the paper has 4.
 *
 * <p>Source: Liu et al., On the variance of the adaptive learning rate and beyond, 2020.
 *
 * @param beta1 β1, the decay of the mean of gradients, in [0, 1)
 * @param beta2 β2, the decay of the mean of squared gradients, in [0, 1)
 * @param epsilon ε, above 0
 */
public record ScaleByRadam(double beta1, double beta2, double epsilon) implements GradientTransform {
    private static final double THRESHOLD = 5;
    private static final List<Slot> SLOTS = AdamMoments.slots();

    @Override
    public List<Slot> slots() {
        return SLOTS;
    }

    @Override
    public void begin(StepContext s) {
        AdamMoments.begin(s, beta1, beta2);
    }

    @Override
    public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
        AdamMoments.update(s, beta1, beta2, from, to);
        float[] g = s.gradients();
        float[] m = s.slot(AdamMoments.M);
        float[] v = s.slot(AdamMoments.V);
        double correction2 = AdamMoments.correction2(s);
        double limit = 2 / (1 - beta2) - 1;
        double rho = limit - 2 * s.step() * (1 - correction2) / correction2;
        float meanScale = (float) (1 / AdamMoments.correction1(s));
        if (rho <= THRESHOLD) {
            for (int i = from; i < to; i++) {
                g[i] = meanScale * m[i];
            }
            return;
        }
        double rectified = Math.sqrt((rho - 4) * (rho - 2) * limit / ((limit - 4) * (limit - 2) * rho));
        float scale = (float) (rectified * Math.sqrt(correction2) / AdamMoments.correction1(s));
        float eps = (float) epsilon;
        for (int i = from; i < to; i++) {
            g[i] = scale * m[i] / ((float) Math.sqrt(v[i]) + eps);
        }
    }
}
