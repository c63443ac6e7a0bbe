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

/** {@code e^z}, slope {@code a}; infinite beyond the range of the numbers. */
@Doc(
        value = "Makes any number positive; the inverse of a logarithmic link.",
        formula = "e^z",
        source = "Keras exponential")
public final class Exponential implements ActivationPlugin<NoParameters> {

    /** Its name in YAML. */
    public static final String NAME = "exponential";

    /** Found as a service. */
    public Exponential() {}

    @Override
    public String name() {
        return NAME;
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
            return DoubleMath.exp(z);
        }

        @Override
        public double slope(double z, double a) {
            return a;
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.unary(Unary.EXP, 0, z, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.binary(Binary.MULTIPLY, 0, da, a, dz, from, to);
        }
    }
}
