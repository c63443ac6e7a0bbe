package dev.bpnet.simd;

import static jdk.incubator.vector.VectorOperators.LT;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Panels of 1 vector, of which the first lanes may be columns that the panels before have computed: a template, see {@link Width}.
 * A masked load in the loop over k made a tile 5 times slower; so there is none, and lanes that are not wanted are put back at
 * the end.
 */
final class VectorTiles1 implements Tiles {
    private static final Width WIDTH = Width.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> S = WIDTH.species();
    private static final FloatVector LANES = FloatVector.zero(S).addIndex(1);

    VectorTiles1() {}

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
            tile6x1(depth, a, ai, ars, aks, b, bi, ldb, s, si, srs, c, ci, ldc, kept);
        }
        for (; i + 2 <= rows; i += 2, ai += 2 * ars, si += 2 * srs, ci += 2 * ldc) {
            tile2x1(depth, a, ai, ars, aks, b, bi, ldb, s, si, srs, c, ci, ldc, kept);
        }
        if (i < rows) {
            tile1x1(depth, a, ai, aks, b, bi, ldb, s, si, c, ci, kept);
        }
    }

    /** 6 rows, 1 vector wide; the first {@code kept} lanes of c stay as they are. */
    private static void tile6x1(
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
            float[] c,
            int ci,
            int ldc,
            int kept) {
        FloatVector c00 = FloatVector.fromArray(S, s, si);
        si += srs;
        FloatVector c10 = FloatVector.fromArray(S, s, si);
        si += srs;
        FloatVector c20 = FloatVector.fromArray(S, s, si);
        si += srs;
        FloatVector c30 = FloatVector.fromArray(S, s, si);
        si += srs;
        FloatVector c40 = FloatVector.fromArray(S, s, si);
        si += srs;
        FloatVector c50 = FloatVector.fromArray(S, s, si);
        int a1 = ai + ars;
        int a2 = ai + 2 * ars;
        int a3 = ai + 3 * ars;
        int a4 = ai + 4 * ars;
        int a5 = ai + 5 * ars;
        for (int k = 0, ak = 0; k < depth; k++, ak += aks, bi += ldb) {
            FloatVector b0 = FloatVector.fromArray(S, b, bi);
            c00 = FloatVector.broadcast(S, a[ai + ak]).fma(b0, c00);
            c10 = FloatVector.broadcast(S, a[a1 + ak]).fma(b0, c10);
            c20 = FloatVector.broadcast(S, a[a2 + ak]).fma(b0, c20);
            c30 = FloatVector.broadcast(S, a[a3 + ak]).fma(b0, c30);
            c40 = FloatVector.broadcast(S, a[a4 + ak]).fma(b0, c40);
            c50 = FloatVector.broadcast(S, a[a5 + ak]).fma(b0, c50);
        }
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        c00.blend(FloatVector.fromArray(S, c, ci), old).intoArray(c, ci);
        ci += ldc;
        c10.blend(FloatVector.fromArray(S, c, ci), old).intoArray(c, ci);
        ci += ldc;
        c20.blend(FloatVector.fromArray(S, c, ci), old).intoArray(c, ci);
        ci += ldc;
        c30.blend(FloatVector.fromArray(S, c, ci), old).intoArray(c, ci);
        ci += ldc;
        c40.blend(FloatVector.fromArray(S, c, ci), old).intoArray(c, ci);
        ci += ldc;
        c50.blend(FloatVector.fromArray(S, c, ci), old).intoArray(c, ci);
    }

    /** 2 rows, 1 vector wide; the first {@code kept} lanes of c stay as they are. */
    private static void tile2x1(
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
            float[] c,
            int ci,
            int ldc,
            int kept) {
        FloatVector c00 = FloatVector.fromArray(S, s, si);
        si += srs;
        FloatVector c10 = FloatVector.fromArray(S, s, si);
        int a1 = ai + ars;
        for (int k = 0, ak = 0; k < depth; k++, ak += aks, bi += ldb) {
            FloatVector b0 = FloatVector.fromArray(S, b, bi);
            c00 = FloatVector.broadcast(S, a[ai + ak]).fma(b0, c00);
            c10 = FloatVector.broadcast(S, a[a1 + ak]).fma(b0, c10);
        }
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        c00.blend(FloatVector.fromArray(S, c, ci), old).intoArray(c, ci);
        ci += ldc;
        c10.blend(FloatVector.fromArray(S, c, ci), old).intoArray(c, ci);
    }

    /** 1 row, 1 vector wide; the first {@code kept} lanes of c stay as they are. */
    private static void tile1x1(
            int depth,
            float[] a,
            int ai,
            int aks,
            float[] b,
            int bi,
            int ldb,
            float[] s,
            int si,
            float[] c,
            int ci,
            int kept) {
        FloatVector c00 = FloatVector.fromArray(S, s, si);
        for (int k = 0, ak = 0; k < depth; k++, ak += aks, bi += ldb) {
            FloatVector b0 = FloatVector.fromArray(S, b, bi);
            c00 = FloatVector.broadcast(S, a[ai + ak]).fma(b0, c00);
        }
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        c00.blend(FloatVector.fromArray(S, c, ci), old).intoArray(c, ci);
    }
}
