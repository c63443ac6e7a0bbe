package dev.bpnet.optimizers;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.optimizers.transform.ResilientSteps;

/**
 * {@code rprop}: steps by sign with a size of its own for each parameter; for full batches. A schedule has no influence after the
 * first step. Conventions are PyTorch's.
 */
@Doc(
        value =
                "Steps by the sign of the gradient, growing while it stays and shrinking when it turns. For full batches.",
        formula = "step = step·eta_plus while the sign stays, ·eta_minus when it turns;  w = w - sign(g)·step",
        source = "Riedmiller & Braun, A Direct Adaptive Method for Faster Backpropagation Learning, 1993")
public final class Rprop implements OptimizerPlugin<Rprop.Parameters> {

    @Override
    public String name() {
        return "rprop";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.01, 0.5, 1.2, 1e-6, 50);
    }

    @Override
    public Optimizer create(Parameters p) {
        return Chain.of(p.learningRate(), new ResilientSteps(p.etaMinus(), p.etaPlus(), p.minStep(), p.maxStep()));
    }

    /** The parameters of {@code rprop}. */
    public record Parameters(
            @Doc("the size of the first step") @Range(min = 0)
            double learningRate,

            @Doc("the factor when the sign of a gradient turns")
            @Range(min = 0, max = 1, exclusiveMin = true, exclusiveMax = true)
            double etaMinus,

            @Doc("the factor while it stays") @Range(min = 1, exclusiveMin = true)
            double etaPlus,

            @Doc("the least step") @Range(min = 0) double minStep,

            @Doc("the greatest step") @Range(min = 0) double maxStep) {}
}
