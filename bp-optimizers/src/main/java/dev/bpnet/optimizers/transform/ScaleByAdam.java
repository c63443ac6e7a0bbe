package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Scalars;
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
 * reordered form at the end of the paper's section 2 scales it by {@code √(1 - β2^t)}). t is 1 at the first update. The
 * powers of β1 and β2 are products kept in double in declared scalars; the two corrections are computed from them once a
 * step and rounded to float where they are used. One fused pass over g, m and v: {@link Kernels#adam}.
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
    private static final int BETA1_POWER = 0;
    private static final int BETA2_POWER = 1;
    private static final int MEAN_SCALE = 2;
    private static final int ROOT_SCALE = 3;
    private static final List<Slot> SLOTS = List.of(
            Slot.array("m"),
            Slot.array("v"),
            Slot.scalar("beta1_power", 1),
            Slot.scalar("beta2_power", 1),
            Slot.scalar("mean_scale", 1),
            Slot.scalar("root_scale", 1));

    @Override
    public List<Slot> slots() {
        return SLOTS;
    }

    @Override
    public void begin(StepContext s) {
        // Products, because StrictMath.pow allocates 96 bytes a call until it is compiled, and a step must allocate
        // nothing.
        Scalars scalars = s.scalars();
        double power1 = beta1 * scalars.get(BETA1_POWER);
        double power2 = beta2 * scalars.get(BETA2_POWER);
        scalars.set(BETA1_POWER, power1);
        scalars.set(BETA2_POWER, power2);
        scalars.set(MEAN_SCALE, 1 / (1 - power1));
        scalars.set(ROOT_SCALE, 1 / Math.sqrt(1 - power2));
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
