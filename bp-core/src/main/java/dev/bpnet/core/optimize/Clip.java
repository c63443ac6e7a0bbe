package dev.bpnet.core.optimize;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bounds on gradients before the optimizer sees them, as PyTorch's {@code clip_grad_value_} and {@code clip_grad_norm_}. Several
 * are taken in the order value, norm, global norm.
 *
 * <p>Source: Pascanu, Mikolov and Bengio, On the difficulty of training recurrent neural networks, 2013.
 *
 * @param value each number is cut to ±value; null does nothing
 * @param norm the gradient of each parameter is shrunk to this norm; null does nothing
 * @param globalNorm the gradient of all parameters together is shrunk to this norm; null does nothing
 */
public record Clip(
        @Range(min = 0, exclusiveMin = true) @Doc("cuts each number of the gradient to this size") @Nullable Double value,

        @Range(min = 0, exclusiveMin = true) @Doc("shrinks the gradient of each parameter to this norm") @Nullable Double norm,

        @Range(min = 0, exclusiveMin = true) @Doc("shrinks the whole gradient to this norm") @Nullable Double globalNorm) {

    /** Added to a norm before it divides, as in PyTorch. */
    private static final double EPSILON = 1e-6;

    /** No bounds. */
    public static Clip defaults() {
        return new Clip(null, null, null);
    }

    List<GradientTransform> links() {
        List<GradientTransform> links = new ArrayList<>();
        if (value != null) {
            links.add(new ByValue(value));
        }
        if (norm != null) {
            links.add(new ByNorm(norm, GradientTransform.Scope.TENSOR));
        }
        if (globalNorm != null) {
            links.add(new ByNorm(globalNorm, GradientTransform.Scope.GLOBAL));
        }
        return links;
    }

    /** {@code g = min(max(g, -c), c)}; NaN stays. */
    private record ByValue(double bound) implements GradientTransform {
        @Override
        public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
            float[] g = s.gradients();
            float c = (float) bound;
            for (int i = from; i < to; i++) {
                g[i] = Math.min(Math.max(g[i], -c), c);
            }
        }
    }

    /** {@code g = g·min(1, c/(‖g‖ + 1e-6))}. */
    private record ByNorm(double bound, Scope scope) implements GradientTransform {
        @Override
        public int measures() {
            return 1;
        }

        @Override
        public void measure(StepContext s, Kernels k, Parameter p, int from, int to, double[] sums) {
            sums[0] += k.sumOfSquares(s.gradients(), from, to - from);
        }

        @Override
        public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
            double factor = bound / (Math.sqrt(s.total(p, 0)) + EPSILON);
            if (factor >= 1) {
                return;
            }
            float[] g = s.gradients();
            float shrink = (float) factor;
            for (int i = from; i < to; i++) {
                g[i] *= shrink;
            }
        }
    }
}
