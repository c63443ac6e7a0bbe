package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/**
 * The mean absolute percentage error {@code Σ w·|ŷ - y| / max(|y|, ε) / Σ w} with the ε of scikit-learn, 2⁻⁵² (about 2.2e-16):
 * a fraction, 0.1 for ten percent. A target of 0 that is missed gives a huge number rather than an infinite one. With several
 * targets the mean of theirs.
 */
@Doc(
        value =
                "The mean of the absolute differences as a fraction of the target (0.1 is ten percent); for targets away from 0.",
        formula = "Σ w·|ŷ - y| / max(|y|, 2⁻⁵²) / Σ w",
        source = "scikit-learn mean_absolute_percentage_error")
public final class MeanAbsolutePercentageError extends NumberMetricPlugin<NoParameters> {

    /** Found as a service. */
    public MeanAbsolutePercentageError() {}

    @Override
    public String name() {
        return "mape";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Metric create(NoParameters parameters, TargetInfo target) {
        return NumberMetric.of(false, target, Column::new);
    }

    private static final double EPSILON = 0x1p-52;

    private static final class Column implements NumberMetric.Column {
        private final WeightedMean mean = new WeightedMean();

        @Override
        public void add(double weight, double predicted, double actual) {
            mean.add(weight, Math.abs(predicted - actual) / Math.max(Math.abs(actual), EPSILON));
        }

        @Override
        public double result() {
            return mean.value();
        }
    }
}
