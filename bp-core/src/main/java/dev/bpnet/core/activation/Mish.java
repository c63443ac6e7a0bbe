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
import dev.bpnet.api.plugin.NoParameters;

/**
 * {@code a = z · tanh(softplus(z))}, {@code dz = da (t + z σ(z) (1 - t²))} with {@code t = tanh(softplus(z))}.
 */
@Doc(
        value = "A smooth relu that dips below 0 first.",
        formula = "a = z · tanh(softplus(z))",
        source = "Misra: Mish, a self regularized non-monotonic activation function, 2019")
public final class Mish implements ActivationPlugin<NoParameters> {

    /** Found as a service. */
    public Mish() {}

    @Override
    public String name() {
        return "mish";
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
            return z * DoubleMath.tanh(DoubleMath.softplus(z));
        }

        @Override
        public double slope(double z, double a) {
            double t = DoubleMath.tanh(DoubleMath.softplus(z));
            return t + z * DoubleMath.sigmoid(z) * (1 - t * t);
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.unary(Unary.MISH, 0, z, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.binary(Binary.MISH_GRADIENT, 0, da, z, dz, from, to);
        }

        @Override
        public Choice<Initializer> defaultInitializer() {
            return Choice.of("he_uniform");
        }
    }
}
