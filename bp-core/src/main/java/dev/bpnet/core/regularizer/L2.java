package dev.bpnet.core.regularizer;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.regularizer.Regularizer;
import dev.bpnet.api.regularizer.RegularizerPlugin;

/**
 * {@code l2}: {@code penalty = factor·Σw²}, which pulls every weight towards 0 in proportion to its size. Keras' L2: no half
 * in front, so that with {@code sgd} it is a {@code weight_decay} of twice the factor.
 */
@Doc(
        value = "Pulls every weight towards 0 in proportion to its size.",
        formula = "penalty = factor·Σw², so g = g + 2·factor·w",
        source = "Hoerl & Kennard, Ridge Regression: Biased Estimation for Nonorthogonal Problems, 1970")
public final class L2 implements RegularizerPlugin<L2.Parameters> {

    /**
     * The parameters.
     *
     * @param factor the factor of the sum
     */
    public record Parameters(
            @Doc("how much a sum of squares of 1 adds to the loss; twice this is the weight_decay of sgd")
            @Range(min = 0)
            double factor) {}

    /** Found as a service. */
    public L2() {}

    @Override
    public String name() {
        return "l2";
    }

    /** The factor of Keras. */
    @Override
    public Parameters defaults() {
        return new Parameters(0.01);
    }

    @Override
    public Regularizer create(Parameters parameters) {
        return new Elastic(0, parameters.factor());
    }
}
