package dev.bpnet.core.regularizer;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.regularizer.Regularizer;
import dev.bpnet.api.regularizer.RegularizerPlugin;

/** {@code l1_l2}: the sum of both penalties, the elastic net. Keras' L1L2. */
@Doc(
        value = "The penalties l1 and l2 together: the elastic net.",
        formula = "penalty = l1·Σ|w| + l2·Σw², so g = g + l1·sign(w) + 2·l2·w",
        source = "Zou & Hastie, Regularization and Variable Selection via the Elastic Net, 2005")
public final class L1L2 implements RegularizerPlugin<L1L2.Parameters> {

    /**
     * The parameters.
     *
     * @param l1 the factor of the absolute values
     * @param l2 the factor of the squares
     */
    public record Parameters(
            @Doc("how much a sum of absolute values of 1 adds to the loss") @Range(min = 0)
            double l1,

            @Doc("how much a sum of squares of 1 adds to the loss") @Range(min = 0)
            double l2) {}

    /** Found as a service. */
    public L1L2() {}

    @Override
    public String name() {
        return "l1_l2";
    }

    /** The factors of Keras' function of that name. */
    @Override
    public Parameters defaults() {
        return new Parameters(0.01, 0.01);
    }

    @Override
    public Regularizer create(Parameters parameters) {
        return new Elastic(parameters.l1(), parameters.l2());
    }
}
