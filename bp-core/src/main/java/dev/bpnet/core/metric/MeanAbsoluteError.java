package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import java.util.Set;

/**
 * The mean absolute error {@code Σ w·|ŷ - y| / Σ w} in the unit of the target; with several targets the mean of theirs.
 */
@Doc(value = "The mean of the absolute differences, in the unit of the target.", formula = "Σ w·|ŷ - y| / Σ w")
public final class MeanAbsoluteError implements MetricPlugin<NoParameters> {

    /** Found as a service. */
    public MeanAbsoluteError() {}

    @Override
    public String name() {
        return "mae";
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
            mean.add(weight, Math.abs(predicted - actual));
        }

        @Override
        public double result() {
            return mean.value();
        }
    }
}
