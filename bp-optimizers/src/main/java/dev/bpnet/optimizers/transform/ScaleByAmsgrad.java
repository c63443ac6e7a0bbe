package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Slot;
import java.util.List;

/**
 * The direction of Adam with the greatest v so far in the place of v: {@code x = max(x, v)},
 * {@code g = m̂ / (√x/√(1 - β2^t) + ε)}. The maximum is that of the uncorrected v, as in PyTorch.
 *
 * <p>Source: Reddi, Kale and Kumar, On the convergence of Adam and beyond, 2018.
 *
 * @param beta1 β1, the decay of the mean of gradients, in [0, 1)
 * @param beta2 β2, the decay of the mean of squared gradients, in [0, 1)
 * @param epsilon ε, above 0
 */
public record ScaleByAmsgrad(double beta1, double beta2, double epsilon) implements GradientTransform {
    private static final int GREATEST = 2;
    private static final List<Slot> SLOTS = AdamMoments.slots(Slot.array("greatest_v"));

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
        float[] greatest = s.slot(GREATEST);
        float meanScale = (float) (1 / AdamMoments.correction1(s));
        float rootScale = (float) (1 / Math.sqrt(AdamMoments.correction2(s)));
        float eps = (float) epsilon;
        for (int i = from; i < to; i++) {
            float x = Math.max(greatest[i], v[i]);
            greatest[i] = x;
            g[i] = meanScale * m[i] / Math.fma((float) Math.sqrt(x), rootScale, eps);
        }
    }
}
