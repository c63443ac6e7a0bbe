package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.optimizers.transform.ScheduleFree;

/**
 * {@code schedule_free_adamw}: Adam with decoupled decay that needs no schedule, since it predicts with an average of its weights.
 * Weight decay is taken at the weights that are trained, as in the authors' program.
 */
@Doc(
        value = "Adam with decoupled decay that needs no schedule: it predicts with an average of its weights.",
        formula =
                "y = (1 - beta1)·z + beta1·x;  z = z - learning_rate·(g / (√v̂ + epsilon) + weight_decay·y);  x = (1 - c)·x + c·z",
        source = "Defazio et al., The Road Less Scheduled, 2024")
public final class ScheduleFreeAdamW implements OptimizerPlugin<ScheduleFreeAdamW.Parameters> {

    @Override
    public String name() {
        return "schedule_free_adamw";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.0025, 0.9, 0.999, 1e-8, 0, Decay.WEIGHTS);
    }

    @Override
    public Optimizer create(Parameters p) {
        return Chain.evaluatedAt(
                ScheduleFree.AVERAGE,
                p.learningRate(),
                new ScheduleFree(p.beta1(), p.beta2(), p.epsilon(), p.weightDecay(), p.decay()));
    }

    /** The parameters of {@code schedule_free_adamw}. */
    public record Parameters(
            @Doc("the size of a step, about the same in every coordinate") @Range(min = 0)
            double learningRate,

            @Doc("how much of the average there is in the weights that are trained")
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

            @Doc("which parameters decay") Decay decay) {}
}
