package dev.bpnet.optimizers.transform;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.state.Slot;
import java.util.List;

/**
 * Steps by sign, each parameter with a size of its own: it grows by η+ while the gradient keeps its sign and shrinks by η- when it
 * changes, and then nothing is moved and the gradient counts as 0 (the variant iRprop-, as in PyTorch). The size starts with the
 * learning rate of the first step. Moves the parameters itself.
 *
 * <p>Source: Riedmiller and Braun, A direct adaptive method for faster backpropagation learning, 1993; Igel and Hüsken, 2000.
 *
 * @param etaMinus η-, in (0, 1)
 * @param etaPlus η+, above 1
 * @param leastStep the least size
 * @param greatestStep the greatest size
 */
public record ResilientSteps(double etaMinus, double etaPlus, double leastStep, double greatestStep)
        implements GradientTransform {

    @Override
    public List<Slot> slots() {
        return List.of(Slot.array("previous"), Slot.array("step_size"));
    }

    @Override
    public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
        float[] g = s.gradients();
        float[] w = s.parameters();
        float[] previous = s.slot(0);
        float[] size = s.slot(1);
        float start = (float) s.learningRate(p);
        boolean first = s.step() == 1;
        for (int i = from; i < to; i++) {
            float turn = g[i] * previous[i];
            float step = first ? start : size[i];
            if (turn > 0) {
                step = Math.min(step * (float) etaPlus, (float) greatestStep);
            } else if (turn < 0) {
                step = Math.max(step * (float) etaMinus, (float) leastStep);
            } else {
                step = Math.clamp(step, (float) leastStep, (float) greatestStep);
            }
            float gi = turn < 0 ? 0 : g[i];
            size[i] = step;
            previous[i] = gi;
            w[i] = Math.fma(-Math.signum(gi), step, w[i]);
        }
    }
}
