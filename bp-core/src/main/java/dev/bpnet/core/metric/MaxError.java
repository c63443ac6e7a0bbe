package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/**
 * The greatest absolute difference {@code max |ŷ - y|} over the rows that count, in the unit of the target; with several targets
 * the mean of theirs.
 */
@Doc(
        value = "The greatest absolute difference, in the unit of the target.",
        formula = "max |ŷ - y|",
        source = "scikit-learn max_error")
public final class MaxError extends NumberMetricPlugin<NoParameters> {

    /** Found as a service. */
    public MaxError() {}

    @Override
    public String name() {
        return "max_error";
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
        private double greatest = Double.NaN;
        private boolean any;

        @Override
        public void add(double weight, double predicted, double actual) {
            double error = Math.abs(predicted - actual);
            greatest = any ? Math.max(greatest, error) : error; // NaN stays
            any = true;
        }

        @Override
        public double result() {
            return greatest;
        }
    }
}
