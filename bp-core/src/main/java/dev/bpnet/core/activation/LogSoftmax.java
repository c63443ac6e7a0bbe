package dev.bpnet.core.activation;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/**
 * {@code a_j = z_j - ln Σ_l e^z_l} over each row, with the row's maximum taken out of the sum; {@code dz_j = da_j - e^a_j Σ_l
 * da_l}. The sums are chains in double over ascending columns.
 */
@Doc(
        value =
                "The logarithms of the probabilities of softmax, precise where a probability is too small for a number.",
        formula = "a_j = z_j - ln Σ e^z",
        source = "Bridle: Probabilistic interpretation of feedforward classification network outputs, 1990")
public final class LogSoftmax implements ActivationPlugin<NoParameters> {

    /** Found as a service. */
    public LogSoftmax() {}

    @Override
    public String name() {
        return "log_softmax";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Activation create(NoParameters none) {
        return new Function();
    }

    private record Function() implements Activation {
        @Override
        public boolean elementwise() {
            return false;
        }

        @Override
        public Reads backwardReads() {
            return Reads.OUTPUT;
        }

        /** {@inheritDoc} The maximum and the rest of the logarithm are subtracted one after the other, each exactly in double. */
        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            float[] x = z.array();
            for (int i = from; i < to; i++) {
                int zo = z.at(i);
                float max = Float.NEGATIVE_INFINITY;
                for (int j = 0; j < z.columns(); j++) {
                    max = Math.max(max, x[zo + j]);
                }
                double sum = 0;
                for (int j = 0; j < z.columns(); j++) {
                    sum += DoubleMath.exp((double) x[zo + j] - max);
                }
                double log = DoubleMath.log(sum);
                int ao = a.at(i);
                for (int j = 0; j < z.columns(); j++) {
                    a.array()[ao + j] = (float) ((double) x[zo + j] - max - log);
                }
            }
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            float[] dy = da.array();
            for (int i = from; i < to; i++) {
                int ao = a.at(i);
                int dao = da.at(i);
                double sum = 0;
                for (int j = 0; j < a.columns(); j++) {
                    sum += dy[dao + j];
                }
                int dzo = dz.at(i);
                for (int j = 0; j < a.columns(); j++) {
                    dz.array()[dzo + j] = (float) (dy[dao + j] - DoubleMath.exp(a.array()[ao + j]) * sum);
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
            for (double zj : z) {
                sum += DoubleMath.exp(zj - max);
            }
            double log = DoubleMath.log(sum);
            for (int j = 0; j < z.length; j++) {
                a[j] = z[j] - max - log;
            }
        }

        @Override
        public void defineBackward(double[] z, double[] a, double[] da, double[] dz) {
            double sum = 0;
            for (double d : da) {
                sum += d;
            }
            for (int j = 0; j < a.length; j++) {
                dz[j] = da[j] - DoubleMath.exp(a[j]) * sum;
            }
        }
    }
}
