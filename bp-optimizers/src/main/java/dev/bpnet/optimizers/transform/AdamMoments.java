package dev.bpnet.optimizers.transform;

import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import java.util.ArrayList;
import java.util.List;

/**
 * The running means that the relatives of Adam share: m and v in the first two arrays, the powers of β1 and β2 in the first two
 * scalars, kept as products in double, so that a step allocates nothing.
 */
final class AdamMoments {
    static final int M = 0;
    static final int V = 1;
    private static final int BETA1_POWER = 0;
    private static final int BETA2_POWER = 1;

    private AdamMoments() {}

    static List<Slot> slots(Slot... more) {
        List<Slot> slots = new ArrayList<>(List.of(
                Slot.array("m"), Slot.array("v"), Slot.scalar("beta1_power", 1), Slot.scalar("beta2_power", 1)));
        slots.addAll(List.of(more));
        return List.copyOf(slots);
    }

    static void begin(StepContext s, double beta1, double beta2) {
        Scalars scalars = s.scalars();
        scalars.set(BETA1_POWER, beta1 * scalars.get(BETA1_POWER));
        scalars.set(BETA2_POWER, beta2 * scalars.get(BETA2_POWER));
    }

    /** {@code 1 - β1^t}. */
    static double correction1(StepContext s) {
        return 1 - s.scalars().get(BETA1_POWER);
    }

    /** {@code 1 - β2^t}. */
    static double correction2(StepContext s) {
        return 1 - s.scalars().get(BETA2_POWER);
    }

    /** {@code m = β1·m + (1 - β1)·g}, {@code v = β2·v + (1 - β2)·g²}. */
    static void update(StepContext s, double beta1, double beta2, int from, int to) {
        float[] g = s.gradients();
        float[] m = s.slot(M);
        float[] v = s.slot(V);
        float stays1 = (float) beta1;
        float comes1 = (float) (1 - beta1);
        float stays2 = (float) beta2;
        float comes2 = (float) (1 - beta2);
        for (int i = from; i < to; i++) {
            float gi = g[i];
            m[i] = Math.fma(stays1, m[i], comes1 * gi);
            v[i] = Math.fma(stays2, v[i], comes2 * gi * gi);
        }
    }
}
