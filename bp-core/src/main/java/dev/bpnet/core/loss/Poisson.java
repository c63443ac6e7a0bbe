package dev.bpnet.core.loss;

import dev.bpnet.api.loss.ElementwiseLoss;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.core.activation.Exponential;
import java.util.Optional;
import java.util.Set;

/**
 * {@code e^z - t·z} with the logarithm as link, {@code dz = e^z - t}: z is the logarithm of the expected count. A target below 0
 * has no likelihood: loss and gradient are NaN.
 */
@Doc(
        value = "The negative log-likelihood of counts; predictions are expected counts.",
        formula = "e^z - t z",
        source = "PyTorch PoissonNLLLoss; McCullagh and Nelder, Generalized linear models, 1989")
public final class Poisson implements LossPlugin<Poisson.Parameters> {

    /**
     * Parameters of the Poisson loss.
     *
     * @param full whether the term of the target alone is added
     */
    public record Parameters(
            @Doc(
                    "whether Stirling's approximation t ln t - t + ln(2πt)/2 of the term of the target is added, for t > 1")
            boolean full) {}

    /** Found as a service. */
    public Poisson() {}

    @Override
    public String name() {
        return "poisson";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(false);
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.NUMBER);
    }

    @Override
    public boolean standardizesNumbers() {
        return false;
    }

    @Override
    public Loss create(Parameters p, TargetInfo target) {
        return new Of(target, p.full());
    }

    private static final class Of extends ElementwiseLoss {
        private final boolean full;

        Of(TargetInfo target, boolean full) {
            super(target);
            this.full = full;
        }

        @Override
        public Optional<String> link() {
            return Optional.of(Exponential.NAME);
        }

        @Override
        protected double value(double z, double t, int j) {
            double stirling = full && t > 1 ? t * DoubleMath.log(t) - t + DoubleMath.log(2 * Math.PI * t) / 2 : 0;
            return t >= 0 ? DoubleMath.exp(z) - t * z + stirling : Double.NaN;
        }

        @Override
        protected double slope(double z, double t, int j) {
            return t >= 0 ? DoubleMath.exp(z) - t : Double.NaN;
        }

        @Override
        public String formula() {
            return "a - y ln a";
        }

        @Override
        public String deltaFormula() {
            return "a - y";
        }
    }
}
