package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Slot;
import java.util.List;

/**
 * {@code v = ρ·v + (1 - ρ)·g²}, {@code u = √(d + ε)/√(v + ε)·g}, {@code d = ρ·d + (1 - ρ)·u²}, {@code g = u}; ε inside the roots.
 *
 * <p>Source: Zeiler, ADADELTA: An adaptive learning rate method, 2012.
 *
 * @param rho ρ, the decay of both means
 * @param epsilon ε, above 0
 */
public record ScaleByAdadelta(double rho, double epsilon) implements GradientTransform {

    @Override
    public List<Slot> slots() {
        return List.of(Slot.array("v"), Slot.array("d"));
    }

    @Override
    public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
        float[] g = s.gradients();
        float[] v = s.slot(0);
        float[] d = s.slot(1);
        float stays = (float) rho;
        float comes = (float) (1 - rho);
        float eps = (float) epsilon;
        for (int i = from; i < to; i++) {
            float gi = g[i];
            float vi = Math.fma(stays, v[i], comes * gi * gi);
            v[i] = vi;
            float u = (float) Math.sqrt(d[i] + eps) / (float) Math.sqrt(vi + eps) * gi;
            d[i] = Math.fma(stays, d[i], comes * u * u);
            g[i] = u;
        }
    }
}
