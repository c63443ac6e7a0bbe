package dev.bpnet.core.initializer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.initializer.InitializerPlugin;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.random.RandomStream;

/**
 * {@code orthogonal}: a random matrix whose columns (or rows, where there are fewer of them) are at right angles and have the
 * length {@code gain}, so that a linear layer keeps lengths. The same as in Keras and PyTorch: Q of the decomposition
 * {@code A = Q·R} of a matrix of standard normal numbers, with the signs for which R has a positive diagonal, which makes
 * every such Q equally likely (Mezzadri, How to generate random matrices from the classical compact groups, 2007).
 *
 * <p>A has the shape of the weight, or that of its transpose where the weight is wider than high; cell (i, j) of A takes the
 * random number {@code i · columns + j}. All in double, rounded once at the end.
 */
@Doc(
        value =
                "A random matrix with columns (or rows, if fewer) at right angles: keeps lengths, even through many layers.",
        formula = "gain·Q with A = Q·R, A standard normal, R with a positive diagonal",
        source =
                "Saxe, McClelland, Ganguli: Exact solutions to the nonlinear dynamics of learning in deep linear neural"
                        + " networks, 2014")
public final class Orthogonal implements InitializerPlugin<Orthogonal.Parameters> {

    /**
     * The parameters.
     *
     * @param gain the length of the columns
     */
    public record Parameters(
            @Doc("the length of each column") @Range(min = 0, exclusiveMin = true)
            double gain) {}

    /** Found as a service. */
    public Orthogonal() {}

    @Override
    public String name() {
        return "orthogonal";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1);
    }

    @Override
    public Initializer create(Parameters parameters) {
        return new Values(parameters.gain());
    }

    private record Values(double gain) implements Initializer {
        @Override
        public void initialize(RandomStream random, int fanIn, int fanOut, Matrix w) {
            boolean wide = w.columns() > w.rows();
            int height = wide ? w.columns() : w.rows();
            int width = wide ? w.rows() : w.columns();
            double[][] columns = new double[width][height];
            for (int j = 0; j < width; j++) {
                for (int i = 0; i < height; i++) {
                    columns[j][i] = random.normal((long) i * width + j);
                }
            }
            orthonormalize(columns);
            for (int j = 0; j < width; j++) {
                for (int i = 0; i < height; i++) {
                    w.set(wide ? j : i, wide ? i : j, (float) (gain * columns[j][i]));
                }
            }
        }

        /**
         * The decomposition by Gram and Schmidt, modified, each column twice, which leaves angles right to the last bits
         * (Giraud et al., 2005). The lengths divided by are R's diagonal: positive.
         */
        private static void orthonormalize(double[][] columns) {
            for (int j = 0; j < columns.length; j++) {
                double[] v = columns[j];
                for (int pass = 0; pass < 2; pass++) {
                    for (int k = 0; k < j; k++) {
                        subtract(v, dot(columns[k], v), columns[k]);
                    }
                }
                double length = Math.sqrt(dot(v, v));
                for (int i = 0; i < v.length; i++) {
                    v[i] /= length;
                }
            }
        }

        private static double dot(double[] x, double[] y) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum = Math.fma(x[i], y[i], sum);
            }
            return sum;
        }

        private static void subtract(double[] v, double factor, double[] x) {
            for (int i = 0; i < v.length; i++) {
                v[i] = Math.fma(-factor, x[i], v[i]);
            }
        }
    }
}
