package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Slot;
import java.util.List;

/**
 * The direction of Adam:
 *
 * <pre>
 *   m = β1·m + (1 - β1)·g         v = β2·v + (1 - β2)·g²
 *   m̂ = m / (1 - β1^t)            v̂ = v / (1 - β2^t)
 *   g = m̂ / (√v̂ + ε)
 * </pre>
 *
 * <p>ε stands outside the root and is added after the bias correction, as in the paper's algorithm 1 and in PyTorch (the
 * reordered form at the end of the paper's section 2 scales it by {@code √(1 - β2^t)}). t is 1 at the first update. The two
 * corrections are computed in double once a step, {@link StrictMath#pow} included, and rounded to float where they are
 * used. One fused pass over g, m and v: {@link Kernels#adam}.
 *
 * <p>Source: Kingma and Ba, Adam: A Method for Stochastic Optimization, 2015.
 *
 * @param beta1 β1, the decay of the mean of gradients, in [0, 1)
 * @param beta2 β2, the decay of the mean of squared gradients, in [0, 1)
 * @param epsilon ε, above 0: keeps a parameter without gradient from dividing 0 by 0
 */
public record ScaleByAdam(double beta1, double beta2, double epsilon) implements GradientTransform {
    private static final int M = 0;
    private static final int V = 1;
    private static final int MEAN_SCALE = 0;
    private static final int ROOT_SCALE = 1;
    private static final List<Slot> SLOTS = List.of(
            Slot.array("m"), Slot.array("v"), Slot.scalar("mean_scale", 1), Slot.scalar("root_scale", 1));

    @Override
    public List<Slot> slots() {
        return SLOTS;
    }

    @Override
    public void begin(StepContext s) {
        double t = s.step();
        s.scalars().set(MEAN_SCALE, 1 / (1 - StrictMath.pow(beta1, t)));
        s.scalars().set(ROOT_SCALE, 1 / Math.sqrt(1 - StrictMath.pow(beta2, t)));
    }

    @Override
    public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
        float meanScale = (float) s.scalars().get(MEAN_SCALE);
        float rootScale = (float) s.scalars().get(ROOT_SCALE);
        k.adam(
                beta1,
                beta2,
                meanScale,
                rootScale,
                (float) epsilon,
                s.gradients(),
                from,
                s.slot(M),
                from,
                s.slot(V),
                from,
                to - from);
    }
}
