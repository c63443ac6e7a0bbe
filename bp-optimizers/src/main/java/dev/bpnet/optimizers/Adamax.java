package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.optimizers.transform.AddDecayedWeights;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.optimizers.transform.Descend;
import dev.bpnet.optimizers.transform.ScaleByAdamax;

/**
 * {@code adamax}: Adam with the greatest gradient in the place of the mean square. Conventions are PyTorch's.
 */
@Doc(
        value = "Adam with a running maximum in the place of the mean square.",
        formula =
                "m = beta1·m + (1 - beta1)·g;  u = max(beta2·u, |g| + epsilon);  w = w - learning_rate / (1 - beta1^t) · m / u",
        source = "Kingma & Ba, Adam: A Method for Stochastic Optimization, 2015, section 7.1")
public final class Adamax implements OptimizerPlugin<Adamax.Parameters> {

    @Override
    public String name() {
        return "adamax";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.002, 0.9, 0.999, 1e-8, 0, Decay.WEIGHTS);
    }

    @Override
    public Optimizer create(Parameters p) {
        return Chain.of(
                p.learningRate(),
                new AddDecayedWeights(p.weightDecay(), p.decay()),
                new ScaleByAdamax(p.beta1(), p.beta2(), p.epsilon()),
                new Descend());
    }

    /** The parameters of {@code adamax}. */
    public record Parameters(
            @Doc("the size of a step, about the same in every coordinate") @Range(min = 0)
            double learningRate,

            @Doc("how much of the running mean of gradients stays from step to step")
            @Range(min = 0, max = 1, exclusiveMax = true)
            double beta1,

            @Doc("how much of the greatest gradient stays from step to step")
            @Range(min = 0, max = 1, exclusiveMax = true)
            double beta2,

            @Doc("added to the size of each gradient") @Range(min = 0, exclusiveMin = true)
            double epsilon,

            @Doc("coupled (L2) decay: this times the parameter is added to its gradient") @Range(min = 0)
            double weightDecay,

            @Doc("which parameters decay") Decay decay) {}
}
