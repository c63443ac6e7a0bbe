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

/** {@code a = tanh(z)}, {@code dz = da · (1 - a²)}. */
@Doc(
        value = "The hyperbolic tangent: any number becomes one between -1 and 1, centred on 0.",
        formula = "a = tanh(z)",
        source = "LeCun, Bottou, Orr, Müller: Efficient BackProp, 1998")
public final class Tanh implements ActivationPlugin<NoParameters> {

    /** Found as a service. */
    public Tanh() {}

    @Override
    public String name() {
        return "tanh";
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
            return DoubleMath.tanh(z);
        }

        @Override
        public double slope(double z, double a) {
            return 1 - a * a;
        }

        @Override
        public Reads backwardReads() {
            return Reads.OUTPUT;
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.unary(Unary.TANH, 0, z, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.binary(Binary.TANH_GRADIENT, 0, da, a, dz, from, to);
        }
    }
}
