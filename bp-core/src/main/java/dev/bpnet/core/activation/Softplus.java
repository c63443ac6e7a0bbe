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
import dev.bpnet.api.plugin.Range;

/**
 * {@code a = ln(1 + e^(beta z)) / beta}, and z itself where {@code beta · z > threshold}; {@code dz = da · σ(beta z)}, and da there.
 * As in PyTorch; in Keras beta is 1 and there is no threshold, which differs by {@code e^-20} at the most.
 */
@Doc(
        value = "A smooth relu, positive everywhere.",
        formula = "a = ln(1 + e^(beta · z)) / beta, or z where beta · z > threshold",
        source =
                "Dugas, Bengio, Belisle, Nadeau, Garcia: Incorporating second-order functional knowledge for better option pricing, 2001")
public final class Softplus implements ActivationPlugin<Softplus.Parameters> {

    /**
     * The parameters.
     *
     * @param beta how sharp the bend at 0 is
     * @param threshold from which beta · z on the function is z itself
     */
    public record Parameters(
            @Doc("How sharp the bend at 0 is.") @Range(min = 0, exclusiveMin = true)
            double beta,

            @Doc("Above this beta · z the function is z itself, as in PyTorch.")
            double threshold) {}

    /** Found as a service. */
    public Softplus() {}

    @Override
    public String name() {
        return "softplus";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1, 20);
    }

    @Override
    public Activation create(Parameters p) {
        return new Function(p.beta(), p.threshold());
    }

    private record Function(double beta, double threshold) implements ElementwiseActivation {
        /** From here on softplus is its argument and its slope 1, in float. */
        private static final double LINEAR = 17.5;

        @Override
        public Reads backwardReads() {
            return Reads.INPUT;
        }

        @Override
        public double value(double z) {
            return beta * z > threshold ? z : DoubleMath.softplus(beta * z) / beta;
        }

        @Override
        public double slope(double z, double a) {
            return beta * z > threshold ? 1 : DoubleMath.sigmoid(beta * z);
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            if (beta == 1 && threshold >= LINEAR) {
                k.unary(Unary.SOFTPLUS, 0, z, a, from, to);
            } else {
                ElementwiseActivation.super.forward(k, z, a, from, to);
            }
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            if (threshold >= LINEAR) {
                k.binary(Binary.SIGMOID_PRODUCT, (float) beta, da, z, dz, from, to);
            } else {
                ElementwiseActivation.super.backward(k, z, a, da, dz, from, to);
            }
        }

        @Override
        public Choice<Initializer> defaultInitializer() {
            return Choice.of("he_uniform");
        }
    }
}
