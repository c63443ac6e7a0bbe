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
 * {@code a = z · relu6(z + 3) / 6}, with slope 0 below -3, {@code z/3 + 1/2} from -3 on and 1 from 3 on; at both kinks the
 * slope of the right side, as in PyTorch on vectors.
 */
@Doc(
        value = "A silu of straight lines and a parabola.",
        formula = "a = z · min(max(z + 3, 0), 6) / 6",
        source = "Howard et al.: Searching for MobileNetV3, 2019")
public final class HardSwish implements ActivationPlugin<NoParameters> {

    /** Found as a service. */
    public HardSwish() {}

    @Override
    public String name() {
        return "hard_swish";
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
            return z * Math.min(Math.max(z + 3, 0), 6) / 6;
        }

        @Override
        public double slope(double z, double a) {
            return z < -3 ? 0 : z >= 3 ? 1 : z / 3 + 0.5;
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.unary(Unary.HARD_SWISH, 0, z, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.binary(Binary.HARD_SWISH_GRADIENT, 0, da, z, dz, from, to);
        }

        @Override
        public Choice<Initializer> defaultInitializer() {
            return Choice.of("he_uniform");
        }
    }
}
