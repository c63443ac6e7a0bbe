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
import dev.bpnet.api.plugin.NoParameters;

/**
 * {@code a = z} kept between 0 and 6; the slope at 0 and at 6 is 0, as in PyTorch.
 */
@Doc(
        value = "A relu that stops at 6, for numbers that have to stay small.",
        formula = "a = min(max(z, 0), 6)",
        source = "Krizhevsky: Convolutional deep belief networks on CIFAR-10, 2010")
public final class Relu6 implements ActivationPlugin<NoParameters> {

    /** Found as a service. */
    public Relu6() {}

    @Override
    public String name() {
        return "relu6";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Activation create(NoParameters none) {
        return new Function();
    }

    private record Function() implements ElementwiseActivation {
        @Override
        public Reads backwardReads() {
            return Reads.OUTPUT;
        }

        @Override
        public double value(double z) {
            return Math.min(Math.max(z, 0), 6);
        }

        @Override
        public double slope(double z, double a) {
            return a >= 6 || a <= 0 ? 0 : Double.isNaN(a) ? a : 1;
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.unary(Unary.RELU, 0, z, a, from, to);
            k.unary(Unary.AT_MOST, 6, a, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.binary(Binary.RELU_GRADIENT, 0, da, a, dz, from, to);
            k.binary(Binary.BELOW, 6, dz, a, dz, from, to);
        }

        @Override
        public Choice<Initializer> defaultInitializer() {
            return Choice.of("he_uniform");
        }
    }
}
