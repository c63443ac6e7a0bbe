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
 * {@code a = scale · z} where {@code z > 0}, else {@code scale · alpha (e^z - 1)}; the slope at 0 is {@code scale · alpha}, as in
 * PyTorch. The two constants make mean 0 and variance 1 a fixed point; weights in front of it start with {@code lecun_normal}, as the paper asks.
 */
@Doc(
        value = "Keeps mean 0 and variance 1 from layer to layer by itself, without normalisation.",
        formula = "a = 1.0507 · z if z > 0, else 1.0507 · 1.6733 · (e^z - 1)",
        source = "Klambauer, Unterthiner, Mayr, Hochreiter: Self-normalizing neural networks, 2017")
public final class Selu implements ActivationPlugin<NoParameters> {

    /** Found as a service. */
    public Selu() {}

    @Override
    public String name() {
        return "selu";
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
        private static final double ALPHA = 1.6732632423543772848170429916717;
        private static final double SCALE = 1.0507009873554804934193349852946;

        @Override
        public Reads backwardReads() {
            return Reads.INPUT;
        }

        @Override
        public double value(double z) {
            return z > 0 ? SCALE * z : SCALE * ALPHA * DoubleMath.expm1(z);
        }

        @Override
        public double slope(double z, double a) {
            return z > 0 ? SCALE : SCALE * ALPHA * DoubleMath.exp(z);
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.unary(Unary.ELU, (float) ALPHA, z, a, from, to);
            k.unary(Unary.TIMES, (float) SCALE, a, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            k.binary(Binary.ELU_GRADIENT, (float) ALPHA, da, z, dz, from, to);
            k.unary(Unary.TIMES, (float) SCALE, dz, dz, from, to);
        }

        @Override
        public Choice<Initializer> defaultInitializer() {
            return Choice.of("lecun_normal");
        }
    }
}
