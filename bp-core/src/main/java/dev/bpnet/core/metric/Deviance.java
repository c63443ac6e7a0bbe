package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.plugin.Doc;

/**
 * The mean deviance of a Tweedie distribution whose variance grows as the mean to the power p, {@code Σ w·d / Σ w}:
 *
 * <pre>
 *   p = 0   d = (y - ŷ)²                                        normal: the same as mse
 *   p = 1   d = 2·(y·ln(y/ŷ) - y + ŷ)                           poisson; y ≥ 0, ŷ &gt; 0
 *   p = 2   d = 2·(ln(ŷ/y) + y/ŷ - 1)                           gamma; y &gt; 0, ŷ &gt; 0
 *   else    d = 2·(max(y, 0)^(2-p)/((1-p)(2-p)) - y·ŷ^(1-p)/(1-p) + ŷ^(2-p)/(2-p))
 *                                                               p &lt; 0: ŷ &gt; 0; 1 &lt; p &lt; 2: y ≥ 0, ŷ &gt; 0; p &gt; 2: y &gt; 0, ŷ &gt; 0
 * </pre>
 *
 * <p>Outside of these ranges the deviance is not defined and the figure is NaN. No distribution has a power between 0 and 1.
 * With several targets the mean of theirs.
 */
@Doc(
        value =
                "The mean deviance of a Tweedie distribution: 0 for a perfect prediction, each error measured by the spread to expect.",
        formula = "Σ w·d / Σ w; poisson: d = 2(y ln(y/ŷ) - y + ŷ), gamma: d = 2(ln(ŷ/y) + y/ŷ - 1)",
        source = "Jorgensen: Exponential dispersion models, 1987; scikit-learn mean_tweedie_deviance")
public final class Deviance extends NumberMetricPlugin<Deviance.Parameters> {

    /**
     * Parameters of the deviance.
     *
     * @param power the power p of the mean that the variance follows
     */
    public record Parameters(
            @Doc("the power of the mean that the variance follows: 0 normal, 1 poisson, 2 gamma, 3 inverse gaussian")
            double power) {
        public Parameters {
            if (power > 0 && power < 1) {
                throw new IllegalArgumentException(
                        "power: no distribution has a power between 0 and 1, which " + power + " is");
            }
        }
    }

    /** Found as a service. */
    public Deviance() {}

    @Override
    public String name() {
        return "deviance";
    }

    @Override
    public Deviance.Parameters defaults() {
        return new Parameters(0);
    }

    @Override
    public Metric create(Deviance.Parameters parameters, TargetInfo target) {
        return NumberMetric.of(false, target, () -> new Column(parameters.power(), new WeightedMean()));
    }

    private record Column(double power, WeightedMean mean) implements NumberMetric.Column {
        @Override
        public void add(double weight, double predicted, double actual) {
            mean.add(weight, of(power, predicted, actual));
        }

        @Override
        public double result() {
            return mean.value();
        }
    }

    private static double of(double p, double predicted, double actual) {
        if (p == 0) {
            return (actual - predicted) * (actual - predicted);
        }
        boolean defined = predicted > 0 && (p < 0 || (p < 2 ? actual >= 0 : actual > 0));
        if (!defined) {
            return Double.NaN;
        }
        if (p == 1) {
            double term = actual == 0 ? 0 : actual * DoubleMath.log(actual / predicted);
            return 2 * (term - actual + predicted);
        }
        if (p == 2) {
            return 2 * (DoubleMath.log(predicted / actual) + actual / predicted - 1);
        }
        double positive = Math.max(actual, 0);
        return 2
                * (StrictMath.pow(positive, 2 - p) / ((1 - p) * (2 - p))
                        - actual * StrictMath.pow(predicted, 1 - p) / (1 - p)
                        + StrictMath.pow(predicted, 2 - p) / (2 - p));
    }
}
