package dev.bpnet.core.activation;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.activation.ElementwiseActivation;
import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/**
 * {@code a = z / (1 + |z|)}, {@code dz = da / (1 + |z|)²}.
 */
@Doc(
        value = "As tanh between -1 and 1, but it approaches them slowly.",
        formula = "a = z / (1 + |z|)",
        source = "Glorot, Bengio: Understanding the difficulty of training deep feedforward neural networks, 2010")
public final class Softsign implements ActivationPlugin<NoParameters> {

    /** Found as a service. */
    public Softsign() {}

    @Override
    public String name() {
        return "softsign";
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
            return z / (1 + Math.abs(z));
        }

        @Override
        public double slope(double z, double a) {
            double d = 1 + Math.abs(z);
            return 1 / (d * d);
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.binary(Binary.SOFTSIGN, 0, z, z, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.binary(Binary.SOFTSIGN, 0, da, z, dz, from, to);
            k.binary(Binary.SOFTSIGN, 0, dz, z, dz, from, to);
        }
    }
}
