package dev.bpnet.core.activation;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.math.FloatMath;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;

/** The first half of the columns as they are, {@code softplus(z)} of the second half: means and variances. */
@Doc(
        value = "Leaves the first half of the outputs, the means, and makes the second half, the variances, positive.",
        formula = "[z, softplus(z)]",
        source = "Lakshminarayanan, Pritzel and Blundell: Simple and scalable predictive uncertainty estimation, 2017")
public final class MeanVariance implements ActivationPlugin<NoParameters> {

    /** Its name in YAML. */
    public static final String NAME = "mean_variance";

    /** Found as a service. */
    public MeanVariance() {}

    @Override
    public String name() {
        return NAME;
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
            return true;
        }

        @Override
        public Reads backwardReads() {
            return Reads.INPUT;
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            int means = z.columns() / 2;
            for (int i = from; i < to; i++) {
                if (z != a) {
                    System.arraycopy(z.array(), z.at(i), a.array(), a.at(i), means);
                }
                int columns = z.columns() - means;
                k.unary(Unary.SOFTPLUS, 0, z.array(), z.at(i) + means, a.array(), a.at(i) + means, columns);
            }
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            int means = z.columns() / 2;
            for (int i = from; i < to; i++) {
                for (int j = 0; j < z.columns(); j++) {
                    float slope = j < means ? 1 : FloatMath.sigmoid(z.get(i, j));
                    dz.set(i, j, da.get(i, j) * slope);
                }
            }
        }

        @Override
        public void define(double[] z, double[] a) {
            for (int j = 0; j < z.length; j++) {
                a[j] = j < z.length / 2 ? z[j] : DoubleMath.softplus(z[j]);
            }
        }

        @Override
        public void defineBackward(double[] z, double[] a, double[] da, double[] dz) {
            for (int j = 0; j < z.length; j++) {
                dz[j] = j < z.length / 2 ? da[j] : da[j] * DoubleMath.sigmoid(z[j]);
            }
        }
    }
}
