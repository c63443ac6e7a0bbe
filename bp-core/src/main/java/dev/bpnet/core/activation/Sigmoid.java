package dev.bpnet.core.activation;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.activation.ElementwiseActivation;
import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/** {@code a = 1 / (1 + e^-z)}, {@code dz = da · a (1 - a)}; by the sign of z, so that nothing overflows. */
@Doc(
        value =
                "The logistic function: any number becomes one between 0 and 1. For the output that predicts yes or no.",
        formula = "a = 1 / (1 + e^-z)",
        source = "Rumelhart, Hinton, Williams: Learning representations by back-propagating errors, 1986")
public final class Sigmoid implements ActivationPlugin<NoParameters> {

    /** Found as a service. */
    public Sigmoid() {}

    @Override
    public String name() {
        return "sigmoid";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Activation create(NoParameters parameters) {
        return new Function();
    }

    private static final class Function implements ElementwiseActivation {
        @Override
        public double value(double z) {
            return DoubleMath.sigmoid(z);
        }

        @Override
        public double slope(double z, double a) {
            return a * (1 - a);
        }

        @Override
        public Reads backwardReads() {
            return Reads.OUTPUT;
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.unary(Unary.SIGMOID, 0, z, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.binary(Binary.SIGMOID_GRADIENT, 0, da, a, dz, from, to);
        }
    }
}
