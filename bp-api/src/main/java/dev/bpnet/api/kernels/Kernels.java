package dev.bpnet.api.kernels;

import org.jspecify.annotations.Nullable;

/**
 * The numeric primitives. Each method has one result, to the bit: the scalar implementation in the core is the
 * specification, every other one is only faster. Implementations are stateless and safe for any number of threads.
 *
 * <p>Three rules keep the bits the same: a cell of a product is one chain of fused multiply-adds over ascending k;
 * vector lanes and threads never split that chain; sums have the fixed shape stated at their method. Ranges are half open,
 * {@code [from, to)}. Arguments are the caller's; nothing is kept.
 */
public interface Kernels {

    /** The name that selects these kernels: {@code scalar}, {@code simd_512}, ... */
    String name();

    /**
     * Does work that nobody reads until the virtual machine has compiled these kernels, or the thread is interrupted: for a
     * thread that has a processor to itself while others prepare. Holds for all kernels of the name in this process, and changes
     * no result.
     */
    default void warmUp() {}

    /**
     * Rows {@code [from, to)} of {@code c}: {@code c[i,j] = fma(a(i,k), b(k,j), ...)} for k ascending over
     * {@code [0, depth)}, where {@code a(i,k)} and {@code b(k,j)} are read as {@code form} says.
     *
     * <p>The chain starts from 0 where {@code start} is null; from {@code c[i,j]} itself where {@code start} is the
     * object {@code c} (so a product may be continued over more rows); else {@code start} has one row, a bias, and the
     * chain starts from {@code start[0,j]}. {@code c} overlaps neither {@code a} nor {@code b}.
     */
    void gemm(Form form, int depth, Matrix a, Matrix b, @Nullable Matrix start, Matrix c, int from, int to);

    /** {@code t[j,i] = a[i,j]} for the rows {@code i} in {@code [from, to)} of {@code a}. */
    void transpose(Matrix a, Matrix t, int from, int to);

    /**
     * Sums of the columns {@code [from, to)} of {@code a} over its first {@code rows} rows, each a chain of additions over
     * ascending rows, into {@code out[at + j]}; the chain starts from 0, or from {@code out[at + j]} when
     * {@code accumulate}.
     */
    void columnSums(Matrix a, int rows, boolean accumulate, float[] out, int at, int from, int to);

    /** {@code y[yo + i] = op(x[xo + i])} for {@code n} numbers; y may be x at the same offset. */
    void unary(Unary op, float alpha, float[] x, int xo, float[] y, int yo, int n);

    /** {@code z[zo + i] = op(x[xo + i], y[yo + i])} for {@code n} numbers; z may be x or y at the same offset. */
    void binary(Binary op, float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n);

    /** {@code y = fma(a, x, b · y)} for {@code n} numbers; {@code b · y} is y itself where b is 1. */
    void axpby(float a, float[] x, int xo, float b, float[] y, int yo, int n);

    /** {@code x[xo + i] = value} for {@code n} numbers. */
    default void fill(float value, float[] x, int xo, int n) {
        java.util.Arrays.fill(x, xo, xo + n, value);
    }

    /** Moving average {@code m = fma(beta, m, (1 - beta) · x)}, with {@code 1 - beta} rounded once from double. */
    void lerp(double beta, float[] x, int xo, float[] m, int mo, int n);

    /** Moving average of squares {@code v = fma(beta, v, ((1 - beta) · x) · x)}. */
    void lerpSquare(double beta, float[] x, int xo, float[] v, int vo, int n);

    /** The greatest of {@code n} numbers, NaN if one is, {@code -∞} for none. */
    float max(float[] x, int xo, int n);

    /**
     * The sum of {@code n} numbers in this shape: sixteen partial sums, number i goes to partial {@code i mod 16} in
     * ascending order, each starting from 0; then partial p takes partial {@code p + 8} for p in 0..7, then
     * {@code p + 4}, {@code p + 2}, {@code p + 1}.
     */
    float sum(float[] x, int xo, int n);

    /** The sum of squares in double, of the same shape as {@link #sum}, each term {@code fma(x, x, partial)} in double. */
    double sumOfSquares(float[] x, int xo, int n);

    /**
     * Softmax of rows {@code [from, to)}: {@code m = max(z_i)}, {@code e_j = exp(z_ij - m)}, {@code s = sum(e)},
     * {@code y_ij = e_j / s}. With {@code logSumExp}, also {@code logSumExp[i] = m + log(s)}. y may be z.
     */
    void softmax(Matrix z, Matrix y, float @Nullable [] logSumExp, int from, int to);

    /** {@code out[i] = table[ids[i]]}, whole rows, for i in {@code [from, to)}. */
    void gather(Matrix table, int[] ids, Matrix out, int from, int to);

    /**
     * One Adam update in one pass over {@code n} numbers: m and v as {@link #lerp} and {@link #lerpSquare} of g, then
     * {@code g = (meanScale · m) / fma(sqrt(v), rootScale, epsilon)}. With {@code meanScale = 1 / (1 - beta1^t)} and
     * {@code rootScale = 1 / sqrt(1 - beta2^t)} that is the bias-corrected direction of the paper.
     */
    void adam(
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
            int n);

    /** {@link #unary} over rows {@code [from, to)} of two matrices of the same shape. */
    default void unary(Unary op, float alpha, Matrix x, Matrix y, int from, int to) {
        int n = x.columns();
        if (x.contiguous() && y.contiguous()) {
            unary(op, alpha, x.array(), x.at(from), y.array(), y.at(from), (to - from) * n);
            return;
        }
        for (int i = from; i < to; i++) {
            unary(op, alpha, x.array(), x.at(i), y.array(), y.at(i), n);
        }
    }

    /** {@link #binary} over rows {@code [from, to)} of three matrices of the same shape. */
    default void binary(Binary op, float alpha, Matrix x, Matrix y, Matrix z, int from, int to) {
        int n = x.columns();
        if (x.contiguous() && y.contiguous() && z.contiguous()) {
            binary(op, alpha, x.array(), x.at(from), y.array(), y.at(from), z.array(), z.at(from), (to - from) * n);
            return;
        }
        for (int i = from; i < to; i++) {
            binary(op, alpha, x.array(), x.at(i), y.array(), y.at(i), z.array(), z.at(i), n);
        }
    }
}
