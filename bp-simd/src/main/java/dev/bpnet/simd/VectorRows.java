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

    /** Whether 16 sums fit into registers. */
    private static final boolean WIDE = WIDTH.registers() >= 32;

    /**
     * So many numbers, 4 MB, come from a cache, and are read fastest where sums stay in registers: 784 x 512 in 19 us, read from
     * end to end 31. From memory it is the other way round: 2048 x 2048 in 660 us and 360.
     */
    private static final long NEAR = 1 << 20;

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
        int j = 0;
        if (aks == 1 && (long) depth * n <= NEAR) {
            int svs = sjs * L;
            for (; WIDE && j + 16 * L <= n; j += 16 * L) {
                row16(depth, a, ai, b, bi + j, ldb, s, si + j * sjs, svs, c, ci + j);
            }
            for (; j + 8 * L <= n; j += 8 * L) {
                row8(depth, a, ai, b, bi + j, ldb, s, si + j * sjs, svs, c, ci + j);
            }
        }
        if (j < n) {
            stream(depth, a, ai, aks, b, bi, ldb, s, si, sjs, c, ci, j, n);
        }
    }

    /** 16 vectors of one row, whose sums stay in registers. */
    private static void row16(
            int depth, float[] a, int ai, float[] b, int bi, int ldb, float[] s, int si, int svs, float[] c, int ci) {
        FloatVector c0 = FloatVector.fromArray(S, s, si);
        FloatVector c1 = FloatVector.fromArray(S, s, si + svs);
        FloatVector c2 = FloatVector.fromArray(S, s, si + 2 * svs);
        FloatVector c3 = FloatVector.fromArray(S, s, si + 3 * svs);
        FloatVector c4 = FloatVector.fromArray(S, s, si + 4 * svs);
        FloatVector c5 = FloatVector.fromArray(S, s, si + 5 * svs);
        FloatVector c6 = FloatVector.fromArray(S, s, si + 6 * svs);
        FloatVector c7 = FloatVector.fromArray(S, s, si + 7 * svs);
        FloatVector c8 = FloatVector.fromArray(S, s, si + 8 * svs);
        FloatVector c9 = FloatVector.fromArray(S, s, si + 9 * svs);
        FloatVector ca = FloatVector.fromArray(S, s, si + 10 * svs);
        FloatVector cb = FloatVector.fromArray(S, s, si + 11 * svs);
        FloatVector cc = FloatVector.fromArray(S, s, si + 12 * svs);
        FloatVector cd = FloatVector.fromArray(S, s, si + 13 * svs);
        FloatVector ce = FloatVector.fromArray(S, s, si + 14 * svs);
        FloatVector cf = FloatVector.fromArray(S, s, si + 15 * svs);
        for (int k = 0; k < depth; k++, bi += ldb) {
            FloatVector x = FloatVector.broadcast(S, a[ai + k]);
            c0 = x.fma(FloatVector.fromArray(S, b, bi), c0);
            c1 = x.fma(FloatVector.fromArray(S, b, bi + L), c1);
            c2 = x.fma(FloatVector.fromArray(S, b, bi + 2 * L), c2);
            c3 = x.fma(FloatVector.fromArray(S, b, bi + 3 * L), c3);
            c4 = x.fma(FloatVector.fromArray(S, b, bi + 4 * L), c4);
            c5 = x.fma(FloatVector.fromArray(S, b, bi + 5 * L), c5);
            c6 = x.fma(FloatVector.fromArray(S, b, bi + 6 * L), c6);
            c7 = x.fma(FloatVector.fromArray(S, b, bi + 7 * L), c7);
            c8 = x.fma(FloatVector.fromArray(S, b, bi + 8 * L), c8);
            c9 = x.fma(FloatVector.fromArray(S, b, bi + 9 * L), c9);
            ca = x.fma(FloatVector.fromArray(S, b, bi + 10 * L), ca);
            cb = x.fma(FloatVector.fromArray(S, b, bi + 11 * L), cb);
            cc = x.fma(FloatVector.fromArray(S, b, bi + 12 * L), cc);
            cd = x.fma(FloatVector.fromArray(S, b, bi + 13 * L), cd);
            ce = x.fma(FloatVector.fromArray(S, b, bi + 14 * L), ce);
            cf = x.fma(FloatVector.fromArray(S, b, bi + 15 * L), cf);
        }
        c0.intoArray(c, ci);
        c1.intoArray(c, ci + L);
        c2.intoArray(c, ci + 2 * L);
        c3.intoArray(c, ci + 3 * L);
        c4.intoArray(c, ci + 4 * L);
        c5.intoArray(c, ci + 5 * L);
        c6.intoArray(c, ci + 6 * L);
        c7.intoArray(c, ci + 7 * L);
        c8.intoArray(c, ci + 8 * L);
        c9.intoArray(c, ci + 9 * L);
        ca.intoArray(c, ci + 10 * L);
        cb.intoArray(c, ci + 11 * L);
        cc.intoArray(c, ci + 12 * L);
        cd.intoArray(c, ci + 13 * L);
        ce.intoArray(c, ci + 14 * L);
        cf.intoArray(c, ci + 15 * L);
    }

    /** 8 vectors of one row. */
    private static void row8(
            int depth, float[] a, int ai, float[] b, int bi, int ldb, float[] s, int si, int svs, float[] c, int ci) {
        FloatVector c0 = FloatVector.fromArray(S, s, si);
        FloatVector c1 = FloatVector.fromArray(S, s, si + svs);
        FloatVector c2 = FloatVector.fromArray(S, s, si + 2 * svs);
        FloatVector c3 = FloatVector.fromArray(S, s, si + 3 * svs);
        FloatVector c4 = FloatVector.fromArray(S, s, si + 4 * svs);
        FloatVector c5 = FloatVector.fromArray(S, s, si + 5 * svs);
        FloatVector c6 = FloatVector.fromArray(S, s, si + 6 * svs);
        FloatVector c7 = FloatVector.fromArray(S, s, si + 7 * svs);
        for (int k = 0; k < depth; k++, bi += ldb) {
            FloatVector x = FloatVector.broadcast(S, a[ai + k]);
            c0 = x.fma(FloatVector.fromArray(S, b, bi), c0);
            c1 = x.fma(FloatVector.fromArray(S, b, bi + L), c1);
            c2 = x.fma(FloatVector.fromArray(S, b, bi + 2 * L), c2);
            c3 = x.fma(FloatVector.fromArray(S, b, bi + 3 * L), c3);
            c4 = x.fma(FloatVector.fromArray(S, b, bi + 4 * L), c4);
            c5 = x.fma(FloatVector.fromArray(S, b, bi + 5 * L), c5);
            c6 = x.fma(FloatVector.fromArray(S, b, bi + 6 * L), c6);
            c7 = x.fma(FloatVector.fromArray(S, b, bi + 7 * L), c7);
        }
        c0.intoArray(c, ci);
        c1.intoArray(c, ci + L);
        c2.intoArray(c, ci + 2 * L);
        c3.intoArray(c, ci + 3 * L);
        c4.intoArray(c, ci + 4 * L);
        c5.intoArray(c, ci + 5 * L);
        c6.intoArray(c, ci + 6 * L);
        c7.intoArray(c, ci + 7 * L);
    }

    /** The columns {@code [from, n)}, eight rows of b at a time, each read from end to end. */
    private static void stream(
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
            int from,
            int n) {
        int k = 0;
        for (; k + 8 <= depth; k += 8, ai += 8 * aks, bi += 8 * ldb) {
            depth8(a, ai, aks, b, bi, ldb, s, si, sjs, c, ci, from, n);
            s = c;
            si = ci;
            sjs = 1;
        }
        for (; k < depth; k++, ai += aks, bi += ldb) {
            depth1(a[ai], b, bi, s, si, sjs, c, ci, from, n);
            s = c;
            si = ci;
            sjs = 1;
        }
    }

    private static void depth8(
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
            int from,
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
        int rest = (n - from) % L;
        VectorMask<Float> old = LANES.compare(LT, (float) (L - rest));
        int whole = n - rest;
        for (int j = from; j < whole; j += L) {
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

    private static void depth1(
            float a, float[] b, int bi, float[] s, int si, int sjs, float[] c, int ci, int from, int n) {
        FloatVector x = FloatVector.broadcast(S, a);
        int rest = (n - from) % L;
        VectorMask<Float> old = LANES.compare(LT, (float) (L - rest));
        int whole = n - rest;
        for (int j = from; j < whole; j += L) {
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
