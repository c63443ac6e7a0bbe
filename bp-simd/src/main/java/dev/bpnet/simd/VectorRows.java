package dev.bpnet.simd;

import static jdk.incubator.vector.VectorOperators.LT;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Products of a single row: a template, see {@link Width}. */
final class VectorRows implements Rows {
    private static final Width WIDTH = Width.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> S = WIDTH.species();
    private static final int L = S.length();
    private static final FloatVector LANES = FloatVector.zero(S).addIndex(1);

    VectorRows() {}

    @Override
    public void row(
            int depth,
            float[] a,
            int ai,
            int aks,
            float[] b,
            int bi,
            int ldb,
            float[] s,
            int si,
            int sjs,
            float[] c,
            int ci,
            int n) {
        int k = 0;
        for (; k + 8 <= depth; k += 8, ai += 8 * aks, bi += 8 * ldb) {
            row8(a, ai, aks, b, bi, ldb, s, si, sjs, c, ci, n);
            s = c;
            si = ci;
            sjs = 1;
        }
        for (; k < depth; k++, ai += aks, bi += ldb) {
            row1(a[ai], b, bi, s, si, sjs, c, ci, n);
            s = c;
            si = ci;
            sjs = 1;
        }
    }

    private static void row8(
            float[] a,
            int ai,
            int aks,
            float[] b,
            int b0,
            int ldb,
            float[] s,
            int si,
            int sjs,
            float[] c,
            int ci,
            int n) {
        FloatVector x0 = FloatVector.broadcast(S, a[ai]);
        FloatVector x1 = FloatVector.broadcast(S, a[ai + aks]);
        FloatVector x2 = FloatVector.broadcast(S, a[ai + 2 * aks]);
        FloatVector x3 = FloatVector.broadcast(S, a[ai + 3 * aks]);
        FloatVector x4 = FloatVector.broadcast(S, a[ai + 4 * aks]);
        FloatVector x5 = FloatVector.broadcast(S, a[ai + 5 * aks]);
        FloatVector x6 = FloatVector.broadcast(S, a[ai + 6 * aks]);
        FloatVector x7 = FloatVector.broadcast(S, a[ai + 7 * aks]);
        int b1 = b0 + ldb;
        int b2 = b1 + ldb;
        int b3 = b2 + ldb;
        int b4 = b3 + ldb;
        int b5 = b4 + ldb;
        int b6 = b5 + ldb;
        int b7 = b6 + ldb;
        int rest = n % L;
        VectorMask<Float> old = LANES.compare(LT, (float) (L - rest));
        int whole = n - rest;
        for (int j = 0; j < whole; j += L) {
            FloatVector y = FloatVector.fromArray(S, s, si + j * sjs);
            y = x0.fma(FloatVector.fromArray(S, b, b0 + j), y);
            y = x1.fma(FloatVector.fromArray(S, b, b1 + j), y);
            y = x2.fma(FloatVector.fromArray(S, b, b2 + j), y);
            y = x3.fma(FloatVector.fromArray(S, b, b3 + j), y);
            y = x4.fma(FloatVector.fromArray(S, b, b4 + j), y);
            y = x5.fma(FloatVector.fromArray(S, b, b5 + j), y);
            y = x6.fma(FloatVector.fromArray(S, b, b6 + j), y);
            y = x7.fma(FloatVector.fromArray(S, b, b7 + j), y);
            y.intoArray(c, ci + j);
        }
        if (rest > 0) {
            int j = n - L;
            FloatVector y = FloatVector.fromArray(S, s, si + j * sjs);
            y = x0.fma(FloatVector.fromArray(S, b, b0 + j), y);
            y = x1.fma(FloatVector.fromArray(S, b, b1 + j), y);
            y = x2.fma(FloatVector.fromArray(S, b, b2 + j), y);
            y = x3.fma(FloatVector.fromArray(S, b, b3 + j), y);
            y = x4.fma(FloatVector.fromArray(S, b, b4 + j), y);
            y = x5.fma(FloatVector.fromArray(S, b, b5 + j), y);
            y = x6.fma(FloatVector.fromArray(S, b, b6 + j), y);
            y = x7.fma(FloatVector.fromArray(S, b, b7 + j), y);
            y.blend(FloatVector.fromArray(S, c, ci + j), old).intoArray(c, ci + j);
        }
    }

    private static void row1(float a, float[] b, int bi, float[] s, int si, int sjs, float[] c, int ci, int n) {
        FloatVector x = FloatVector.broadcast(S, a);
        int rest = n % L;
        VectorMask<Float> old = LANES.compare(LT, (float) (L - rest));
        int whole = n - rest;
        for (int j = 0; j < whole; j += L) {
            FloatVector y = FloatVector.fromArray(S, s, si + j * sjs);
            x.fma(FloatVector.fromArray(S, b, bi + j), y).intoArray(c, ci + j);
        }
        if (rest > 0) {
            int j = n - L;
            FloatVector y = FloatVector.fromArray(S, s, si + j * sjs);
            x.fma(FloatVector.fromArray(S, b, bi + j), y)
                    .blend(FloatVector.fromArray(S, c, ci + j), old)
                    .intoArray(c, ci + j);
        }
    }
}
