package dev.bpnet.core.kernels;

import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Form;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.math.FloatMath;
import org.jspecify.annotations.Nullable;

/**
 * The specification: {@link Kernels} as its Javadoc says, in plain Java. It takes no shortcut that would change a bit, and
 * still runs close to what one floating-point lane can do.
 */
public final class ScalarKernels implements Kernels {

    /** Makes the kernels; they have no state, so one object is as good as many. */
    public ScalarKernels() {}

    @Override
    public String name() {
        return ScalarKernelsProvider.NAME;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when the shapes do not fit each other
     * @throws IndexOutOfBoundsException when the rows lie outside of {@code c}
     */
    @Override
    public void gemm(Form form, int depth, Matrix a, Matrix b, @Nullable Matrix start, Matrix c, int from, int to) {
        ScalarGemm.multiply(form, depth, a, b, start, c, from, to);
    }

    @Override
    public void transpose(Matrix a, Matrix t, int from, int to) {
        // Squares of 16 x 16: a cache line of each side is used up before it is evicted, whatever the strides.
        int columns = a.columns();
        for (int rowBlock = from; rowBlock < to; rowBlock += 16) {
            int rowEnd = Math.min(rowBlock + 16, to);
            for (int columnBlock = 0; columnBlock < columns; columnBlock += 16) {
                int columnEnd = Math.min(columnBlock + 16, columns);
                for (int i = rowBlock; i < rowEnd; i++) {
                    int ao = a.at(i);
                    for (int j = columnBlock; j < columnEnd; j++) {
                        t.array()[t.at(j) + i] = a.array()[ao + j];
                    }
                }
            }
        }
    }

    @Override
    public void columnSums(Matrix a, int rows, boolean accumulate, float[] out, int at, int from, int to) {
        float[] x = a.array();
        int stride = a.stride();
        int j = from;
        // Four columns at a time: a chain waits four cycles for each addition, four chains fill them.
        for (; j + 3 < to; j += 4) {
            int o = at + j;
            float s0 = accumulate ? out[o] : 0;
            float s1 = accumulate ? out[o + 1] : 0;
            float s2 = accumulate ? out[o + 2] : 0;
            float s3 = accumulate ? out[o + 3] : 0;
            int p = a.offset() + j;
            for (int i = 0; i < rows; i++) {
                s0 += x[p];
                s1 += x[p + 1];
                s2 += x[p + 2];
                s3 += x[p + 3];
                p += stride;
            }
            out[o] = s0;
            out[o + 1] = s1;
            out[o + 2] = s2;
            out[o + 3] = s3;
        }
        for (; j < to; j++) {
            float s = accumulate ? out[at + j] : 0;
            int p = a.offset() + j;
            for (int i = 0; i < rows; i++) {
                s += x[p];
                p += stride;
            }
            out[at + j] = s;
        }
    }

    @Override
    public void unary(Unary op, float alpha, float[] x, int xo, float[] y, int yo, int n) {
        ScalarUnary.apply(op, alpha, x, xo, y, yo, n);
    }

    @Override
    public void binary(Binary op, float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        ScalarBinary.apply(op, alpha, x, xo, y, yo, z, zo, n);
    }

    @Override
    public void axpby(float a, float[] x, int xo, float b, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.fma(a, x[xo + i], b * y[yo + i]); // 1 · y is y, to the bit
        }
    }

    @Override
    public void lerp(double beta, float[] x, int xo, float[] m, int mo, int n) {
        float keep = (float) beta;
        float take = (float) (1 - beta);
        for (int i = 0; i < n; i++) {
            m[mo + i] = Math.fma(keep, m[mo + i], take * x[xo + i]);
        }
    }

    @Override
    public void lerpSquare(double beta, float[] x, int xo, float[] v, int vo, int n) {
        float keep = (float) beta;
        float take = (float) (1 - beta);
        for (int i = 0; i < n; i++) {
            float xi = x[xo + i];
            v[vo + i] = Math.fma(keep, v[vo + i], take * xi * xi);
        }
    }

    @Override
    public float max(float[] x, int xo, int n) {
        return ScalarReductions.max(x, xo, n);
    }

    @Override
    public float sum(float[] x, int xo, int n) {
        return ScalarReductions.sum(x, xo, n);
    }

    @Override
    public double sumOfSquares(float[] x, int xo, int n) {
        return ScalarReductions.sumOfSquares(x, xo, n);
    }

    @Override
    public void softmax(Matrix z, Matrix y, float @Nullable [] logSumExp, int from, int to) {
        int n = z.columns();
        float[] x = z.array();
        float[] e = y.array();
        for (int i = from; i < to; i++) {
            int zo = z.at(i);
            int yo = y.at(i);
            float m = ScalarReductions.max(x, zo, n);
            for (int j = 0; j < n; j++) {
                e[yo + j] = FloatMath.exp(x[zo + j] - m);
            }
            float s = ScalarReductions.sum(e, yo, n);
            for (int j = 0; j < n; j++) {
                e[yo + j] /= s;
            }
            if (logSumExp != null) {
                logSumExp[i] = m + FloatMath.log(s);
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
        for (int i = 0; i < n; i++) {
            float gi = g[go + i];
            float mi = Math.fma(keep1, m[mo + i], take1 * gi);
            float vi = Math.fma(keep2, v[vo + i], take2 * gi * gi);
            m[mo + i] = mi;
            v[vo + i] = vi;
            // The root of a float in double, rounded, is the correctly rounded float root.
            g[go + i] = (meanScale * mi) / Math.fma((float) Math.sqrt(vi), rootScale, epsilon);
        }
    }
}
