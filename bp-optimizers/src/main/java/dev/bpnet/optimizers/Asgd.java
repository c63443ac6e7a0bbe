package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.optimizers.transform.AddDecayedWeights;
import dev.bpnet.optimizers.transform.AveragedDescent;
import dev.bpnet.optimizers.transform.Decay;

/**
 * {@code asgd}: gradient descent with a falling rate, judged by an average of its weights. Conventions are PyTorch's; the average is what
 * is validated, saved and predicted with.
 */
@Doc(
        value = "Gradient descent whose average of weights is what predicts.",
        formula =
                "eta = learning_rate / (1 + lambda·learning_rate·(t - 1))^alpha;  w = (1 - lambda·eta)·w - eta·g;  average from step t0 on",
        source = "Polyak & Juditsky, Acceleration of Stochastic Approximation by Averaging, 1992")
public final class Asgd implements OptimizerPlugin<Asgd.Parameters> {

    @Override
    public String name() {
        return "asgd";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.01, 1e-4, 0.75, 1e6, 0, Decay.WEIGHTS);
    }

    @Override
    public Optimizer create(Parameters p) {
        return Chain.evaluatedAt(
                AveragedDescent.AVERAGE,
                p.learningRate(),
                new AddDecayedWeights(p.weightDecay(), p.decay()),
                new AveragedDescent(p.lambda(), p.alpha(), p.t0()));
    }

    /** The parameters of {@code asgd}. */
    public record Parameters(
            @Doc("how far the first step goes along the gradient") @Range(min = 0)
            double learningRate,

            @Doc("the decay, also of the rate") @Range(min = 0)
            double lambda,

            @Doc("the power with which the rate falls") @Range(min = 0)
            double alpha,

            @Doc("the step from which on weights are averaged; before it the average is the weights") @Range(min = 0)
            double t0,

            @Doc("coupled (L2) decay: this times the parameter is added to its gradient") @Range(min = 0)
            double weightDecay,

            @Doc("which parameters decay") Decay decay) {}
}
