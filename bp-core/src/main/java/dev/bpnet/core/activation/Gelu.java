package dev.bpnet.core.activation;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.activation.ElementwiseActivation;
import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;

/**
 * {@code a = z Φ(z)} with the distribution function Φ of the standard normal, {@code dz = da (Φ(z) + z φ(z))} with its
 * density φ.
 *
 * <p>Φ comes from the complementary error function, so the lower tail is precise where {@code (1 + erf(z/√2)) / 2} has lost
 * its digits to cancellation. The tanh form is written with {@code (1 + tanh u) / 2 = σ(2u)} for the same reason. PyTorch and
 * Keras both take the exact form by default.
 */
@Doc(
        value =
                "Weighs a number by the probability that a normal one is smaller: a smooth relu, usual in transformers.",
        formula = "a = z · Φ(z), or z · (1 + tanh(√(2/π) (z + 0.044715 z³))) / 2",
        source = "Hendrycks, Gimpel: Gaussian error linear units (GELUs), 2016")
public final class Gelu implements ActivationPlugin<Gelu.Parameters> {

    /** How the distribution function is computed. */
    public enum Approximate {
        /** Exactly. */
        @Doc("by the error function, exactly")
        NONE,
        /** By a hyperbolic tangent. */
        @Doc("by a hyperbolic tangent, up to 0.0005 off")
        TANH
    }

    /**
     * The parameters.
     *
     * @param approximate how the distribution function is computed
     */
    public record Parameters(
            @Doc("How Φ is computed; PyTorch and Keras take the exact form.")
            Approximate approximate) {}

    /** Found as a service. */
    public Gelu() {}

    @Override
    public String name() {
        return "gelu";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(Approximate.NONE);
    }

    @Override
    public Activation create(Parameters p) {
        return switch (p.approximate()) {
            case NONE -> new Exact();
            case TANH -> new ByTanh();
        };
    }

    private interface Function extends ElementwiseActivation {
        @Override
        default Reads backwardReads() {
            return Reads.INPUT;
        }

        @Override
        default Choice<Initializer> defaultInitializer() {
            return Choice.of("he_uniform");
        }
    }

    private record Exact() implements Function {
        /** {@code 1 / √(2π)}. */
        private static final double DENSITY_AT_0 = 0.39894228040143267793994605993438;

        @Override
        public double value(double z) {
            return z * DoubleMath.normalCdf(z);
        }

        @Override
        public double slope(double z, double a) {
            return DoubleMath.normalCdf(z) + z * DENSITY_AT_0 * DoubleMath.exp(-0.5 * z * z);
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.binary(Binary.NORMAL_PRODUCT, 0, z, z, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.binary(Binary.GELU_GRADIENT, 0, da, z, dz, from, to);
        }
    }

    private record ByTanh() implements Function {
        /** {@code 2 √(2/π)}. */
        private static final double TWICE_ROOT = 1.5957691216057307117597842397375;

        private static final double CUBIC = 0.044715;

        @Override
        public double value(double z) {
            return z * DoubleMath.sigmoid(twice(z));
        }

        @Override
        public double slope(double z, double a) {
            double s = DoubleMath.sigmoid(twice(z));
            double inner = TWICE_ROOT * (1 + 3 * CUBIC * z * z);
            return s + z * inner * s * DoubleMath.sigmoid(-twice(z));
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.unary(Unary.GELU_TANH, 0, z, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.binary(Binary.GELU_TANH_GRADIENT, 0, da, z, dz, from, to);
        }

        private static double twice(double z) {
            return TWICE_ROOT * (z + CUBIC * z * z * z);
        }
    }
}
