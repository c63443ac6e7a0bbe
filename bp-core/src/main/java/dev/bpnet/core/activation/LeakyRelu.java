package dev.bpnet.core.activation;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.activation.ElementwiseActivation;
import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/**
 * {@code a = z} where {@code z > 0}, else {@code slope · z}; {@code dz = da} or {@code slope · da} likewise, {@code slope ·
 * da} at 0.
 *
 * <p>The slope is not negative, so a is positive exactly where z is, and backward needs the output only. Weights in front of
 * it start as in front of relu: the exact factor {@code 2 / (1 + slope²)} of He et al. (2015) differs from 2 by 0.01 % at the
 * default slope.
 */
@Doc(
        value = "As relu, but negative numbers keep a small slope, so that no unit stops learning.",
        formula = "a = z if z > 0, else slope · z",
        source = "Maas, Hannun, Ng: Rectifier nonlinearities improve neural network acoustic models, 2013")
public final class LeakyRelu implements ActivationPlugin<LeakyRelu.Parameters> {

    /**
     * The parameters.
     *
     * @param slope the slope for negative numbers
     */
    public record Parameters(
            @Doc("The slope for negative numbers: 0.01 as in the paper and in PyTorch; Keras takes 0.3.")
            @Range(min = 0)
            double slope) {}

    /** Found as a service. */
    public LeakyRelu() {}

    @Override
    public String name() {
        return "leaky_relu";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.01);
    }

    @Override
    public Activation create(Parameters parameters) {
        return new Function(parameters.slope());
    }

    private static final class Function implements ElementwiseActivation {
        private final double slope;

        Function(double slope) {
            this.slope = slope;
        }

        @Override
        public double value(double z) {
            return z > 0 ? z : slope * z;
        }

        @Override
        public double slope(double z, double a) {
            return a > 0 ? 1 : Double.isNaN(a) ? a : slope;
        }

        @Override
        public Reads backwardReads() {
            return Reads.OUTPUT;
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.unary(Unary.LEAKY_RELU, (float) slope, z, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.binary(Binary.LEAKY_RELU_GRADIENT, (float) slope, da, a, dz, from, to);
        }

        @Override
        public Choice<Initializer> defaultInitializer() {
            return Choice.of("he_uniform");
        }
    }
}
