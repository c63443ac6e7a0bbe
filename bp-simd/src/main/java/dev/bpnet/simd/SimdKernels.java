package dev.bpnet.simd;

import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Form;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.math.FloatMath;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The kernels on vectors of one width. Here shapes are checked and work is handed out: to vectors, or where there is too
 * little of it to single numbers, with the same bits. No vector type appears here.
 */
final class SimdKernels implements Kernels {
    /** Fewer numbers than this do not fill the widest vector. */
    private static final int SHORT = 16;

    private final String name;
    private final Products products;
    private final Elements elements;
    private final Functions functions;
    private final Functions errorFunctions;
    private final Reductions reductions;
    private final Elements scalarElements = new ScalarElements();
    private final Reductions scalarReductions = new ScalarReductions();

    SimdKernels(String name, Width width) {
        this.name = name;
        this.products = new PanelProducts(width);
        this.elements = width.copy(Elements.class, VectorElements.class);
        this.functions = width.copy(Functions.class, VectorFunctions.class);
        this.errorFunctions = width.copy(Functions.class, VectorErrorFunctions.class);
        this.reductions = width.copy(Reductions.class, VectorReductions.class);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void gemm(Form form, int depth, Matrix a, Matrix b, @Nullable Matrix start, Matrix c, int from, int to) {
        check(form, depth, a, b, start, c, from, to);
        products.gemm(form, depth, a, b, start, c, from, to);
    }

    /** A wrong shape would not fail by itself: views are windows into shared arrays. */
    private static void check(
            Form form, int depth, Matrix a, Matrix b, @Nullable Matrix start, Matrix c, int from, int to) {
        Objects.checkFromToIndex(from, to, c.rows());
        int n = c.columns();
        boolean fits = depth >= 0;
        fits &= form == Form.TN ? depth <= a.rows() && to <= a.columns() : depth <= a.columns() && to <= a.rows();
        fits &= form == Form.NT ? depth <= b.columns() && n <= b.rows() : depth <= b.rows() && n <= b.columns();
        fits &= start == null || start == c || (start.rows() >= 1 && start.columns() == n);
        if (!fits) {
            throw new IllegalArgumentException(
                    "no product %s of depth %s: a is %s, b is %s, c is %s, rows %s to %s, start is %s"
                            .formatted(form, depth, a, b, c, from, to, start == null ? "0" : start));
        }
    }

    @Override
    public void transpose(Matrix a, Matrix t, int from, int to) {
        reductions.transpose(a, t, from, to);
    }

    @Override
    public void columnSums(Matrix a, int rows, boolean accumulate, float[] out, int at, int from, int to) {
        reductions(to - from).columnSums(a, rows, accumulate, out, at, from, to);
    }

    @Override
    public void unary(Unary op, float alpha, float[] x, int xo, float[] y, int yo, int n) {
        if (n < SHORT) {
            scalarElements.unary(op, alpha, x, xo, y, yo, n);
            return;
        }
        switch (op) {
            case EXP, EXPM1, LOG, LOG1P, TANH, SIGMOID, SOFTPLUS -> functions.apply(op, x, xo, y, yo, n);
            case ERF, ERFC -> errorFunctions.apply(op, x, xo, y, yo, n);
            case SQRT, ABS, NEGATE, SQUARE, RECIPROCAL, SIGN, RELU, LEAKY_RELU ->
                elements.unary(op, alpha, x, xo, y, yo, n);
        }
    }

    @Override
    public void binary(Binary op, float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        elements(n).binary(op, alpha, x, xo, y, yo, z, zo, n);
    }

    @Override
    public void axpby(float a, float[] x, int xo, float b, float[] y, int yo, int n) {
        elements(n).axpby(a, x, xo, b, y, yo, n);
    }

    @Override
    public void lerp(double beta, float[] x, int xo, float[] m, int mo, int n) {
        elements(n).lerp((float) beta, (float) (1 - beta), x, xo, m, mo, n);
    }

    @Override
    public void lerpSquare(double beta, float[] x, int xo, float[] v, int vo, int n) {
        elements(n).lerpSquare((float) beta, (float) (1 - beta), x, xo, v, vo, n);
    }

    @Override
    public void adam(
            double beta1,
            double beta2,
            float meanScale,
            float rootScale,
            float epsilon,
            float[] g,
            int go,
            float[] m,
            int mo,
            float[] v,
            int vo,
            int n) {
        float keep1 = (float) beta1;
        float take1 = (float) (1 - beta1);
        float keep2 = (float) beta2;
        float take2 = (float) (1 - beta2);
        elements(n).adam(keep1, take1, keep2, take2, meanScale, rootScale, epsilon, g, go, m, mo, v, vo, n);
    }

    private Elements elements(int n) {
        return n < SHORT ? scalarElements : elements;
    }

    private Reductions reductions(int n) {
        return n < SHORT ? scalarReductions : reductions;
    }

    @Override
    public float max(float[] x, int xo, int n) {
        return reductions(n).max(x, xo, n);
    }

    @Override
    public float sum(float[] x, int xo, int n) {
        return reductions(n).sum(x, xo, n);
    }

    @Override
    public double sumOfSquares(float[] x, int xo, int n) {
        return reductions(n).sumOfSquares(x, xo, n);
    }

    /** All rows at once where they follow each other: short rows fill vectors together. */
    @Override
    public void softmax(Matrix z, Matrix y, float @Nullable [] logSumExp, int from, int to) {
        int n = z.columns();
        for (int i = from; i < to; i++) {
            float m = max(z.array(), z.at(i), n);
            elements(n).shift(z.array(), z.at(i), -m, y.array(), y.at(i), n);
            if (logSumExp != null) {
                logSumExp[i] = m;
            }
        }
        unary(Unary.EXP, 0, y, y, from, to);
        for (int i = from; i < to; i++) {
            float s = sum(y.array(), y.at(i), n);
            elements(n).divide(y.array(), y.at(i), s, n);
            if (logSumExp != null) {
                logSumExp[i] += FloatMath.log(s);
            }
        }
    }

    @Override
    public void gather(Matrix table, int[] ids, Matrix out, int from, int to) {
        int n = table.columns();
        for (int i = from; i < to; i++) {
            System.arraycopy(table.array(), table.at(ids[i]), out.array(), out.at(i), n);
        }
    }
}
