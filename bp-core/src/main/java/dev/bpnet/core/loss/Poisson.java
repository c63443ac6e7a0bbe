package dev.bpnet.core.loss;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.loss.ElementwiseLoss;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.core.activation.Exponential;
import java.util.Optional;

/**
 * {@code e^z - t·z} with the logarithm as link, {@code dz = e^z - t}: z is the logarithm of the expected count. A target below 0
 * has no likelihood: loss and gradient are NaN.
 *
 * <p>With {@code log_input: false} z is the expected count itself, {@code z - t ln(z + epsilon)} and {@code dz = 1 - t/(z +
 * epsilon)}: PyTorch's {@code log_input=False}, Keras's Poisson with epsilon 1e-7. The output has to be above 0, which its own
 * activation sees to: softplus where none is said. Loss and gradient at 0 are finite, below -epsilon the loss is NaN.
 */
@Doc(
        value = "The negative log-likelihood of counts; predictions are expected counts.",
        formula = "e^z - t z; without log_input z - t ln(z + epsilon)",
        source = "PyTorch PoissonNLLLoss; Keras Poisson; McCullagh and Nelder, Generalized linear models, 1989")
public final class Poisson extends OwnUnitLoss<Poisson.Parameters> {

    /**
     * Parameters of the Poisson loss.
     *
     * @param full whether the term of the target alone is added
     * @param logInput whether the output is the logarithm of the expected count
     * @param epsilon what keeps the logarithm of an expected count finite
     */
    public record Parameters(
            @Doc(
                    "whether Stirling's approximation t ln t - t + ln(2πt)/2 of the term of the target is added, for t > 1")
            boolean full,

            @Doc(
                    "whether the output is the logarithm of the expected count; if not, the count itself, from an activation above 0")
            boolean logInput,

            @Range(min = 0, exclusiveMin = true) @Doc("added to the expected count in its logarithm, without log_input")
            double epsilon) {}

    /** Found as a service. */
    public Poisson() {}

    @Override
    public String name() {
        return "poisson";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(false, true, 1e-8);
    }

    @Override
    public Loss create(Parameters p, TargetInfo target) {
        return p.logInput() ? new Of(target, p.full()) : new OfCounts(target, p);
    }

    private static double stirling(double t) {
        return t > 1 ? t * DoubleMath.log(t) - t + DoubleMath.log(2 * Math.PI * t) / 2 : 0;
    }

    private static final class OfCounts extends ElementwiseLoss {
        private final boolean full;
        private final double epsilon;

        OfCounts(TargetInfo target, Parameters p) {
            super(target);
            full = p.full();
            epsilon = p.epsilon();
        }

        @Override
        public Optional<Choice<Activation>> outputActivation() {
            return Optional.of(Choice.of("softplus"));
        }

        @Override
        protected double value(double z, double t, int j) {
            return t >= 0 ? z - t * DoubleMath.log(z + epsilon) + (full ? stirling(t) : 0) : Double.NaN;
        }

        @Override
        protected double slope(double z, double t, int j) {
            return t >= 0 ? 1 - t / (z + epsilon) : Double.NaN;
        }

        @Override
        public String formula() {
            return "ŷ - y ln(ŷ + ε)";
        }

        @Override
        public String deltaFormula() {
            return "1 - y / (ŷ + ε)";
        }
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
            return t >= 0 ? DoubleMath.exp(z) - t * z + (full ? stirling(t) : 0) : Double.NaN;
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
