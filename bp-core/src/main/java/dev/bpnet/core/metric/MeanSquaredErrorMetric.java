package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/**
 * The mean squared error {@code Σ w·(ŷ - y)² / Σ w} in the squared unit of the target; with several targets the mean of theirs.
 */
@Doc(value = "The mean of the squared differences, in the squared unit of the target.", formula = "Σ w·(ŷ - y)² / Σ w")
public final class MeanSquaredErrorMetric extends NumberMetricPlugin<NoParameters> {

    /** Found as a service. */
    public MeanSquaredErrorMetric() {}

    @Override
    public String name() {
        return "mse";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Metric create(NoParameters parameters, TargetInfo target) {
        return NumberMetric.of(false, target, Column::new);
    }

    private static final class Column implements NumberMetric.Column {
        private final WeightedMean mean = new WeightedMean();

        @Override
        public void add(double weight, double predicted, double actual) {
            double error = predicted - actual;
            mean.add(weight, error * error);
        }

        @Override
        public double result() {
            return mean.value();
        }
    }
}
