package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/**
 * The explained variance {@code 1 - Var(y - ŷ) / Var(y)} with weighted variances: as {@code r2}, but an error that is the same for
 * all rows does not count. As in scikit-learn a target that never varies gives 1 where the error does not vary either, else 0.
 * With several targets the mean of theirs.
 */
@Doc(
        value = "The share of the target's variance that the predictions explain, a constant error not counted.",
        formula = "1 - Var(y - ŷ) / Var(y)",
        source = "scikit-learn explained_variance_score")
public final class ExplainedVariance extends NumberMetricPlugin<NoParameters> {

    /** Found as a service. */
    public ExplainedVariance() {}

    @Override
    public String name() {
        return "explained_variance";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Metric create(NoParameters parameters, TargetInfo target) {
        return NumberMetric.of(true, target, Column::new);
    }

    private static final class Column implements NumberMetric.Column {
        private final Deviation errors = new Deviation();
        private final Deviation targets = new Deviation();

        @Override
        public void add(double weight, double predicted, double actual) {
            errors.add(weight, actual - predicted);
            targets.add(weight, actual);
        }

        @Override
        public double result() {
            double left = errors.sum();
            if (targets.sum() == 0) {
                return left == 0 ? 1 : left > 0 ? 0 : Double.NaN;
            }
            return 1 - left / targets.sum();
        }
    }
}
