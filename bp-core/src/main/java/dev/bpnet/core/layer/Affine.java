package dev.bpnet.core.layer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Declarations;
import dev.bpnet.api.layer.DefinitionPass;
import dev.bpnet.api.layer.LayerContext;
import dev.bpnet.api.layer.Pass;
import dev.bpnet.api.parameter.Role;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The end of a normalisation, {@code y = γ * n + β} with γ and β {@code [1, width]}, either of which may be left out. Its
 * parameters are the layer's first ones: γ starts with 1, β with 0, and neither decays by default.
 *
 * @param width the columns
 * @param scale how γ starts; null for no γ
 * @param shift how β starts; null for no β
 */
record Affine(
        int width, @Nullable Initializer scale, @Nullable Initializer shift) {

    static Affine of(LayerContext context, boolean scale, boolean shift) {
        return new Affine(context.inputs(), scale ? constant(1) : null, shift ? constant(0) : null);
    }

    private static Initializer constant(float value) {
        return (random, fanIn, fanOut, w) -> Arrays.fill(w.array(), w.at(0), w.at(0) + w.columns(), value);
    }

    void declare(Declarations d) {
        if (scale != null) {
            d.parameter("scale", Role.NORM_SCALE, 1, width, scale, 1, 1);
        }
        if (shift != null) {
            d.parameter("shift", Role.NORM_SHIFT, 1, width, shift, 1, 1);
        }
    }

    private int shiftIndex() {
        return scale == null ? 0 : 1;
    }

    /** γ, or null. */
    @Nullable Matrix scale(Pass pass) {
        return scale == null ? null : pass.parameter(0);
    }

    /** β, or null. */
    @Nullable Matrix shift(Pass pass) {
        return shift == null ? null : pass.parameter(shiftIndex());
    }

    /** {@code y[i] = γ * n[i] + β} for one row that begins at {@code ni} and {@code yi}; y may be n. */
    void apply(Pass pass, float[] n, int ni, float[] y, int yi) {
        Matrix gamma = scale(pass);
        Matrix beta = shift(pass);
        for (int j = 0; j < width; j++) {
            float value = n[ni + j];
            if (gamma != null) {
                value *= gamma.get(0, j);
            }
            y[yi + j] = beta == null ? value : value + beta.get(0, j);
        }
    }

    /** The gradient of one of the parameters: {@code dγ = Σ products}, with products {@code dy * n}, and {@code dβ = Σ dy}. */
    void gradient(Pass pass, int index, Matrix products, boolean accumulate) {
        Matrix gradient = pass.gradient(index);
        boolean ofScale = scale != null && index == 0;
        pass.kernels()
                .columnSums(
                        ofScale ? products : pass.outputDelta(),
                        pass.rows(),
                        accumulate,
                        gradient.array(),
                        gradient.offset(),
                        0,
                        width);
    }

    /** {@code "γ * n + β"} with what there is of it. */
    String formula(String n, String suffix) {
        String scaled = scale == null ? n : "γ" + suffix + " * " + n;
        return shift == null ? scaled : scaled + " + β" + suffix;
    }

    /** {@code y} in double; tells it as {@code y[l]}, unless it is n itself. */
    double[][] define(DefinitionPass pass, double[][] n) {
        if (scale == null && shift == null) {
            return n;
        }
        double[][] y = new double[n.length][width];
        for (int i = 0; i < n.length; i++) {
            for (int j = 0; j < width; j++) {
                double scaled = scale == null ? n[i][j] : pass.parameter(0)[0][j] * n[i][j];
                y[i][j] = shift == null ? scaled : scaled + pass.parameter(shiftIndex())[0][j];
            }
        }
        String suffix = "[" + pass.number() + "]";
        pass.note("y" + suffix, formula("n" + suffix, suffix), y);
        return y;
    }

    /** {@code dn = γ * dy}, and the gradients. */
    double[][] defineBackward(DefinitionPass pass, double[][] n, double[][] dy) {
        if (scale == null && shift == null) {
            return dy;
        }
        String suffix = String.format(Locale.ROOT, "[%d]", pass.number());
        double[][] dn = new double[n.length][width];
        for (int i = 0; i < n.length; i++) {
            for (int j = 0; j < width; j++) {
                dn[i][j] = scale == null ? dy[i][j] : pass.parameter(0)[0][j] * dy[i][j];
                if (scale != null) {
                    pass.gradient(0)[0][j] += dy[i][j] * n[i][j];
                }
                if (shift != null) {
                    pass.gradient(shiftIndex())[0][j] += dy[i][j];
                }
            }
        }
        if (scale != null) {
            pass.note("dL/dγ" + suffix, "sum over the batch of dL/dy" + suffix + " * n" + suffix, pass.gradient(0));
        }
        if (shift != null) {
            pass.note("dL/dβ" + suffix, "sum over the batch of dL/dy" + suffix, pass.gradient(shiftIndex()));
        }
        pass.note("dL/dn" + suffix, scale == null ? "dL/dy" + suffix : "dL/dy" + suffix + " * γ" + suffix, dn);
        return dn;
    }
}
