package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.optimizers.transform.AddDecayedWeights;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.optimizers.transform.Descend;
import dev.bpnet.optimizers.transform.Orthogonalize;
import dev.bpnet.optimizers.transform.ScaleByAdam;

/**
 * {@code muon}: momentum made orthogonal for weight matrices, AdamW for all other parameters. Decay is decoupled.
 */
@Doc(
        value = "Momentum whose matrices are made orthogonal; biases and all that is no matrix go by Adam.",
        formula =
                "v = momentum·v + (1 - momentum)·g;  w = w - learning_rate · (√max(1, out/in) · orthogonal(v) + weight_decay·w)",
        source = "Jordan et al., Muon: An optimizer for hidden layers in neural networks, 2024")
public final class Muon implements OptimizerPlugin<Muon.Parameters> {

    @Override
    public String name() {
        return "muon";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.02, 0.95, true, 5, 0, 3e-4, 0.9, 0.95, 1e-10, Decay.WEIGHTS);
    }

    @Override
    public Optimizer create(Parameters p) {
        return Chain.of(
                p.learningRate(),
                new Orthogonalize(
                        p.momentum(),
                        p.nesterov(),
                        p.newtonSchulzSteps(),
                        p.learningRate() == 0 ? 0 : p.adamLearningRate() / p.learningRate(),
                        new ScaleByAdam(p.beta1(), p.beta2(), p.epsilon())),
                new AddDecayedWeights(p.weightDecay(), p.decay()),
                new Descend());
    }

    /** The parameters of {@code muon}. */
    public record Parameters(
            @Doc("the size of a step of a matrix") @Range(min = 0)
            double learningRate,

            @Doc("the share of the velocity that stays from step to step") @Range(min = 0, max = 1, exclusiveMax = true)
            double momentum,

            @Doc("look ahead along the velocity") boolean nesterov,

            @Doc("iterations that make a matrix orthogonal") @Range(min = 1)
            int newtonSchulzSteps,

            @Doc("decoupled decay: every step shrinks the parameter by learning_rate times this, relatively")
            @Range(min = 0)
            double weightDecay,

            @Doc("the size of a step of all other parameters") @Range(min = 0)
            double adamLearningRate,

            @Doc("how much of the running mean of gradients stays from step to step")
            @Range(min = 0, max = 1, exclusiveMax = true)
            double beta1,

            @Doc("how much of the running mean of squared gradients stays from step to step")
            @Range(min = 0, max = 1, exclusiveMax = true)
            double beta2,

            @Doc("added to the root of the mean square, outside the root") @Range(min = 0, exclusiveMin = true)
            double epsilon,

            @Doc("which parameters decay") Decay decay) {}
}
