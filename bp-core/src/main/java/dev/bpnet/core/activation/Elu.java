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
import dev.bpnet.api.plugin.Range;

/**
 * {@code a = z} where {@code z > 0}, else {@code alpha (e^z - 1)}; the slope at 0 is alpha, as in PyTorch.
 */
@Doc(
        value = "As relu above 0; below it bends smoothly towards -alpha, which brings the mean of the outputs near 0.",
        formula = "a = z if z > 0, else alpha · (e^z - 1)",
        source =
                "Clevert, Unterthiner, Hochreiter: Fast and accurate deep network learning by exponential linear units (ELUs), 2016")
public final class Elu implements ActivationPlugin<Elu.Parameters> {

    /**
     * The parameters.
     *
     * @param alpha where the function saturates below 0, negated
     */
    public record Parameters(
            @Doc("The function tends to -alpha for very negative numbers: 1 as in PyTorch and Keras.") @Range(min = 0)
            double alpha) {}

    /** Found as a service. */
    public Elu() {}

    @Override
    public String name() {
        return "elu";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1);
    }

    @Override
    public Activation create(Parameters p) {
        return new Function(p.alpha());
    }

    private record Function(double alpha) implements ElementwiseActivation {
        @Override
        public Reads backwardReads() {
            return Reads.INPUT;
        }

        @Override
        public double value(double z) {
            return z > 0 ? z : alpha * DoubleMath.expm1(z);
        }

        @Override
        public double slope(double z, double a) {
            return z > 0 ? 1 : alpha * DoubleMath.exp(z);
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.unary(Unary.ELU, (float) alpha, z, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.binary(Binary.ELU_GRADIENT, (float) alpha, da, z, dz, from, to);
        }

        @Override
        public Choice<Initializer> defaultInitializer() {
            return Choice.of("he_uniform");
        }
    }
}
