package dev.bpnet.core.layer;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Declarations;
import dev.bpnet.api.layer.DefinitionPass;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.LayerDefinition;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.layer.Stage;
import java.util.List;
import java.util.Locale;

/**
 * Normalises rows of k columns: {@code n = r·(x - μ)}, {@code y = γ * n + β}, with μ the mean of the row where it is centred,
 * else 0, and {@code r = 1 / √(Σ(x - μ)²/k + ε)}. Backward, with {@code dn = γ * dy}:
 * {@code dx = r·(dn - mean(dn) - n·mean(dn * n))}, without {@code mean(dn)} where nothing is centred.
 *
 * <p>The mean is taken twice, {@code μ = mean(x)} and then the mean of {@code x - μ}, so that rows far from 0 lose no more
 * digits than they have lost by being floats; squares are summed in double.
 *
 * @param name the plugin's name
 * @param affine γ and β
 * @param centred whether the mean is subtracted
 * @param epsilon ε
 */
record RowNormLayer(String name, Affine affine, boolean centred, double epsilon) implements Layer {
    private static final int NORMALIZED = 0;
    private static final int INVERSE = 1;
    private static final int PRODUCTS = 2;

    @Override
    public int outputs() {
        return affine.width();
    }

    @Override
    public void declare(Declarations d) {
        affine.declare(d);
        d.scratch("n", outputs());
        d.scratch("r", 1);
        if (affine.scale() != null) {
            d.scratch("dy * n", outputs());
        }
    }

    @Override
    public List<Stage> forward() {
        return List.of(this::forward);
    }

    private void forward(Pass pass, int from, int to) {
        Matrix normalized = pass.scratch(NORMALIZED);
        float[] n = normalized.array();
        for (int i = from; i < to; i++) {
            int ni = normalized.at(i);
            centre(pass, i, n, ni);
            double square = pass.kernels().sumOfSquares(n, ni, outputs()) / outputs();
            float r = (float) (1 / Math.sqrt(square + epsilon));
            pass.scratch(INVERSE).set(i, 0, r);
            for (int j = 0; j < outputs(); j++) {
                n[ni + j] *= r;
            }
            affine.apply(pass, n, ni, pass.output().array(), pass.output().at(i));
        }
    }

    private void centre(Pass pass, int i, float[] n, int ni) {
        float[] x = pass.input().array();
        int xi = pass.input().at(i);
        if (!centred) {
            System.arraycopy(x, xi, n, ni, outputs());
            return;
        }
        Kernels k = pass.kernels();
        float mean = k.sum(x, xi, outputs()) / outputs();
        for (int j = 0; j < outputs(); j++) {
            n[ni + j] = x[xi + j] - mean;
        }
        float rest = k.sum(n, ni, outputs()) / outputs();
        for (int j = 0; j < outputs(); j++) {
            n[ni + j] -= rest;
        }
    }

    @Override
    public List<Stage> backward() {
        return List.of(this::backward);
    }

    private void backward(Pass pass, int from, int to) {
        for (int i = from; i < to; i++) {
            if (affine.scale() != null) {
                multiply(pass.outputDelta(), pass.scratch(NORMALIZED), pass.scratch(PRODUCTS), i);
            }
            Matrix dx = pass.inputDelta();
            if (dx != null) {
                inputDelta(pass, dx, i);
            }
        }
    }

    private static void multiply(Matrix x, Matrix y, Matrix product, int i) {
        for (int j = 0; j < product.columns(); j++) {
            product.set(i, j, x.get(i, j) * y.get(i, j));
        }
    }

    /** The row of dx serves as memory for {@code dn * n} first, and for {@code dn} then. */
    private void inputDelta(Pass pass, Matrix dx, int i) {
        Kernels k = pass.kernels();
        Matrix gamma = affine.scale(pass);
        Matrix n = pass.scratch(NORMALIZED);
        float[] d = dx.array();
        int di = dx.at(i);
        for (int j = 0; j < outputs(); j++) {
            float dn = pass.outputDelta().get(i, j) * (gamma == null ? 1 : gamma.get(0, j));
            d[di + j] = dn * n.get(i, j);
        }
        float products = k.sum(d, di, outputs()) / outputs();
        for (int j = 0; j < outputs(); j++) {
            d[di + j] = pass.outputDelta().get(i, j) * (gamma == null ? 1 : gamma.get(0, j));
        }
        float mean = centred ? k.sum(d, di, outputs()) / outputs() : 0;
        float r = pass.scratch(INVERSE).get(i, 0);
        for (int j = 0; j < outputs(); j++) {
            d[di + j] = r * Math.fma(-n.get(i, j), products, d[di + j] - mean);
        }
    }

    @Override
    public void gradient(Pass pass, int index, boolean accumulate, int fromRow, int toRow) {
        affine.gradient(pass, index, affine.scale() == null ? pass.outputDelta() : pass.scratch(PRODUCTS), accumulate);
    }

    @Override
    public LayerDefinition define() {
        return new Definition(affine, centred, epsilon);
    }

    @Override
    public String formula() {
        return "y = " + affine.formula(centred ? "(x - mean(x)) / √(var(x) + ε)" : "x / √(mean(x²) + ε)", "");
    }

    private static final class Definition implements LayerDefinition {
        private final Affine affine;
        private final boolean centred;
        private final double epsilon;
        private double[][] n = {};
        private double[] deviation = {};

        Definition(Affine affine, boolean centred, double epsilon) {
            this.affine = affine;
            this.centred = centred;
            this.epsilon = epsilon;
        }

        @Override
        public double[][] forward(DefinitionPass pass, double[][] x) {
            int width = affine.width();
            n = new double[x.length][width];
            deviation = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                double mean = centred ? sum(x[i]) / width : 0;
                double squares = 0;
                for (double value : x[i]) {
                    squares += (value - mean) * (value - mean);
                }
                deviation[i] = Math.sqrt(squares / width + epsilon);
                for (int j = 0; j < width; j++) {
                    n[i][j] = (x[i][j] - mean) / deviation[i];
                }
            }
            String in = pass.inputName();
            String formula = centred
                    ? String.format(Locale.ROOT, "(%s - mean) / √(variance + %s) of each row", in, epsilon)
                    : String.format(Locale.ROOT, "%s / √(mean square + %s) of each row", in, epsilon);
            pass.note("n[" + pass.number() + "]", formula, n);
            return affine.define(pass, n);
        }

        @Override
        public double[][] backward(DefinitionPass pass, double[][] dy) {
            double[][] dn = affine.defineBackward(pass, n, dy);
            int width = affine.width();
            double[][] dx = new double[dy.length][width];
            for (int i = 0; i < dy.length; i++) {
                double mean = centred ? sum(dn[i]) / width : 0;
                double along = 0;
                for (int j = 0; j < width; j++) {
                    along += dn[i][j] * n[i][j] / width;
                }
                for (int j = 0; j < width; j++) {
                    dx[i][j] = (dn[i][j] - mean - n[i][j] * along) / deviation[i];
                }
            }
            String of = "dL/dn[" + pass.number() + "]";
            String formula = centred
                    ? "(%s - mean(%s) - n·mean(%s * n)) / √(variance + ε)"
                    : "(%s - n·mean(%s * n)) / √(mean square + ε)";
            pass.note(
                    "dL/d" + pass.inputName(),
                    centred
                            ? String.format(Locale.ROOT, formula, of, of, of)
                            : String.format(Locale.ROOT, formula, of, of),
                    dx);
            return dx;
        }

        private static double sum(double[] row) {
            double sum = 0;
            for (double value : row) {
                sum += value;
            }
            return sum;
        }
    }
}
