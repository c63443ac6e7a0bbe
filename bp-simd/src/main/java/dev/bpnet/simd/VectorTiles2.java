package dev.bpnet.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Panels of 2 vectors: a template, see {@link Width}. 6 rows are 12 sums, with 2 vectors of b and 1 of a 15 of 16 registers. */
final class VectorTiles2 implements Tiles {
    private static final Width WIDTH = Width.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> S = WIDTH.species();
    private static final int L = S.length();

    VectorTiles2() {}

    @Override
    public void rows(
            int depth,
            float[] a,
            int ai,
            int ars,
            int aks,
            float[] b,
            int bi,
            int ldb,
            float[] s,
            int si,
            int srs,
            int svs,
            float[] c,
            int ci,
            int ldc,
            int rows,
            int kept) {
        int i = 0;
        for (; i + 6 <= rows; i += 6, ai += 6 * ars, si += 6 * srs, ci += 6 * ldc) {
            tile6x2(depth, a, ai, ars, aks, b, bi, ldb, s, si, srs, svs, c, ci, ldc);
        }
        for (; i + 2 <= rows; i += 2, ai += 2 * ars, si += 2 * srs, ci += 2 * ldc) {
            tile2x2(depth, a, ai, ars, aks, b, bi, ldb, s, si, srs, svs, c, ci, ldc);
        }
        if (i < rows) {
            tile1x2(depth, a, ai, aks, b, bi, ldb, s, si, svs, c, ci);
        }
    }

    /** 6 rows, 2 vectors wide. */
    private static void tile6x2(
            int depth,
            float[] a,
            int ai,
            int ars,
            int aks,
            float[] b,
            int bi,
            int ldb,
            float[] s,
            int si,
            int srs,
            int svs,
            float[] c,
            int ci,
            int ldc) {
        FloatVector c00 = FloatVector.fromArray(S, s, si);
        FloatVector c01 = FloatVector.fromArray(S, s, si + svs);
        si += srs;
        FloatVector c10 = FloatVector.fromArray(S, s, si);
        FloatVector c11 = FloatVector.fromArray(S, s, si + svs);
        si += srs;
        FloatVector c20 = FloatVector.fromArray(S, s, si);
        FloatVector c21 = FloatVector.fromArray(S, s, si + svs);
        si += srs;
        FloatVector c30 = FloatVector.fromArray(S, s, si);
        FloatVector c31 = FloatVector.fromArray(S, s, si + svs);
        si += srs;
        FloatVector c40 = FloatVector.fromArray(S, s, si);
        FloatVector c41 = FloatVector.fromArray(S, s, si + svs);
        si += srs;
        FloatVector c50 = FloatVector.fromArray(S, s, si);
        FloatVector c51 = FloatVector.fromArray(S, s, si + svs);
        int a1 = ai + ars;
        int a2 = ai + 2 * ars;
        int a3 = ai + 3 * ars;
        int a4 = ai + 4 * ars;
        int a5 = ai + 5 * ars;
        for (int k = 0, ak = 0; k < depth; k++, ak += aks, bi += ldb) {
            FloatVector b0 = FloatVector.fromArray(S, b, bi);
            FloatVector b1 = FloatVector.fromArray(S, b, bi + L);
            FloatVector x = FloatVector.broadcast(S, a[ai + ak]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(S, a[a1 + ak]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            x = FloatVector.broadcast(S, a[a2 + ak]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            x = FloatVector.broadcast(S, a[a3 + ak]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            x = FloatVector.broadcast(S, a[a4 + ak]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            x = FloatVector.broadcast(S, a[a5 + ak]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
        }
        c00.intoArray(c, ci);
        c01.intoArray(c, ci + L);
        ci += ldc;
        c10.intoArray(c, ci);
        c11.intoArray(c, ci + L);
        ci += ldc;
        c20.intoArray(c, ci);
        c21.intoArray(c, ci + L);
        ci += ldc;
        c30.intoArray(c, ci);
        c31.intoArray(c, ci + L);
        ci += ldc;
        c40.intoArray(c, ci);
        c41.intoArray(c, ci + L);
        ci += ldc;
        c50.intoArray(c, ci);
        c51.intoArray(c, ci + L);
    }

    /** 2 rows, 2 vectors wide. */
    private static void tile2x2(
            int depth,
            float[] a,
            int ai,
            int ars,
            int aks,
            float[] b,
            int bi,
            int ldb,
            float[] s,
            int si,
            int srs,
            int svs,
            float[] c,
            int ci,
            int ldc) {
        FloatVector c00 = FloatVector.fromArray(S, s, si);
        FloatVector c01 = FloatVector.fromArray(S, s, si + svs);
        si += srs;
        FloatVector c10 = FloatVector.fromArray(S, s, si);
        FloatVector c11 = FloatVector.fromArray(S, s, si + svs);
        int a1 = ai + ars;
        for (int k = 0, ak = 0; k < depth; k++, ak += aks, bi += ldb) {
            FloatVector b0 = FloatVector.fromArray(S, b, bi);
            FloatVector b1 = FloatVector.fromArray(S, b, bi + L);
            FloatVector x = FloatVector.broadcast(S, a[ai + ak]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            x = FloatVector.broadcast(S, a[a1 + ak]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
        }
        c00.intoArray(c, ci);
        c01.intoArray(c, ci + L);
        ci += ldc;
        c10.intoArray(c, ci);
        c11.intoArray(c, ci + L);
    }

    /** 1 row, 2 vectors wide. */
    private static void tile1x2(
            int depth,
            float[] a,
            int ai,
            int aks,
            float[] b,
            int bi,
            int ldb,
            float[] s,
            int si,
            int svs,
            float[] c,
            int ci) {
        FloatVector c00 = FloatVector.fromArray(S, s, si);
        FloatVector c01 = FloatVector.fromArray(S, s, si + svs);
        for (int k = 0, ak = 0; k < depth; k++, ak += aks, bi += ldb) {
            FloatVector b0 = FloatVector.fromArray(S, b, bi);
            FloatVector b1 = FloatVector.fromArray(S, b, bi + L);
            FloatVector x = FloatVector.broadcast(S, a[ai + ak]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
        }
        c00.intoArray(c, ci);
        c01.intoArray(c, ci + L);
    }
}
