package dev.bpnet.core.loss;

import dev.bpnet.api.loss.ElementwiseLoss;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/**
 * {@code 100/n Σ_j |z_j - t_j| / max(|t_j|, epsilon)} over the n outputs of a row, {@code dz_j = 100 sign(z_j - t_j) / (n
 * max(|t_j|, epsilon))} and 0 where they are equal. The factor 100 is Keras's; the metric {@code mape} is a fraction, as
 * scikit-learn has it.
 */
@Doc(
        value =
                "The mean of the absolute differences in percent of the target; for targets away from 0, in their own unit.",
        formula = "100/n Σ |z - t| / max(|t|, epsilon)",
        source = "Keras MeanAbsolutePercentageError")
public final class MeanAbsolutePercentageError extends OwnUnitLoss<MeanAbsolutePercentageError.Parameters> {

    /**
     * Parameters of the percentage error.
     *
     * @param epsilon the least size of a target to divide by
     */
    public record Parameters(
            @Range(min = 0, exclusiveMin = true) @Doc("the least size of a target that differences are divided by")
            double epsilon) {}

    /** Found as a service. */
    public MeanAbsolutePercentageError() {}

    @Override
    public String name() {
        return "mean_absolute_percentage_error";
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
            return 100 * Math.abs(z - t) / Math.max(Math.abs(t), epsilon);
        }

        @Override
        protected double slope(double z, double t, int j) {
            return 100 * Math.signum(z - t) / Math.max(Math.abs(t), epsilon);
        }

        @Override
        public String formula() {
            return "100 |ŷ - y| / |y|";
        }

        @Override
        public String deltaFormula() {
            return "100 sign(ŷ - y) / |y|";
        }
    }
}
