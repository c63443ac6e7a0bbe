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

/**
 * {@code a = ln σ(z) = -softplus(-z)}, {@code dz = da · σ(-z)}.
 */
@Doc(
        value = "The logarithm of the sigmoid: at most 0, and precise for very negative numbers too.",
        formula = "a = -ln(1 + e^-z)",
        source = "PyTorch LogSigmoid; Keras log_sigmoid")
public final class LogSigmoid implements ActivationPlugin<NoParameters> {

    /** Found as a service. */
    public LogSigmoid() {}

    @Override
    public String name() {
        return "log_sigmoid";
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
            return Reads.INPUT;
        }

        @Override
        public double value(double z) {
            return DoubleMath.logSigmoid(z);
        }

        @Override
        public double slope(double z, double a) {
            return DoubleMath.sigmoid(-z);
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.unary(Unary.NEGATE, 0, z, a, from, to);
            k.unary(Unary.SOFTPLUS, 0, a, a, from, to);
            k.unary(Unary.NEGATE, 0, a, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.binary(Binary.SIGMOID_PRODUCT, -1, da, z, dz, from, to);
        }
    }
}
