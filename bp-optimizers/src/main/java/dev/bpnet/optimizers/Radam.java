package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.optimizers.transform.AddDecayedWeights;
import dev.bpnet.optimizers.transform.Decay;
import dev.bpnet.optimizers.transform.Descend;
import dev.bpnet.optimizers.transform.ScaleByRadam;

/**
 * {@code radam}: Adam whose scaling sets in when the variance of its mean square is small enough. Conventions are PyTorch's.
 */
@Doc(
        value = "Adam with a warm-up that follows from the variance of its own scaling.",
        formula = "while rho_t <= 5: w = w - learning_rate·m̂;  then w = w - learning_rate·r_t·m̂ / (√v̂ + epsilon)",
        source = "Liu et al., On the Variance of the Adaptive Learning Rate and Beyond, 2020")
public final class Radam implements OptimizerPlugin<Radam.Parameters> {

    @Override
    public String name() {
        return "radam";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.001, 0.9, 0.999, 1e-8, 0, Decay.WEIGHTS);
    }

    @Override
    public Optimizer create(Parameters p) {
        return Chain.of(
                p.learningRate(),
                new AddDecayedWeights(p.weightDecay(), p.decay()),
                new ScaleByRadam(p.beta1(), p.beta2(), p.epsilon()),
                new Descend());
    }

    /** The parameters of {@code radam}. */
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

            @Doc("which parameters decay") Decay decay) {}
}
