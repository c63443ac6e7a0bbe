package dev.bpnet.core.activation;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.activation.ActivationPlugin;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.math.FloatMath;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;

/**
 * The columns are {@code levels} groups of the same width; each group is the one before plus a positive step:
 * {@code a_0 = z_0}, {@code a_l = a_(l-1) + softplus(z_l)}. Backward {@code dz_0 = Σ_l da_l},
 * {@code dz_l = sigmoid(z_l) Σ_(m≥l) da_m}.
 */
@Doc(
        value = "Groups of outputs that ascend from group to group, so that predicted quantiles never cross.",
        formula = "a[0] = z[0], a[l] = a[l-1] + softplus(z[l])",
        source = "Gasthaus et al.: Probabilistic forecasting with spline quantile function RNNs, 2019, section 3")
public final class Ascending implements ActivationPlugin<Ascending.Parameters> {

    /**
     * Parameters of the ascending activation.
     *
     * @param levels the number of groups
     */
    public record Parameters(
            @Range(min = 1) @Doc("the number of groups; the width is a multiple of it")
            int levels) {}

    /** Its name in YAML. */
    public static final String NAME = "ascending";

    /** Found as a service. */
    public Ascending() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1);
    }

    /** A choice of this activation with so many groups. */
    public static Choice<Activation> of(int levels) {
        return Choice.of(NAME, new Parameters(levels));
    }

    @Override
    public Activation create(Parameters p) {
        return new Function(p.levels());
    }

    private record Function(int levels) implements Activation {
        @Override
        public boolean elementwise() {
            return levels == 1;
        }

        @Override
        public Reads backwardReads() {
            return Reads.INPUT;
        }

        /** The width of a group; what is left over when the width is no multiple stays as it is. */
        private int group(int columns) {
            return Math.max(1, columns / levels);
        }

        @Override
        public void forward(Kernels k, Matrix z, Matrix a, int from, int to) {
            int group = group(z.columns());
            for (int i = from; i < to; i++) {
                for (int j = 0; j < z.columns(); j++) {
                    float zj = z.get(i, j);
                    a.set(i, j, j < group ? zj : a.get(i, j - group) + FloatMath.softplus(zj));
                }
            }
        }

        @Override
        public void backward(Kernels k, Matrix z, Matrix a, Matrix da, Matrix dz, int from, int to) {
            int group = group(z.columns());
            int columns = z.columns();
            for (int i = from; i < to; i++) {
                for (int first = 0; first < group; first++) {
                    double sum = 0;
                    int last = first + (columns - 1 - first) / group * group;
                    for (int j = last; j >= 0; j -= group) {
                        sum += da.get(i, j);
                        dz.set(i, j, (float) (j < group ? sum : sum * FloatMath.sigmoid(z.get(i, j))));
                    }
                }
            }
        }

        @Override
        public void define(double[] z, double[] a) {
            int group = group(z.length);
            for (int j = 0; j < z.length; j++) {
                a[j] = j < group ? z[j] : a[j - group] + DoubleMath.softplus(z[j]);
            }
        }

        @Override
        public void defineBackward(double[] z, double[] a, double[] da, double[] dz) {
            int group = group(z.length);
            for (int j = 0; j < z.length; j++) {
                double sum = 0;
                for (int above = j; above < z.length; above += group) {
                    sum += da[above];
                }
                dz[j] = j < group ? sum : sum * DoubleMath.sigmoid(z[j]);
            }
        }
    }
}
