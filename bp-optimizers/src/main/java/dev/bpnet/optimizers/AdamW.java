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
 * {@code adamw}: Adam with decoupled weight decay. The decay does not pass through the running means; it is multiplied by
 * the learning rate of the step, schedule included, as in PyTorch's AdamW (in the paper it is multiplied by the schedule's
 * factor only). By default biases and normalisations do not decay; PyTorch decays every parameter of a group, which is
 * {@code decay: all}.
 */
@Doc(
        value = "Adam with decoupled weight decay.",
        formula = "m = beta1·m + (1 - beta1)·g;  v = beta2·v + (1 - beta2)·g²;"
                + "  w = w - learning_rate · ((m / (1 - beta1^t)) / (√(v / (1 - beta2^t)) + epsilon) + weight_decay·w)",
        source = "Loshchilov & Hutter, Decoupled Weight Decay Regularization, 2019")
public final class AdamW implements OptimizerPlugin<AdamW.Parameters> {

    @Override
    public String name() {
        return "adamw";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.001, 0.9, 0.999, 1e-8, 0.01, Decay.WEIGHTS);
    }

    @Override
    public Optimizer create(Parameters parameters) {
        List<GradientTransform> links = new ArrayList<>();
        links.add(moments(parameters));
        links.add(new AddDecayedWeights(parameters.weightDecay, parameters.decay));
        links.add(new Descend());
        return new Chain(parameters.learningRate, links);
    }

    private static GradientTransform moments(Parameters p) {
        return p.amsgrad
                ? new ScaleByAmsgrad(p.beta1, p.beta2, p.epsilon)
                : new ScaleByAdam(p.beta1, p.beta2, p.epsilon);
    }

    /** The parameters of {@code adamw}. */
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

            @Doc("decoupled decay: every step shrinks the parameter by learning_rate times this, relatively")
            @Range(min = 0)
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
