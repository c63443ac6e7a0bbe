package dev.bpnet.core.activation;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.activation.ElementwiseActivation;
import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/**
 * {@code a = slope · z + 1/2}, kept between 0 and 1; the slope at the two kinks is 0, as in PyTorch.
 *
 * <p>PyTorch and Keras 3 take a slope of 1/6, {@code relu6(z + 3) / 6}; Keras before version 3 took 0.2.
 */
@Doc(
        value = "A sigmoid of straight lines: quick, and exactly 0 and 1 outside.",
        formula = "a = min(max(slope · z + 1/2, 0), 1)",
        source = "Howard et al.: Searching for MobileNetV3, 2019; Courbariaux, Bengio, David: BinaryConnect, 2015")
public final class HardSigmoid implements ActivationPlugin<HardSigmoid.Parameters> {

    /**
     * The parameters.
     *
     * @param slope the slope in the middle
     */
    public record Parameters(
            @Doc("The slope in the middle: 1/6 as in PyTorch and Keras 3; Keras before version 3 took 0.2.")
            @Range(min = 0, exclusiveMin = true)
            double slope) {}

    /** Found as a service. */
    public HardSigmoid() {}

    @Override
    public String name() {
        return "hard_sigmoid";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1.0 / 6);
    }

    @Override
    public Activation create(Parameters p) {
        return new Function(p.slope());
    }

    private record Function(double slope) implements ElementwiseActivation {
        private double end() {
            return 0.5 / slope;
        }

        @Override
        public Reads backwardReads() {
            return Reads.INPUT;
        }

        @Override
        public double value(double z) {
            return z >= end() ? 1 : z <= -end() ? 0 : slope * z + 0.5;
        }

        @Override
        public double slope(double z, double a) {
            return Math.abs(z) >= end() ? 0 : Double.isNaN(z) ? z : slope;
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.unary(Unary.PLUS, (float) end(), z, a, from, to);
            k.unary(Unary.RELU, 0, a, a, from, to);
            k.unary(Unary.TIMES, (float) slope, a, a, from, to);
            k.unary(Unary.AT_MOST, 1, a, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.unary(Unary.TIMES, (float) slope, da, dz, from, to);
            k.binary(Binary.BELOW, (float) end(), dz, z, dz, from, to);
            k.binary(Binary.ABOVE, (float) -end(), dz, z, dz, from, to);
        }
    }
}
