package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.optimizers.transform.AddDecayedWeights;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.optimizers.transform.Descend;
import dev.bpnet.optimizers.transform.SignOfMean;

/**
 * {@code lion}: steps of the sign of an interpolated momentum, with decoupled decay. Its learning rate is 3 to 10 times smaller than
 * that of AdamW, its decay as much greater.
 */
@Doc(
        value = "Steps by the sign of a mean of gradients: one slot, every coordinate moves alike.",
        formula =
                "u = sign(beta1·m + (1 - beta1)·g);  m = beta2·m + (1 - beta2)·g;  w = w - learning_rate·(u + weight_decay·w)",
        source = "Chen et al., Symbolic Discovery of Optimization Algorithms, 2023")
public final class Lion implements OptimizerPlugin<Lion.Parameters> {

    @Override
    public String name() {
        return "lion";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1e-4, 0.9, 0.99, 0, Decay.WEIGHTS);
    }

    @Override
    public Optimizer create(Parameters p) {
        return Chain.of(
                p.learningRate(),
                new SignOfMean(p.beta1(), p.beta2()),
                new AddDecayedWeights(p.weightDecay(), p.decay()),
                new Descend());
    }

    /** The parameters of {@code lion}. */
    public record Parameters(
            @Doc("the size of a step in every coordinate") @Range(min = 0)
            double learningRate,

            @Doc("how much of the mean enters the step") @Range(min = 0, max = 1, exclusiveMax = true)
            double beta1,

            @Doc("how much of the mean stays from step to step") @Range(min = 0, max = 1, exclusiveMax = true)
            double beta2,

            @Doc("decoupled decay: every step shrinks the parameter by learning_rate times this, relatively")
            @Range(min = 0)
            double weightDecay,

            @Doc("which parameters decay") Decay decay) {}
}
