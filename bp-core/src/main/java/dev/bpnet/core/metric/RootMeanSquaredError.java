package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import java.util.Set;

/**
 * The root of the mean squared error {@code √(Σ w·(ŷ - y)² / Σ w)} in the unit of the target; with several targets the mean
 * of their roots.
 */
@Doc(
        value = "The root of the mean of the squared differences, in the unit of the target.",
        formula = "√(Σ w·(ŷ - y)² / Σ w)")
public final class RootMeanSquaredError implements MetricPlugin<NoParameters> {

    /** Found as a service. */
    public RootMeanSquaredError() {}

    @Override
    public String name() {
        return "rmse";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.NUMBER);
    }

    @Override
    public Needs needs() {
        return Needs.VALUE;
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
            return Math.sqrt(mean.value());
        }
    }
}
