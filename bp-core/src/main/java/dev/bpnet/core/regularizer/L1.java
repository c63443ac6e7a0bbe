package dev.bpnet.core.regularizer;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.regularizer.Regularizer;
import dev.bpnet.api.regularizer.RegularizerPlugin;

/** {@code l1}: {@code penalty = factor·Σ|w|}, which pulls every weight towards 0 by the same amount. Keras' L1. */
@Doc(
        value = "Pulls every weight towards 0 by the same amount, which makes many of them small.",
        formula = "penalty = factor·Σ|w|, so g = g + factor·sign(w)",
        source = "Tibshirani, Regression Shrinkage and Selection via the Lasso, 1996")
public final class L1 implements RegularizerPlugin<L1.Parameters> {

    /**
     * The parameters.
     *
     * @param factor the factor of the sum
     */
    public record Parameters(
            @Doc("how much a sum of absolute values of 1 adds to the loss") @Range(min = 0)
            double factor) {}

    /** Found as a service. */
    public L1() {}

    @Override
    public String name() {
        return "l1";
    }

    /** The factor of Keras. */
    @Override
    public Parameters defaults() {
        return new Parameters(0.01);
    }

    @Override
    public Regularizer create(Parameters parameters) {
        return new Elastic(parameters.factor(), 0);
    }
}
