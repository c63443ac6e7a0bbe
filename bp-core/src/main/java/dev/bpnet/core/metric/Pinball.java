package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/**
 * The mean pinball loss {@code Σ w·max(α(y - ŷ), (α - 1)(y - ŷ)) / Σ w}: least where ŷ is the quantile α of the target. With
 * {@code alpha: 0.5} it is half of {@code mae}. With several targets the mean of theirs.
 */
@Doc(
        value = "The pinball loss of a quantile: how well predictions stand for it.",
        formula = "Σ w·max(α(y - ŷ), (α - 1)(y - ŷ)) / Σ w",
        source = "Koenker and Bassett: Regression quantiles, 1978; scikit-learn mean_pinball_loss")
public final class Pinball extends NumberMetricPlugin<Pinball.Parameters> {

    /**
     * Parameters of the pinball loss.
     *
     * @param alpha the quantile α that the predictions stand for
     */
    public record Parameters(
            @Range(min = 0, max = 1) @Doc("the quantile that the predictions stand for")
            double alpha) {}

    /** Found as a service. */
    public Pinball() {}

    @Override
    public String name() {
        return "pinball";
    }

    @Override
    public Pinball.Parameters defaults() {
        return new Parameters(0.5);
    }

    @Override
    public Metric create(Pinball.Parameters parameters, TargetInfo target) {
        return NumberMetric.of(false, target, () -> new Column(parameters.alpha(), new WeightedMean()));
    }

    private record Column(double alpha, WeightedMean mean) implements NumberMetric.Column {
        @Override
        public void add(double weight, double predicted, double actual) {
            double d = actual - predicted;
            mean.add(weight, Math.max(alpha * d, (alpha - 1) * d));
        }

        @Override
        public double result() {
            return mean.value();
        }
    }
}
