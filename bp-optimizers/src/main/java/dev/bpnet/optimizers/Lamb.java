package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.optimizers.transform.AddDecayedWeights;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.optimizers.transform.Descend;
import dev.bpnet.optimizers.transform.ScaleByAdam;
import dev.bpnet.optimizers.transform.ScaleByTrustRatio;

/**
 * {@code lamb}: Adam whose step is scaled to the norm of each parameter, for large batches. The decay is inside the scaled step, as in
 * the paper.
 */
@Doc(
        value = "Adam with the step of each parameter scaled to the norm of that parameter: for large batches.",
        formula = "r = m̂ / (√v̂ + epsilon) + weight_decay·w;  w = w - learning_rate · ‖w‖/‖r‖ · r",
        source = "You et al., Large Batch Optimization for Deep Learning: Training BERT in 76 minutes, 2020")
public final class Lamb implements OptimizerPlugin<Lamb.Parameters> {

    @Override
    public String name() {
        return "lamb";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.001, 0.9, 0.999, 1e-6, 0, Decay.WEIGHTS);
    }

    @Override
    public Optimizer create(Parameters p) {
        return Chain.of(
                p.learningRate(),
                new ScaleByAdam(p.beta1(), p.beta2(), p.epsilon()),
                new AddDecayedWeights(p.weightDecay(), p.decay()),
                new ScaleByTrustRatio(),
                new Descend());
    }

    /** The parameters of {@code lamb}. */
    public record Parameters(
            @Doc("the size of a step relative to the norm of the parameter") @Range(min = 0)
            double learningRate,

            @Doc("how much of the running mean of gradients stays from step to step")
            @Range(min = 0, max = 1, exclusiveMax = true)
            double beta1,

            @Doc("how much of the running mean of squared gradients stays from step to step")
            @Range(min = 0, max = 1, exclusiveMax = true)
            double beta2,

            @Doc("added to the root of the mean square, outside the root") @Range(min = 0, exclusiveMin = true)
            double epsilon,

            @Doc("decay inside the scaled step: this times the parameter is added to the direction") @Range(min = 0)
            double weightDecay,

            @Doc("which parameters decay") Decay decay) {}
}
