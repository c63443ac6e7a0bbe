package dev.bpnet.core.loss;

import dev.bpnet.api.loss.ElementwiseLoss;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.core.activation.Exponential;
import java.util.Optional;

/**
 * Half the deviance with power {@code 1 < p < 2} and the logarithm as link:
 * {@code t^(2-p)/((1-p)(2-p)) - t·e^((1-p)z)/(1-p) + e^((2-p)z)/(2-p)}, {@code dz = e^((2-p)z) - t·e^((1-p)z)}. A target below 0
 * has no likelihood: loss and gradient are NaN.
 */
@Doc(
        value =
                "Half the deviance of a Tweedie distribution with a logarithmic link: for amounts that are often exactly 0, such as claims.",
        formula = "t^(2-p)/((1-p)(2-p)) - t e^((1-p)z)/(1-p) + e^((2-p)z)/(2-p)",
        source = "Jorgensen: Exponential dispersion models, 1987; scikit-learn HalfTweedieLoss")
public final class Tweedie extends OwnUnitLoss<Tweedie.Parameters> {

    /**
     * Parameters of the Tweedie loss.
     *
     * @param power the power p of the variance
     */
    public record Parameters(
            @Range(min = 1, max = 2, exclusiveMin = true, exclusiveMax = true)
            @Doc(
                    "the power p to which the variance grows with the mean: towards 1 like counts (poisson), towards 2 like gamma")
            double power) {}

    /** Found as a service. */
    public Tweedie() {}

    @Override
    public String name() {
        return "tweedie";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1.5);
    }

    @Override
    public Loss create(Parameters p, TargetInfo target) {
        return new Of(target, p.power());
    }

    private static final class Of extends ElementwiseLoss {
        private final double p;

        Of(TargetInfo target, double power) {
            super(target);
            this.p = power;
        }

        @Override
        public Optional<String> link() {
            return Optional.of(Exponential.NAME);
        }

        @Override
        protected double value(double z, double t, int j) {
            if (!(t >= 0)) {
                return Double.NaN;
            }
            double ofTarget = t == 0 ? 0 : DoubleMath.exp((2 - p) * DoubleMath.log(t)) / ((1 - p) * (2 - p));
            return ofTarget - t * DoubleMath.exp((1 - p) * z) / (1 - p) + DoubleMath.exp((2 - p) * z) / (2 - p);
        }

        @Override
        protected double slope(double z, double t, int j) {
            return t >= 0 ? DoubleMath.exp((2 - p) * z) - t * DoubleMath.exp((1 - p) * z) : Double.NaN;
        }

        @Override
        public String formula() {
            return "half the deviance of a Tweedie distribution";
        }

        @Override
        public String deltaFormula() {
            return "a^(2-p) - y a^(1-p)";
        }
    }
}
