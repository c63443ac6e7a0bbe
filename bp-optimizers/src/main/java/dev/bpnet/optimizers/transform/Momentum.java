package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Slot;
import java.util.List;

/**
 * Momentum in the form of PyTorch, where the learning rate is not inside the velocity:
 *
 * <pre>
 *   v = g                            at t = 1, without dampening
 *   v = fma(1 - dampening, g, μ·v)   later
 *   g = v                            or, with nesterov, fma(μ, v, g)
 * </pre>
 *
 * <p>Two passes over a range: one makes v from g, one makes g from v; at t = 1 without nesterov a copy is all.
 *
 * <p>Sources: Polyak, Some methods of speeding up the convergence of iteration methods, 1964; Nesterov, A method of solving
 * a convex programming problem with convergence rate O(1/k²), 1983, in the form of Sutskever, Martens, Dahl and Hinton, On
 * the importance of initialization and momentum in deep learning, 2013.
 *
 * @param momentum μ, how much of the velocity stays
 * @param dampening how much of each gradient after the first is left out
 * @param nesterov whether to look ahead along the new velocity
 */
public record Momentum(double momentum, double dampening, boolean nesterov) implements GradientTransform {
    private static final int VELOCITY = 0;
    private static final List<Slot> SLOTS = List.of(Slot.array("velocity"));

    @Override
    public List<Slot> slots() {
        return SLOTS;
    }

    @Override
    public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
        float[] g = s.gradients();
        float[] v = s.slot(VELOCITY);
        int n = to - from;
        boolean first = s.step() == 1;
        if (first) {
            System.arraycopy(g, from, v, from, n);
        } else {
            k.axpby((float) (1 - dampening), g, from, (float) momentum, v, from, n);
        }
        if (nesterov) {
            k.axpby((float) momentum, v, from, 1, g, from, n);
        } else if (!first) {
            System.arraycopy(v, from, g, from, n);
        }
    }
}
