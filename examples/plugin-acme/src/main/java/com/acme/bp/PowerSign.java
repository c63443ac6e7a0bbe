package com.acme.bp;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.state.Slot;
import java.util.List;

/**
 * {@code acme_power_sign}: a gradient that agrees in sign with the running mean m of gradients is multiplied by {@code base},
 * one that disagrees is divided by it.
 */
@Doc(
        value = "Steps grow where the gradient keeps its direction and shrink where it turns.",
        formula = "m = beta·m + (1 - beta)·g;  w = w - learning_rate · base^(sign(g)·sign(m)) · g",
        source = "Bello, Zoph, Vasudevan, Le: Neural optimizer search with reinforcement learning, 2017")
public final class PowerSign implements OptimizerPlugin<PowerSign.Parameters> {

    /** The parameters of {@code acme_power_sign}. */
    public record Parameters(
            @Doc("the size of a step, times the gradient") @Range(min = 0) double learningRate,

            @Doc("how much of the running mean of gradients stays from step to step")
            @Range(min = 0, max = 1, exclusiveMax = true)
            double beta,

            @Doc("the factor of agreement; 1 makes it plain gradient descent") @Range(min = 1) double base) {}

    /** Found as a service. */
    public PowerSign() {}

    @Override
    public String name() {
        return "acme_power_sign";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.01, 0.9, 2);
    }

    @Override
    public Optimizer create(Parameters parameters) {
        return new Of(
                parameters.learningRate(), List.of(new Scale(parameters.beta(), parameters.base()), new Descend()));
    }

    private record Of(double learningRate, List<GradientTransform> chain) implements Optimizer {}

    /** {@code m = beta·m + (1 - beta)·g}, {@code g = base^(sign(g)·sign(m)) · g}: reads and writes its range of g and m. */
    private record Scale(double beta, double base) implements GradientTransform {
        @Override
        public List<Slot> slots() {
            return List.of(Slot.array("m"));
        }

        @Override
        public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
            float[] g = s.gradients();
            float[] m = s.slot(0);
            float stays = (float) beta;
            float comes = (float) (1 - beta);
            float grows = (float) base;
            for (int i = from; i < to; i++) {
                m[i] = Math.fma(stays, m[i], comes * g[i]);
                float agreement = Math.signum(g[i]) * Math.signum(m[i]); // NaN passes as it is
                g[i] = agreement > 0 ? g[i] * grows : agreement < 0 ? g[i] / grows : g[i];
            }
        }
    }

    /** The last link of a chain: {@code w = w - η·g}. */
    private record Descend() implements GradientTransform {
        @Override
        public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
            k.axpby((float) -s.learningRate(p), s.gradients(), from, 1, s.parameters(), from, to - from);
        }
    }
}
