package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;

/**
 * {@code g = g·‖w‖/‖g‖} over each parameter as a whole; where one of the norms is 0 the factor is 1.
 *
 * <p>Source: You et al., Large batch optimization for deep learning: Training BERT in 76 minutes, 2020, algorithm 2.
 */
public record ScaleByTrustRatio() implements GradientTransform {

    @Override
    public Scope scope() {
        return Scope.TENSOR;
    }

    @Override
    public int measures() {
        return 2;
    }

    @Override
    public void measure(StepContext s, Kernels k, Parameter p, int from, int to, double[] sums) {
        sums[0] += k.sumOfSquares(s.parameters(), from, to - from);
        sums[1] += k.sumOfSquares(s.gradients(), from, to - from);
    }

    @Override
    public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
        double weights = Math.sqrt(s.total(p, 0));
        double update = Math.sqrt(s.total(p, 1));
        if (weights == 0 || update == 0) {
            return;
        }
        float ratio = (float) (weights / update);
        float[] g = s.gradients();
        for (int i = from; i < to; i++) {
            g[i] *= ratio;
        }
    }
}
