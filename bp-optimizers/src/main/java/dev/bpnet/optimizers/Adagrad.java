package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.optimizers.transform.AddDecayedWeights;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.optimizers.transform.Descend;
import dev.bpnet.optimizers.transform.ScaleByAdagrad;

/**
 * {@code adagrad}: each parameter's rate falls with the sum of its squared gradients. Conventions are PyTorch's.
 */
@Doc(
        value = "Rates that fall with the squares of all gradients so far: for sparse inputs.",
        formula = "s = s + g²;  w = w - learning_rate / (1 + (t - 1) rate_decay) · g / (√s + epsilon)",
        source =
                "Duchi, Hazan & Singer, Adaptive Subgradient Methods for Online Learning and Stochastic Optimization, 2011")
public final class Adagrad implements OptimizerPlugin<Adagrad.Parameters> {

    @Override
    public String name() {
        return "adagrad";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.01, 0, 0, 1e-10, 0, Decay.WEIGHTS);
    }

    @Override
    public Optimizer create(Parameters p) {
        return Chain.of(
                p.learningRate(),
                new AddDecayedWeights(p.weightDecay(), p.decay()),
                new ScaleByAdagrad(p.initialAccumulator(), p.epsilon(), p.rateDecay()),
                new Descend());
    }

    /** The parameters of {@code adagrad}. */
    public record Parameters(
            @Doc("the size of a step, about the same in every coordinate") @Range(min = 0)
            double learningRate,

            @Doc("by how much the rate falls with each step: learning_rate / (1 + (t - 1) · this)") @Range(min = 0)
            double rateDecay,

            @Doc("what the sum of squares starts with") @Range(min = 0)
            double initialAccumulator,

            @Doc("added to the root of the sum, outside the root") @Range(min = 0, exclusiveMin = true)
            double epsilon,

            @Doc("coupled (L2) decay: this times the parameter is added to its gradient") @Range(min = 0)
            double weightDecay,

            @Doc("which parameters decay") Decay decay) {}
}
