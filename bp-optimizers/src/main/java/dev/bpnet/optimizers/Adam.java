package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.optimizers.transform.AddDecayedWeights;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.optimizers.transform.Descend;
import dev.bpnet.optimizers.transform.ScaleByAdam;
import dev.bpnet.optimizers.transform.ScaleByAmsgrad;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code adam}: steps of about the learning rate in every coordinate, whatever the size of its gradients. Bias-corrected, ε
 * outside the root; weight decay is coupled, that is, part of the gradient and scaled with it, as in PyTorch's Adam. Where
 * decay is wanted {@link AdamW} is usually the better choice.
 */
@Doc(
        value =
                "Adaptive moments: each parameter's step is scaled by running means of its gradient and squared gradient.",
        formula = "g = dL/dw + weight_decay·w;  m = beta1·m + (1 - beta1)·g;  v = beta2·v + (1 - beta2)·g²;"
                + "  w = w - learning_rate · (m / (1 - beta1^t)) / (√(v / (1 - beta2^t)) + epsilon)",
        source = "Kingma & Ba, Adam: A Method for Stochastic Optimization, 2015")
public final class Adam implements OptimizerPlugin<Adam.Parameters> {

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.001, 0.9, 0.999, 1e-8, 0, Decay.WEIGHTS);
    }

    @Override
    public Optimizer create(Parameters parameters) {
        List<GradientTransform> links = new ArrayList<>();
        links.add(new AddDecayedWeights(parameters.weightDecay, parameters.decay));
        links.add(moments(parameters));
        links.add(new Descend());
        return new Chain(parameters.learningRate, links);
    }

    private static GradientTransform moments(Parameters p) {
        return p.amsgrad
                ? new ScaleByAmsgrad(p.beta1, p.beta2, p.epsilon)
                : new ScaleByAdam(p.beta1, p.beta2, p.epsilon);
    }

    /** The parameters of {@code adam}. */
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

            @Doc("coupled (L2) decay: this times the parameter is added to its gradient") @Range(min = 0)
            double weightDecay,

            @Doc("which parameters decay") Decay decay,

            @Doc("whether the greatest mean square so far takes the place of the present one")
            boolean amsgrad) {

        /** Without amsgrad. */
        public Parameters(
                double learningRate, double beta1, double beta2, double epsilon, double weightDecay, Decay decay) {
            this(learningRate, beta1, beta2, epsilon, weightDecay, decay, false);
        }
    }
}
