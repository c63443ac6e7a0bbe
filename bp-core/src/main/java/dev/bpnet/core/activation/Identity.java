package dev.bpnet.core.activation;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.activation.ElementwiseActivation;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/** {@code a = z}, {@code dz = da}: a linear layer; what an output that predicts a number wants. */
@Doc(value = "No activation: the layer stays linear. For outputs that predict numbers.", formula = "a = z")
public final class Identity implements ActivationPlugin<NoParameters> {

    /** Found as a service. */
    public Identity() {}

    @Override
    public String name() {
        return "identity";
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
            return z;
        }

        @Override
        public double slope(double z, double a) {
            return 1;
        }

        @Override
        public Reads backwardReads() {
            return Reads.OUTPUT;
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            copy(z, a, from, to);
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            copy(da, dz, from, to);
        }

        private static void copy(Matrix source, Matrix target, int from, int to) {
            if (source == target) {
                return;
            }
            for (int i = from; i < to; i++) {
                System.arraycopy(source.array(), source.at(i), target.array(), target.at(i), source.columns());
            }
        }
    }
}
