package dev.bpnet.simd;

import static jdk.incubator.vector.VectorOperators.LT;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops of products: a template, see {@link Width}.
 *
 * <p>A tile keeps its sums in registers while k runs, reading single numbers of a and rows of b where they lie. 6 x 4 vectors
 * are 24 sums, 4 vectors of b and 1 of a: 29 of 32 registers; with 16 registers panels are 2 vectors wide: 12 + 2 + 1.
 * Measured on Zen 4 with 512 bits: 107 GFLOP/s at 64 x 64 x 64, 115 at 384³; peak 115. A masked load in the loop over k made
 * a tile 5 times slower; so there is none, and lanes that are not wanted are put back at the end.
 *
 * <p>Each tile is straight code because a vector that crosses a call which is not inlined is boxed (108 GFLOP/s became 15).
 */
final class VectorTiles implements Tiles {
    private static final Width WIDTH = Width.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> S = WIDTH.species();
    private static final int L = S.length();
    private static final FloatVector LANES = FloatVector.zero(S).addIndex(1);

    VectorTiles() {}

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
            int vectors,
            int kept) {
        int i = 0;
        for (; i + 6 <= rows; i += 6, ai += 6 * ars, si += 6 * srs, ci += 6 * ldc) {
            switch (vectors) {
                case 4 -> tile6x4(depth, a, ai, ars, aks, b, bi, ldb, s, si, srs, svs, c, ci, ldc);
                case 2 -> tile6x2(depth, a, ai, ars, aks, b, bi, ldb, s, si, srs, svs, c, ci, ldc);
                default -> tile6x1(depth, a, ai, ars, aks, b, bi, ldb, s, si, srs, c, ci, ldc, kept);
            }
        }
        for (; i + 2 <= rows; i += 2, ai += 2 * ars, si += 2 * srs, ci += 2 * ldc) {
            switch (vectors) {
                case 4 -> tile2x4(depth, a, ai, ars, aks, b, bi, ldb, s, si, srs, svs, c, ci, ldc);
                case 2 -> tile2x2(depth, a, ai, ars, aks, b, bi, ldb, s, si, srs, svs, c, ci, ldc);
                default -> tile2x1(depth, a, ai, ars, aks, b, bi, ldb, s, si, srs, c, ci, ldc, kept);
            }
        }
        if (i < rows) {
            switch (vectors) {
                case 4 -> tile1x4(depth, a, ai, aks, b, bi, ldb, s, si, svs, c, ci);
                case 2 -> tile1x2(depth, a, ai, aks, b, bi, ldb, s, si, svs, c, ci);
                default -> tile1x1(depth, a, ai, aks, b, bi, ldb, s, si, c, ci, kept);
            }
        }
    }

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

    /** 6 rows, 4 vectors wide. */
    private static void tile6x4(
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
        FloatVector c02 = FloatVector.fromArray(S, s, si + 2 * svs);
        FloatVector c03 = FloatVector.fromArray(S, s, si + 3 * svs);
        si += srs;
        FloatVector c10 = FloatVector.fromArray(S, s, si);
        FloatVector c11 = FloatVector.fromArray(S, s, si + svs);
        FloatVector c12 = FloatVector.fromArray(S, s, si + 2 * svs);
        FloatVector c13 = FloatVector.fromArray(S, s, si + 3 * svs);
        si += srs;
        FloatVector c20 = FloatVector.fromArray(S, s, si);
        FloatVector c21 = FloatVector.fromArray(S, s, si + svs);
        FloatVector c22 = FloatVector.fromArray(S, s, si + 2 * svs);
        FloatVector c23 = FloatVector.fromArray(S, s, si + 3 * svs);
        si += srs;
        FloatVector c30 = FloatVector.fromArray(S, s, si);
        FloatVector c31 = FloatVector.fromArray(S, s, si + svs);
        FloatVector c32 = FloatVector.fromArray(S, s, si + 2 * svs);
        FloatVector c33 = FloatVector.fromArray(S, s, si + 3 * svs);
        si += srs;
        FloatVector c40 = FloatVector.fromArray(S, s, si);
        FloatVector c41 = FloatVector.fromArray(S, s, si + svs);
        FloatVector c42 = FloatVector.fromArray(S, s, si + 2 * svs);
        FloatVector c43 = FloatVector.fromArray(S, s, si + 3 * svs);
        si += srs;
        FloatVector c50 = FloatVector.fromArray(S, s, si);
        FloatVector c51 = FloatVector.fromArray(S, s, si + svs);
        FloatVector c52 = FloatVector.fromArray(S, s, si + 2 * svs);
        FloatVector c53 = FloatVector.fromArray(S, s, si + 3 * svs);
        int a1 = ai + ars;
        int a2 = ai + 2 * ars;
        int a3 = ai + 3 * ars;
        int a4 = ai + 4 * ars;
        int a5 = ai + 5 * ars;
        for (int k = 0, ak = 0; k < depth; k++, ak += aks, bi += ldb) {
            FloatVector b0 = FloatVector.fromArray(S, b, bi);
            FloatVector b1 = FloatVector.fromArray(S, b, bi + L);
            FloatVector b2 = FloatVector.fromArray(S, b, bi + 2 * L);
            FloatVector b3 = FloatVector.fromArray(S, b, bi + 3 * L);
            FloatVector x = FloatVector.broadcast(S, a[ai + ak]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            c03 = x.fma(b3, c03);
            x = FloatVector.broadcast(S, a[a1 + ak]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            c12 = x.fma(b2, c12);
            c13 = x.fma(b3, c13);
            x = FloatVector.broadcast(S, a[a2 + ak]);
            c20 = x.fma(b0, c20);
            c21 = x.fma(b1, c21);
            c22 = x.fma(b2, c22);
            c23 = x.fma(b3, c23);
            x = FloatVector.broadcast(S, a[a3 + ak]);
            c30 = x.fma(b0, c30);
            c31 = x.fma(b1, c31);
            c32 = x.fma(b2, c32);
            c33 = x.fma(b3, c33);
            x = FloatVector.broadcast(S, a[a4 + ak]);
            c40 = x.fma(b0, c40);
            c41 = x.fma(b1, c41);
            c42 = x.fma(b2, c42);
            c43 = x.fma(b3, c43);
            x = FloatVector.broadcast(S, a[a5 + ak]);
            c50 = x.fma(b0, c50);
            c51 = x.fma(b1, c51);
            c52 = x.fma(b2, c52);
            c53 = x.fma(b3, c53);
        }
        c00.intoArray(c, ci);
        c01.intoArray(c, ci + L);
        c02.intoArray(c, ci + 2 * L);
        c03.intoArray(c, ci + 3 * L);
        ci += ldc;
        c10.intoArray(c, ci);
        c11.intoArray(c, ci + L);
        c12.intoArray(c, ci + 2 * L);
        c13.intoArray(c, ci + 3 * L);
        ci += ldc;
        c20.intoArray(c, ci);
        c21.intoArray(c, ci + L);
        c22.intoArray(c, ci + 2 * L);
        c23.intoArray(c, ci + 3 * L);
        ci += ldc;
        c30.intoArray(c, ci);
        c31.intoArray(c, ci + L);
        c32.intoArray(c, ci + 2 * L);
        c33.intoArray(c, ci + 3 * L);
        ci += ldc;
        c40.intoArray(c, ci);
        c41.intoArray(c, ci + L);
        c42.intoArray(c, ci + 2 * L);
        c43.intoArray(c, ci + 3 * L);
        ci += ldc;
        c50.intoArray(c, ci);
        c51.intoArray(c, ci + L);
        c52.intoArray(c, ci + 2 * L);
        c53.intoArray(c, ci + 3 * L);
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

    /** 2 rows, 4 vectors wide. */
    private static void tile2x4(
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
        FloatVector c02 = FloatVector.fromArray(S, s, si + 2 * svs);
        FloatVector c03 = FloatVector.fromArray(S, s, si + 3 * svs);
        si += srs;
        FloatVector c10 = FloatVector.fromArray(S, s, si);
        FloatVector c11 = FloatVector.fromArray(S, s, si + svs);
        FloatVector c12 = FloatVector.fromArray(S, s, si + 2 * svs);
        FloatVector c13 = FloatVector.fromArray(S, s, si + 3 * svs);
        int a1 = ai + ars;
        for (int k = 0, ak = 0; k < depth; k++, ak += aks, bi += ldb) {
            FloatVector b0 = FloatVector.fromArray(S, b, bi);
            FloatVector b1 = FloatVector.fromArray(S, b, bi + L);
            FloatVector b2 = FloatVector.fromArray(S, b, bi + 2 * L);
            FloatVector b3 = FloatVector.fromArray(S, b, bi + 3 * L);
            FloatVector x = FloatVector.broadcast(S, a[ai + ak]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            c03 = x.fma(b3, c03);
            x = FloatVector.broadcast(S, a[a1 + ak]);
            c10 = x.fma(b0, c10);
            c11 = x.fma(b1, c11);
            c12 = x.fma(b2, c12);
            c13 = x.fma(b3, c13);
        }
        c00.intoArray(c, ci);
        c01.intoArray(c, ci + L);
        c02.intoArray(c, ci + 2 * L);
        c03.intoArray(c, ci + 3 * L);
        ci += ldc;
        c10.intoArray(c, ci);
        c11.intoArray(c, ci + L);
        c12.intoArray(c, ci + 2 * L);
        c13.intoArray(c, ci + 3 * L);
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

    /** 1 row, 4 vectors wide. */
    private static void tile1x4(
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
        FloatVector c02 = FloatVector.fromArray(S, s, si + 2 * svs);
        FloatVector c03 = FloatVector.fromArray(S, s, si + 3 * svs);
        for (int k = 0, ak = 0; k < depth; k++, ak += aks, bi += ldb) {
            FloatVector b0 = FloatVector.fromArray(S, b, bi);
            FloatVector b1 = FloatVector.fromArray(S, b, bi + L);
            FloatVector b2 = FloatVector.fromArray(S, b, bi + 2 * L);
            FloatVector b3 = FloatVector.fromArray(S, b, bi + 3 * L);
            FloatVector x = FloatVector.broadcast(S, a[ai + ak]);
            c00 = x.fma(b0, c00);
            c01 = x.fma(b1, c01);
            c02 = x.fma(b2, c02);
            c03 = x.fma(b3, c03);
        }
        c00.intoArray(c, ci);
        c01.intoArray(c, ci + L);
        c02.intoArray(c, ci + 2 * L);
        c03.intoArray(c, ci + 3 * L);
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
