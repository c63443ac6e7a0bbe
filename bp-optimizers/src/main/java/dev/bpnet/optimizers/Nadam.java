package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.optimizers.transform.AddDecayedWeights;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.optimizers.transform.Descend;
import dev.bpnet.optimizers.transform.ScaleByNadam;

/**
 * {@code nadam}: Adam with Nesterov's look-ahead and a rising momentum. Conventions are PyTorch's.
 */
@Doc(
        value = "Adam that looks ahead along its momentum.",
        formula =
                "mu = beta1 (1 - 0.96^(t·momentum_decay)/2);  w = w - learning_rate · ((1 - mu_t)/(1 - Π mu)·g + mu_(t+1)/(1 - Π mu·mu_(t+1))·m) / (√v̂ + epsilon)",
        source = "Dozat, Incorporating Nesterov Momentum into Adam, 2016")
public final class Nadam implements OptimizerPlugin<Nadam.Parameters> {

    @Override
    public String name() {
        return "nadam";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.002, 0.9, 0.999, 1e-8, 0.004, 0, Decay.WEIGHTS);
    }

    @Override
    public Optimizer create(Parameters p) {
        return Chain.of(
                p.learningRate(),
                new AddDecayedWeights(p.weightDecay(), p.decay()),
                new ScaleByNadam(p.beta1(), p.beta2(), p.epsilon(), p.momentumDecay()),
                new Descend());
    }

    /** The parameters of {@code nadam}. */
    public record Parameters(
            @Doc("the size of a step, about the same in every coordinate") @Range(min = 0)
            double learningRate,

            @Doc("how much of the running mean of gradients stays from step to step")
            @Range(min = 0, max = 1, exclusiveMax = true)
            double beta1,

            @Doc("how much of the running mean of squared gradients stays from step to step")
            @Range(min = 0, max = 1, exclusiveMax = true)
            double beta2,

            @Doc("added to the root of the mean square, outside the root") @Range(min = 0, exclusiveMin = true)
            double epsilon,

            @Doc("how fast the momentum rises to beta1") @Range(min = 0)
            double momentumDecay,

            @Doc("coupled (L2) decay: this times the parameter is added to its gradient") @Range(min = 0)
            double weightDecay,

            @Doc("which parameters decay") Decay decay) {}
}
