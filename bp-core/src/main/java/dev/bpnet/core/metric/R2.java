package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import java.util.Set;

/**
 * The coefficient of determination {@code 1 - Σ w·(y - ŷ)² / Σ w·(y - ȳ)²}, ȳ the weighted mean of the targets: 1 for perfect
 * predictions, 0 for those no better than the mean, negative for worse; with several targets the mean of theirs. As in
 * scikit-learn a target that never varies gives 1 where it is predicted exactly, else 0, and fewer than two rows give NaN.
 */
@Doc(
        value =
                "The share of the target's variance that the predictions explain: 1 is perfect, 0 no better than the mean.",
        formula = "1 - Σ w·(y - ŷ)² / Σ w·(y - ȳ)²",
        source = "Wright: Correlation and causation, 1921")
public final class R2 implements MetricPlugin<NoParameters> {

    /** Found as a service. */
    public R2() {}

    @Override
    public String name() {
        return "r2";
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
        return NumberMetric.of(true, target, Column::new);
    }

    private static final class Column implements NumberMetric.Column {
        private final Deviation targets = new Deviation();
        private double residual;
        private long rows;

        @Override
        public void add(double weight, double predicted, double actual) {
            double error = actual - predicted;
            residual += weight * error * error;
            rows++;
            targets.add(weight, actual);
        }

        @Override
        public double result() {
            if (rows < 2) {
                return Double.NaN;
            }
            double deviation = targets.sum();
            if (deviation == 0) {
                return residual == 0 ? 1 : residual > 0 ? 0 : Double.NaN;
            }
            return 1 - residual / deviation;
        }
    }
}
