package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Slot;
import java.util.List;

/**
 * Descent with a falling rate and an average of the weights: {@code η_t = η / (1 + λ·η·(t - 1))^α},
 * {@code w = (1 - λ·η_t)·w - η_t·g}, and the average {@code a = w} until step t0 + 1, then {@code a = a + (w - a)/(t - 1 - t0)}, as
 * in PyTorch's ASGD. Moves the parameters itself.
 *
 * <p>Source: Polyak and Juditsky, Acceleration of stochastic approximation by averaging, 1992; Bottou, 2010.
 *
 * @param lambda λ, the decay
 * @param alpha α, the power with which the rate falls
 * @param start t0, the step at which averaging starts
 */
public record AveragedDescent(double lambda, double alpha, double start) implements GradientTransform {
    /** The slot with the average. */
    public static final String AVERAGE = "average";

    @Override
    public List<Slot> slots() {
        return List.of(Slot.copyOfParameters(AVERAGE));
    }

    @Override
    public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
        float[] g = s.gradients();
        float[] w = s.parameters();
        float[] average = s.slot(0);
        double base = s.learningRate(p);
        double rate = base * DoubleMath.exp(-alpha * DoubleMath.log1p(lambda * base * (s.step() - 1)));
        float shrink = (float) (1 - lambda * rate);
        float descend = (float) -rate;
        float share = (float) (1 / Math.max(1, s.step() - 1 - start));
        for (int i = from; i < to; i++) {
            w[i] = Math.fma(descend, g[i], shrink * w[i]);
            average[i] = share == 1 ? w[i] : Math.fma(share, w[i] - average[i], average[i]);
        }
    }
}
