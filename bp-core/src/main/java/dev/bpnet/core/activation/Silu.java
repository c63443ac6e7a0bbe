package dev.bpnet.core.activation;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.activation.ElementwiseActivation;
import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/**
 * {@code a = z · σ(z)}, {@code dz = da · σ(z) (1 + z σ(-z))}. Also known as swish.
 */
@Doc(
        value = "Smooth, dips a little below 0 before it rises as relu does; also known as swish.",
        formula = "a = z · sigmoid(z)",
        source = "Elfwing, Uchibe, Doya: Sigmoid-weighted linear units for neural network function approximation, 2018")
public final class Silu implements ActivationPlugin<NoParameters> {

    /** Found as a service. */
    public Silu() {}

    @Override
    public String name() {
        return "silu";
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
            return z * DoubleMath.sigmoid(z);
        }

        @Override
        public double slope(double z, double a) {
            return DoubleMath.sigmoid(z) * (1 + z * DoubleMath.sigmoid(-z));
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.binary(Binary.SIGMOID_PRODUCT, 1, z, z, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.binary(Binary.SILU_GRADIENT, 0, da, z, dz, from, to);
        }

        @Override
        public Choice<Initializer> defaultInitializer() {
            return Choice.of("he_uniform");
        }
    }
}
