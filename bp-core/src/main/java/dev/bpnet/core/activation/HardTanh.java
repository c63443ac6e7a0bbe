package dev.bpnet.core.activation;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.activation.ElementwiseActivation;
import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.plugin.Doc;

/**
 * {@code a = z} kept between min and max; the slope at the two kinks is 0, as in PyTorch.
 */
@Doc(
        value = "Passes what lies between two bounds and cuts off the rest.",
        formula = "a = min(max(z, min), max)",
        source = "Collobert: Large scale machine learning, 2004")
public final class HardTanh implements ActivationPlugin<HardTanh.Parameters> {

    /**
     * The parameters.
     *
     * @param min the least output
     * @param max the greatest output
     */
    public record Parameters(
            @Doc("The least output: -1 as in PyTorch and Keras.")
            double min,

            @Doc("The greatest output: 1 as in PyTorch and Keras.")
            double max) {
        /** Checks that min is less than max. */
        public Parameters {
            if (min >= max) {
                throw new IllegalArgumentException("'min' is less than 'max', but " + min + " is not less than " + max);
            }
        }
    }

    /** Found as a service. */
    public HardTanh() {}

    @Override
    public String name() {
        return "hard_tanh";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(-1, 1);
    }

    @Override
    public Activation create(Parameters p) {
        return new Function(p.min(), p.max());
    }

    private record Function(double min, double max) implements ElementwiseActivation {
        @Override
        public Reads backwardReads() {
            return Reads.OUTPUT;
        }

        @Override
        public double value(double z) {
            return z >= max ? max : z <= min ? min : z;
        }

        @Override
        public double slope(double z, double a) {
            return a >= max || a <= min ? 0 : Double.isNaN(a) ? a : 1;
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.unary(Unary.AT_MOST, (float) max, z, a, from, to);
            k.unary(Unary.AT_LEAST, (float) min, a, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.binary(Binary.BELOW, (float) max, da, a, dz, from, to);
            k.binary(Binary.ABOVE, (float) min, dz, a, dz, from, to);
        }
    }
}
