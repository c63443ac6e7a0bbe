package dev.bpnet.simd;

import dev.bpnet.api.kernels.Matrix;

/** Sums and maxima without vectors: for what is too short for them, and for patient kernels before they load any. */
final class ScalarReductions implements Reductions {

    @Override
    public float max(float[] x, int xo, int n) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            max = Math.max(max, x[xo + i]);
        }
        return max;
    }

    @Override
    public float sum(float[] x, int xo, int n) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        float s4 = 0;
        float s5 = 0;
        float s6 = 0;
        float s7 = 0;
        float s8 = 0;
        float s9 = 0;
        float s10 = 0;
        float s11 = 0;
        float s12 = 0;
        float s13 = 0;
        float s14 = 0;
        float s15 = 0;
        int p = xo;
        int whole = xo + (n & ~15);
        for (; p < whole; p += 16) {
            s0 += x[p];
            s1 += x[p + 1];
            s2 += x[p + 2];
            s3 += x[p + 3];
            s4 += x[p + 4];
            s5 += x[p + 5];
            s6 += x[p + 6];
            s7 += x[p + 7];
            s8 += x[p + 8];
            s9 += x[p + 9];
            s10 += x[p + 10];
            s11 += x[p + 11];
            s12 += x[p + 12];
            s13 += x[p + 13];
            s14 += x[p + 14];
            s15 += x[p + 15];
        }
        return fold(s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15, x, p, n & 15);
    }

    @Override
    public double sumOfSquares(float[] x, int xo, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        double s8 = 0;
        double s9 = 0;
        double s10 = 0;
        double s11 = 0;
        double s12 = 0;
        double s13 = 0;
        double s14 = 0;
        double s15 = 0;
        int p = xo;
        int whole = xo + (n & ~15);
        for (; p < whole; p += 16) {
            s0 = addSquare(x[p], s0);
            s1 = addSquare(x[p + 1], s1);
            s2 = addSquare(x[p + 2], s2);
            s3 = addSquare(x[p + 3], s3);
            s4 = addSquare(x[p + 4], s4);
            s5 = addSquare(x[p + 5], s5);
            s6 = addSquare(x[p + 6], s6);
            s7 = addSquare(x[p + 7], s7);
            s8 = addSquare(x[p + 8], s8);
            s9 = addSquare(x[p + 9], s9);
            s10 = addSquare(x[p + 10], s10);
            s11 = addSquare(x[p + 11], s11);
            s12 = addSquare(x[p + 12], s12);
            s13 = addSquare(x[p + 13], s13);
            s14 = addSquare(x[p + 14], s14);
            s15 = addSquare(x[p + 15], s15);
        }
        return foldSquares(s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, s12, s13, s14, s15, x, p, n & 15);
    }

    /** The sum whose partials are s0 to s15 before the last {@code rest} numbers, fewer than 16. */
    static float fold(
            float s0,
            float s1,
            float s2,
            float s3,
            float s4,
            float s5,
            float s6,
            float s7,
            float s8,
            float s9,
            float s10,
            float s11,
            float s12,
            float s13,
            float s14,
            float s15,
            float[] x,
            int xo,
            int rest) {
        s0 += rest > 0 ? x[xo] : 0;
        s1 += rest > 1 ? x[xo + 1] : 0;
        s2 += rest > 2 ? x[xo + 2] : 0;
        s3 += rest > 3 ? x[xo + 3] : 0;
        s4 += rest > 4 ? x[xo + 4] : 0;
        s5 += rest > 5 ? x[xo + 5] : 0;
        s6 += rest > 6 ? x[xo + 6] : 0;
        s7 += rest > 7 ? x[xo + 7] : 0;
        s8 += rest > 8 ? x[xo + 8] : 0;
        s9 += rest > 9 ? x[xo + 9] : 0;
        s10 += rest > 10 ? x[xo + 10] : 0;
        s11 += rest > 11 ? x[xo + 11] : 0;
        s12 += rest > 12 ? x[xo + 12] : 0;
        s13 += rest > 13 ? x[xo + 13] : 0;
        s14 += rest > 14 ? x[xo + 14] : 0;
        float even = ((s0 + s8) + (s4 + s12)) + ((s2 + s10) + (s6 + s14));
        float odd = ((s1 + s9) + (s5 + s13)) + ((s3 + s11) + (s7 + s15));
        return even + odd;
    }

    /** The sum of squares whose partials are s0 to s15 before the last {@code rest} numbers, fewer than 16. */
    static double foldSquares(
            double s0,
            double s1,
            double s2,
            double s3,
            double s4,
            double s5,
            double s6,
            double s7,
            double s8,
            double s9,
            double s10,
            double s11,
            double s12,
            double s13,
            double s14,
            double s15,
            float[] x,
            int xo,
            int rest) {
        s0 = addSquare(rest > 0 ? x[xo] : 0, s0);
        s1 = addSquare(rest > 1 ? x[xo + 1] : 0, s1);
        s2 = addSquare(rest > 2 ? x[xo + 2] : 0, s2);
        s3 = addSquare(rest > 3 ? x[xo + 3] : 0, s3);
        s4 = addSquare(rest > 4 ? x[xo + 4] : 0, s4);
        s5 = addSquare(rest > 5 ? x[xo + 5] : 0, s5);
        s6 = addSquare(rest > 6 ? x[xo + 6] : 0, s6);
        s7 = addSquare(rest > 7 ? x[xo + 7] : 0, s7);
        s8 = addSquare(rest > 8 ? x[xo + 8] : 0, s8);
        s9 = addSquare(rest > 9 ? x[xo + 9] : 0, s9);
        s10 = addSquare(rest > 10 ? x[xo + 10] : 0, s10);
        s11 = addSquare(rest > 11 ? x[xo + 11] : 0, s11);
        s12 = addSquare(rest > 12 ? x[xo + 12] : 0, s12);
        s13 = addSquare(rest > 13 ? x[xo + 13] : 0, s13);
        s14 = addSquare(rest > 14 ? x[xo + 14] : 0, s14);
        double even = ((s0 + s8) + (s4 + s12)) + ((s2 + s10) + (s6 + s14));
        double odd = ((s1 + s9) + (s5 + s13)) + ((s3 + s11) + (s7 + s15));
        return even + odd;
    }

    private static double addSquare(double x, double partial) {
        return Math.fma(x, x, partial);
    }

    /** Four columns at a time: a sum waits three or four cycles for the one before it. */
    @Override
    public void columnSums(Matrix a, int rows, boolean accumulate, float[] out, int at, int from, int to) {
        float[] x = a.array();
        int j = from;
        for (; j + 4 <= to; j += 4) {
            int o = at + j;
            float s0 = accumulate ? out[o] : 0;
            float s1 = accumulate ? out[o + 1] : 0;
            float s2 = accumulate ? out[o + 2] : 0;
            float s3 = accumulate ? out[o + 3] : 0;
            for (int i = 0, p = a.offset() + j; i < rows; i++, p += a.stride()) {
                s0 += x[p];
                s1 += x[p + 1];
                s2 += x[p + 2];
                s3 += x[p + 3];
            }
            out[o] = s0;
            out[o + 1] = s1;
            out[o + 2] = s2;
            out[o + 3] = s3;
        }
        for (; j < to; j++) {
            float s = accumulate ? out[at + j] : 0;
            for (int i = 0, p = a.offset() + j; i < rows; i++, p += a.stride()) {
                s += x[p];
            }
            out[at + j] = s;
        }
    }

    @Override
    public void transpose(Matrix a, Matrix t, int from, int to) {
        transposeBlocks(a, t, from, to);
    }

    static void transposeBlocks(Matrix a, Matrix t, int from, int to) {
        float[] x = a.array();
        float[] y = t.array();
        for (int i0 = from; i0 < to; i0 += 16) {
            int i1 = Math.min(i0 + 16, to);
            for (int j = 0; j < a.columns(); j++) {
                int p = a.at(i0) + j;
                int q = t.at(j) + i0;
                for (int i = i0; i < i1; i++, p += a.stride(), q++) {
                    y[q] = x[p];
                }
            }
        }
    }
}
