package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.optimizers.transform.AddDecayedWeights;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.optimizers.transform.Descend;
import dev.bpnet.optimizers.transform.Momentum;
import dev.bpnet.optimizers.transform.ScaleByRms;

/**
 * {@code rmsprop}: gradients over the root of a running mean of their squares. Conventions are PyTorch's: ε outside the root, the
 * learning rate outside the velocity.
 */
@Doc(
        value = "Each gradient over the root of the running mean of its square, with momentum where it is asked for.",
        formula =
                "v = alpha·v + (1 - alpha)·g²;  u = g / (√v + epsilon), centered √(v - a²);  b = momentum·b + u;  w = w - learning_rate·b",
        source =
                "Hinton, Neural Networks for Machine Learning, lecture 6e, 2012; Graves, Generating Sequences with Recurrent Neural Networks, 2013")
public final class RmsProp implements OptimizerPlugin<RmsProp.Parameters> {

    @Override
    public String name() {
        return "rmsprop";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.01, 0.99, 1e-8, false, 0, 0, Decay.WEIGHTS);
    }

    @Override
    public Optimizer create(Parameters p) {
        return Chain.of(
                p.learningRate(),
                new AddDecayedWeights(p.weightDecay(), p.decay()),
                new ScaleByRms(p.alpha(), p.epsilon(), p.centered()),
                p.momentum() > 0 ? new Momentum(p.momentum(), 0, false) : null,
                new Descend());
    }

    /** The parameters of {@code rmsprop}. */
    public record Parameters(
            @Doc("the size of a step, about the same in every coordinate") @Range(min = 0)
            double learningRate,

            @Doc("how much of the running mean of squared gradients stays from step to step")
            @Range(min = 0, max = 1, exclusiveMax = true)
            double alpha,

            @Doc("added to the root of the mean square, outside the root") @Range(min = 0, exclusiveMin = true)
            double epsilon,

            @Doc("whether the squared mean of the gradient is taken out of its mean square")
            boolean centered,

            @Doc("the share of the velocity that stays from step to step") @Range(min = 0, max = 1, exclusiveMax = true)
            double momentum,

            @Doc("coupled (L2) decay: this times the parameter is added to its gradient") @Range(min = 0)
            double weightDecay,

            @Doc("which parameters decay") Decay decay) {}
}
