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
 * {@code a = max(z, 0)}, {@code dz = da} where {@code a > 0}, else 0: the slope at 0 is 0. NaN passes through in both
 * directions.
 *
 * <p>Weights in front of it start with {@code he_uniform}: relu halves the variance, which He et al. (2015) make up for with
 * {@code 2 / fanIn}. Of the two shapes with that variance the uniform one has no far outliers, so fewer units start dead.
 */
@Doc(
        value = "Passes positive numbers and turns negative ones into 0; the usual choice for hidden layers.",
        formula = "a = max(z, 0)",
        source = "Nair, Hinton: Rectified linear units improve restricted Boltzmann machines, 2010")
public final class Relu implements ActivationPlugin<NoParameters> {

    /** Found as a service. */
    public Relu() {}

    @Override
    public String name() {
        return "relu";
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
            return Math.max(z, 0);
        }

        @Override
        public double slope(double z, double a) {
            return a > 0 ? 1 : Double.isNaN(a) ? a : 0;
        }

        @Override
        public Reads backwardReads() {
            return Reads.OUTPUT;
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.unary(Unary.RELU, 0, z, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.binary(Binary.RELU_GRADIENT, 0, da, a, dz, from, to);
        }

        @Override
        public Choice<Initializer> defaultInitializer() {
            return Choice.of("he_uniform");
        }
    }
}
