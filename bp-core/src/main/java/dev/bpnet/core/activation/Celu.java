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
 * {@code a = z} where {@code z > 0}, else {@code alpha (e^(z/alpha) - 1)}; the slope is 1 at 0 from both sides for every alpha.
 */
@Doc(
        value = "As elu, but with a continuous slope for every alpha.",
        formula = "a = z if z > 0, else alpha · (e^(z/alpha) - 1)",
        source = "Barron: Continuously differentiable exponential linear units, 2017")
public final class Celu implements ActivationPlugin<Celu.Parameters> {

    /**
     * The parameters.
     *
     * @param alpha where the function saturates below 0, negated
     */
    public record Parameters(
            @Doc("The function tends to -alpha for very negative numbers: 1 as in PyTorch and Keras.")
            @Range(min = 0, exclusiveMin = true)
            double alpha) {}

    /** Found as a service. */
    public Celu() {}

    @Override
    public String name() {
        return "celu";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1);
    }

    @Override
    public Activation create(Parameters p) {
        return new Function(p.alpha());
    }

    private record Function(double alpha) implements ElementwiseActivation {
        @Override
        public Reads backwardReads() {
            return Reads.INPUT;
        }

        @Override
        public double value(double z) {
            return z > 0 ? z : alpha * DoubleMath.expm1(z / alpha);
        }

        @Override
        public double slope(double z, double a) {
            return z > 0 ? 1 : DoubleMath.exp(z / alpha);
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            if (alpha == 1) {
                k.unary(Unary.ELU, 1, z, a, from, to);
            } else {
                ElementwiseActivation.super.forward(k, z, a, from, to);
            }
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            if (alpha == 1) {
                k.binary(Binary.ELU_GRADIENT, 1, da, z, dz, from, to);
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
