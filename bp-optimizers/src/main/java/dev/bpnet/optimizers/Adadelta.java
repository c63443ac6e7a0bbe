package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.optimizers.transform.AddDecayedWeights;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.optimizers.transform.Descend;
import dev.bpnet.optimizers.transform.ScaleByAdadelta;

/**
 * {@code adadelta}: steps in the unit of the parameters, from running means of squared gradients and squared steps.
 */
@Doc(
        value = "Steps scaled by the ratio of running means of past steps and gradients.",
        formula =
                "v = rho·v + (1 - rho)·g²;  u = √(d + epsilon) / √(v + epsilon) · g;  d = rho·d + (1 - rho)·u²;  w = w - learning_rate·u",
        source = "Zeiler, ADADELTA: An Adaptive Learning Rate Method, 2012")
public final class Adadelta implements OptimizerPlugin<Adadelta.Parameters> {

    @Override
    public String name() {
        return "adadelta";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1, 0.9, 1e-6, 0, Decay.WEIGHTS);
    }

    @Override
    public Optimizer create(Parameters p) {
        return Chain.of(
                p.learningRate(),
                new AddDecayedWeights(p.weightDecay(), p.decay()),
                new ScaleByAdadelta(p.rho(), p.epsilon()),
                new Descend());
    }

    /** The parameters of {@code adadelta}. */
    public record Parameters(
            @Doc("a factor on the step, 1 in the paper") @Range(min = 0)
            double learningRate,

            @Doc("how much of the running means stays from step to step") @Range(min = 0, max = 1, exclusiveMax = true)
            double rho,

            @Doc("added inside both roots") @Range(min = 0, exclusiveMin = true)
            double epsilon,

            @Doc("coupled (L2) decay: this times the parameter is added to its gradient") @Range(min = 0)
            double weightDecay,

            @Doc("which parameters decay") Decay decay) {}
}
