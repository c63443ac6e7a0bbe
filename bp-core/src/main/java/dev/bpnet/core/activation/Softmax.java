package dev.bpnet.core.activation;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/**
 * {@code a_j = e^z_j / Σ_l e^z_l} over each row, with the row's maximum taken out first; {@code dz_j = a_j (da_j - Σ_l a_l
 * da_l)}.
 */
@Doc(
        value =
                "Turns a row of numbers into probabilities that add up to 1. For the output that chooses one of several classes.",
        formula = "a_j = e^z_j / Σ e^z",
        source = "Bridle: Probabilistic interpretation of feedforward classification network outputs, 1990")
public final class Softmax implements ActivationPlugin<NoParameters> {

    /** Found as a service. */
    public Softmax() {}

    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Activation create(NoParameters parameters) {
        return new Function();
    }

    private static final class Function implements Activation {
        @Override
        public boolean elementwise() {
            return false;
        }

        @Override
        public Reads backwardReads() {
            return Reads.OUTPUT;
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            k.softmax(z, a, null, from, to);
        }

        /**
         * {@inheritDoc}
         *
         * <p>The sum is a chain in double over ascending columns: a product of two floats is exact there, and the difference
         * {@code da_j - Σ} loses nothing where the two are close.
         */
        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            float[] y = a.array();
            float[] dy = da.array();
            for (int i = from; i < to; i++) {
                int yo = a.at(i);
                int dyo = da.at(i);
                double sum = 0;
                for (int j = 0; j < a.columns(); j++) {
                    sum += (double) y[yo + j] * dy[dyo + j];
                }
                int dzo = dz.at(i);
                for (int j = 0; j < a.columns(); j++) {
                    dz.array()[dzo + j] = (float) (y[yo + j] * (dy[dyo + j] - sum));
                }
            }
        }

        @Override
        public void define(double[] z, double[] a) {
            double max = Double.NEGATIVE_INFINITY;
            for (double zj : z) {
                max = Math.max(max, zj);
            }
            double sum = 0;
            for (int j = 0; j < z.length; j++) {
                a[j] = DoubleMath.exp(z[j] - max);
                sum += a[j];
            }
            for (int j = 0; j < z.length; j++) {
                a[j] /= sum;
            }
        }

        @Override
        public void defineBackward(double[] z, double[] a, double[] da, double[] dz) {
            double sum = 0;
            for (int j = 0; j < a.length; j++) {
                sum += a[j] * da[j];
            }
            for (int j = 0; j < a.length; j++) {
                dz[j] = a[j] * (da[j] - sum);
            }
        }
    }
}
