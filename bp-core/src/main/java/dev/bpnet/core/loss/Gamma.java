package dev.bpnet.core.loss;

import dev.bpnet.api.loss.ElementwiseLoss;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.core.activation.Exponential;
import java.util.Optional;

/**
 * {@code z - ln t + t·e^-z - 1} with the logarithm as link, {@code dz = 1 - t·e^-z}: z is the logarithm of the expected value.
 * A target of 0 or less has no likelihood: loss and gradient are NaN.
 */
@Doc(
        value = "Half the deviance of the gamma distribution, for numbers above 0 whose spread grows with their size.",
        formula = "z + t e^-z - ln t - 1",
        source = "McCullagh and Nelder, Generalized linear models, 1989; scikit-learn HalfGammaLoss")
public final class Gamma extends OwnUnitLoss<NoParameters> {

    /** Found as a service. */
    public Gamma() {}

    @Override
    public String name() {
        return "gamma";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Loss create(NoParameters none, TargetInfo target) {
        return new Of(target);
    }

    private static final class Of extends ElementwiseLoss {
        Of(TargetInfo target) {
            super(target);
        }

        @Override
        public Optional<String> link() {
            return Optional.of(Exponential.NAME);
        }

        @Override
        protected double value(double z, double t, int j) {
            return t > 0 ? z - DoubleMath.log(t) + t * DoubleMath.exp(-z) - 1 : Double.NaN;
        }

        @Override
        protected double slope(double z, double t, int j) {
            return t > 0 ? 1 - t * DoubleMath.exp(-z) : Double.NaN;
        }

        @Override
        public String formula() {
            return "y/a - ln(y/a) - 1";
        }

        @Override
        public String deltaFormula() {
            return "1 - y/a";
        }
    }
}
