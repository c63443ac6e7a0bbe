package dev.bpnet.core.loss;

import dev.bpnet.api.loss.ElementwiseLoss;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/**
 * {@code 1/n Σ_j (ln(1 + max(z_j, epsilon)) - ln(1 + max(t_j, epsilon)))²} over the n outputs of a row, and {@code dz_j = 2 d_j /
 * (n (1 + z_j))} with that difference d. An output below epsilon counts as epsilon and has the slope 0, so that an output
 * activation above 0, such as softplus, serves well.
 */
@Doc(
        value = "The mean of the squared differences of ln(1 + number): a ratio counts the same at any size.",
        formula = "1/n Σ (ln(1 + max(z, epsilon)) - ln(1 + max(t, epsilon)))²",
        source = "Keras MeanSquaredLogarithmicError; scikit-learn mean_squared_log_error")
public final class MeanSquaredLogarithmicError extends OwnUnitLoss<MeanSquaredLogarithmicError.Parameters> {

    /**
     * Parameters of the logarithmic error.
     *
     * @param epsilon the least output and target
     */
    public record Parameters(
            @Range(min = 0) @Doc("what outputs and targets below it count as")
            double epsilon) {}

    /** Found as a service. */
    public MeanSquaredLogarithmicError() {}

    @Override
    public String name() {
        return "mean_squared_logarithmic_error";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1e-7);
    }

    @Override
    public Loss create(Parameters p, TargetInfo target) {
        return new Of(target, p.epsilon());
    }

    private static final class Of extends ElementwiseLoss {
        private final double epsilon;

        Of(TargetInfo target, double epsilon) {
            super(target);
            this.epsilon = epsilon;
        }

        @Override
        protected double value(double z, double t, int j) {
            double d = difference(z, t);
            return d * d;
        }

        @Override
        protected double slope(double z, double t, int j) {
            return z < epsilon ? 0 * difference(z, t) : 2 * difference(z, t) / (1 + z);
        }

        private double difference(double z, double t) {
            return DoubleMath.log1p(Math.max(z, epsilon)) - DoubleMath.log1p(Math.max(t, epsilon));
        }

        @Override
        public String formula() {
            return "(ln(1 + ŷ) - ln(1 + y))²";
        }

        @Override
        public String deltaFormula() {
            return "2 (ln(1 + ŷ) - ln(1 + y)) / (1 + ŷ)";
        }
    }
}
