package dev.bpnet.core.optimize;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.state.Slot;
import java.util.List;

/**
 * A running average of the weights, with which one validates, saves and predicts: after the first step the weights themselves,
 * then {@code a = d·a + (1 - d)·w}. With warm-up d is at most {@code (1 + t)/(10 + t)} at step t, so that the average of a short
 * run does not remember how the weights began.
 *
 * <p>Source: Polyak and Juditsky, 1992; the warm-up is that of TensorFlow's ExponentialMovingAverage.
 *
 * @param decay d
 * @param warmUp whether d rises to its value
 */
public record WeightAverage(
        @Range(min = 0, max = 1, exclusiveMax = true) @Doc("how much of the average stays from step to step")
        double decay,

        @Doc("whether the decay is at most (1 + t)/(10 + t) at step t")
        boolean warmUp) {
    static final String SLOT = "average";

    /** 0.999, with warm-up. */
    public static WeightAverage defaults() {
        return new WeightAverage(0.999, true);
    }

    GradientTransform link() {
        return new Averaging(decay, warmUp);
    }

    private record Averaging(double decay, boolean warmUp) implements GradientTransform {
        private static final List<Slot> SLOTS = List.of(Slot.copyOfParameters(SLOT));

        @Override
        public List<Slot> slots() {
            return SLOTS;
        }

        @Override
        public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
            float[] w = s.parameters();
            float[] a = s.slot(0);
            if (s.step() == 1) {
                System.arraycopy(w, from, a, from, to - from);
                return;
            }
            double d = warmUp ? Math.min(decay, (1.0 + s.step()) / (10 + s.step())) : decay;
            float comes = (float) (1 - d);
            for (int i = from; i < to; i++) {
                a[i] = Math.fma(comes, w[i] - a[i], a[i]);
            }
        }
    }
}
