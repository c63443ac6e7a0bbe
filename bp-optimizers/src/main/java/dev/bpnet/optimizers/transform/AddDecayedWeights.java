package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;

/**
 * Weight decay: {@code g = fma(λ, w, g)} on the parameters that {@code decay} names. One pass that reads w and g and writes
 * g.
 *
 * <p>Its place in the chain says which of the two kinds it is:
 * <ul>
 *   <li><em>Coupled</em>, the first link: the gradient of the penalty {@code λ/2 · w²} goes through momentum and scaling as
 *       every other gradient does. This is {@code weight_decay} of PyTorch's SGD and Adam.
 *   <li><em>Decoupled</em>, right before {@link Descend}: then {@code w = w - η·(u + λ·w)} with the update u of the links
 *       before, which is {@code (1 - η·λ)·w - η·u}, the rule of AdamW (Loshchilov and Hutter, Decoupled Weight Decay
 *       Regularization, 2019). PyTorch multiplies w by {@code 1 - η·λ} first; rounded to float that factor is wrong by up
 *       to 3e-8, which for {@code η·λ = 1e-5} is 0.3 % of the decay at every step. The sum has no such bias.
 * </ul>
 *
 * @param weightDecay λ, not negative
 * @param decay which parameters decay
 */
public record AddDecayedWeights(double weightDecay, Decay decay) implements GradientTransform {

    @Override
    public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
        double lambda = s.weightDecay(p, decay.touches(p) ? weightDecay : 0);
        if (lambda != 0) {
            k.axpby((float) lambda, s.parameters(), from, 1, s.gradients(), from, to - from);
        }
    }
}
