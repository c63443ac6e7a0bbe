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
 * The kernels on vectors of one width. Here shapes are checked and work is handed out: to vectors, or to single numbers where
 * there is too little of it; the bits are the same. No vector type appears here.
 *
 * <p>Vector code is slow until it is compiled: a network 4-16-3 took 0.24 s for its first 2000 steps, on single numbers 0.04 s.
 * So kernels can be patient: they begin on single numbers, and load vectors when enough has been done to expect more. (To let
 * the vector code practise beside the work until it is compiled was no better: 0.55 s against 0.47 s for the first 16 steps of a
 * network 784-512-256-10.)
 */
final class SimdKernels implements Kernels {
    /** The multiplications that patient kernels do on single numbers: 20 ms of products, or 25000 steps of a network 4-16-3. */
    static final long PATIENCE = 100_000_000;

    /** Fewer numbers than this do not fill the widest vector. */
    private static final int SHORT = 16;

    /** What a number costs outside of products, in multiplications. */
    private static final int COST = 4;

    private final String name;
    private final int bits;
    private final Forms scalar = Forms.scalar();
    private volatile @Nullable Forms vectors;
    private long patience;

    /** Kernels that do {@code patience} multiplications on single numbers before they take vectors. */
    SimdKernels(String name, int bits, long patience) {
        this.name = name;
        this.bits = bits;
        this.patience = patience;
        if (patience == 0) {
            load();
        }
    }

    private synchronized void load() {
        if (vectors == null) {
            vectors = Forms.ofBits(bits);
        }
    }

    boolean isOnVectors() {
        return vectors != null;
    }

    /** The forms for some work. Two threads may miss what the other counts: only speed depends on it. */
    private Forms forms(long multiplications) {
        Forms loaded = vectors;
        if (loaded != null) {
            return loaded;
        }
        patience -= multiplications;
        if (patience <= 0) {
            load();
        }
        return scalar;
    }

    /** The forms for a function of n numbers. */
    private Forms forms(int n) {
        return n < SHORT ? scalar : forms((long) n * COST);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void warmUp() {
        Practice.of(new SimdKernels(name, bits, 0), bits / Float.SIZE);
    }

    @Override
    public void gemm(Form form, int depth, Matrix a, Matrix b, @Nullable Matrix start, Matrix c, int from, int to) {
        check(form, depth, a, b, start, c, from, to);
        long multiplications = (long) (to - from) * c.columns() * depth;
        forms(multiplications).products().gemm(form, depth, a, b, start, c, from, to);
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
                    "no product " + form + " of depth " + depth + " into rows " + from + " to "
                            + to + " of c (" + c + "): a is " + a + ", b is " + b + ", the chains start from "
                            + (start == null ? "0" : start));
        }
    }

    @Override
    public void transpose(Matrix a, Matrix t, int from, int to) {
        scalar.reductions().transpose(a, t, from, to);
    }

    @Override
    public void columnSums(Matrix a, int rows, boolean accumulate, float[] out, int at, int from, int to) {
        forms(to - from).reductions().columnSums(a, rows, accumulate, out, at, from, to);
    }

    @Override
    public void unary(Unary op, float alpha, float[] x, int xo, float[] y, int yo, int n) {
        forms(n).unary(op, alpha, x, xo, y, yo, n);
    }

    @Override
    public void binary(Binary op, float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        forms(n).binary(op, alpha, x, xo, y, yo, z, zo, n);
    }

    @Override
    public void axpby(float a, float[] x, int xo, float b, float[] y, int yo, int n) {
        forms(n).updates().axpby(a, x, xo, b, y, yo, n);
    }

    @Override
    public void lerp(double beta, float[] x, int xo, float[] m, int mo, int n) {
        forms(n).updates().lerp((float) beta, (float) (1 - beta), x, xo, m, mo, n);
    }

    @Override
    public void lerpSquare(double beta, float[] x, int xo, float[] v, int vo, int n) {
        forms(n).updates().lerpSquare((float) beta, (float) (1 - beta), x, xo, v, vo, n);
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
        forms(n).updates().adam(keep1, take1, keep2, take2, meanScale, rootScale, epsilon, g, go, m, mo, v, vo, n);
    }

    @Override
    public float max(float[] x, int xo, int n) {
        return forms(n).reductions().max(x, xo, n);
    }

    @Override
    public float sum(float[] x, int xo, int n) {
        return forms(n).reductions().sum(x, xo, n);
    }

    @Override
    public double sumOfSquares(float[] x, int xo, int n) {
        return forms(n).reductions().sumOfSquares(x, xo, n);
    }

    /** The exponentials of all rows at once where they follow each other: short rows fill vectors together. */
    @Override
    public void softmax(Matrix z, Matrix y, float @Nullable [] logSumExp, int from, int to) {
        int n = z.columns();
        Updates updates = forms(n).updates();
        for (int i = from; i < to; i++) {
            float m = max(z.array(), z.at(i), n);
            updates.shift(z.array(), z.at(i), -m, y.array(), y.at(i), n);
            if (logSumExp != null) {
                logSumExp[i] = m;
            }
        }
        unary(Unary.EXP, 0, y, y, from, to);
        for (int i = from; i < to; i++) {
            float s = sum(y.array(), y.at(i), n);
            updates.divide(y.array(), y.at(i), s, n);
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
