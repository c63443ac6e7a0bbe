package dev.bpnet.simd;

import dev.bpnet.api.kernels.Form;
import dev.bpnet.api.kernels.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Products without vectors, for shapes that are too narrow or too small for them. Cells are computed in tiles of 4 x 3,
 * whose twelve chains do not wait for each other (16 x 3 x 16: 158 ns, with 8 x 1 251, with 4 x 2 219).
 */
final class ScalarProducts implements Products {
    private static final float[] ZERO = new float[1];

    @Override
    public void gemm(Form form, int depth, Matrix a, Matrix b, @Nullable Matrix start, Matrix c, int from, int to) {
        int ars = form == Form.TN ? 1 : a.stride();
        int aks = form == Form.TN ? a.stride() : 1;
        int bks = form == Form.NT ? 1 : b.stride();
        int bjs = form == Form.NT ? b.stride() : 1;
        float[] s = start == null ? ZERO : start.array();
        int srs = start == c ? c.stride() : 0;
        int sjs = start == null ? 0 : 1;
        int ai = a.offset() + from * ars;
        int si = start == null ? 0 : start == c ? c.at(from) : start.offset();
        int ci = c.at(from);
        for (int i = from; i < to; ) {
            int high = to - i >= 4 ? 4 : 1;
            for (int j = 0; j < c.columns(); ) {
                int wide = high == 4 && c.columns() - j >= 3 ? 3 : 1;
                int bj = b.offset() + j * bjs;
                int sj = si + j * sjs;
                if (wide == 3) {
                    tile4x3(
                            depth,
                            a.array(),
                            ai,
                            ars,
                            aks,
                            b.array(),
                            bj,
                            bks,
                            bjs,
                            s,
                            sj,
                            srs,
                            sjs,
                            c.array(),
                            ci + j,
                            c.stride());
                } else if (high == 4) {
                    tile4x1(
                            depth,
                            a.array(),
                            ai,
                            ars,
                            aks,
                            b.array(),
                            bj,
                            bks,
                            s,
                            sj,
                            srs,
                            c.array(),
                            ci + j,
                            c.stride());
                } else {
                    one(depth, a.array(), ai, aks, b.array(), bj, bks, s, sj, c.array(), ci + j);
                }
                j += wide;
            }
            i += high;
            ai += high * ars;
            si += high * srs;
            ci += high * c.stride();
        }
    }

    private static void tile4x3(
            int depth,
            float[] a,
            int ai,
            int ars,
            int aks,
            float[] b,
            int bj,
            int bks,
            int bjs,
            float[] s,
            int si,
            int srs,
            int sjs,
            float[] c,
            int ci,
            int ldc) {
        float c00 = s[si];
        float c01 = s[si + sjs];
        float c02 = s[si + 2 * sjs];
        float c10 = s[si + srs];
        float c11 = s[si + srs + sjs];
        float c12 = s[si + srs + 2 * sjs];
        float c20 = s[si + 2 * srs];
        float c21 = s[si + 2 * srs + sjs];
        float c22 = s[si + 2 * srs + 2 * sjs];
        float c30 = s[si + 3 * srs];
        float c31 = s[si + 3 * srs + sjs];
        float c32 = s[si + 3 * srs + 2 * sjs];
        int a1 = ai + ars;
        int a2 = ai + 2 * ars;
        int a3 = ai + 3 * ars;
        for (int k = 0, ak = 0; k < depth; k++, ak += aks, bj += bks) {
            float b0 = b[bj];
            float b1 = b[bj + bjs];
            float b2 = b[bj + 2 * bjs];
            float x = a[ai + ak];
            c00 = Math.fma(x, b0, c00);
            c01 = Math.fma(x, b1, c01);
            c02 = Math.fma(x, b2, c02);
            x = a[a1 + ak];
            c10 = Math.fma(x, b0, c10);
            c11 = Math.fma(x, b1, c11);
            c12 = Math.fma(x, b2, c12);
            x = a[a2 + ak];
            c20 = Math.fma(x, b0, c20);
            c21 = Math.fma(x, b1, c21);
            c22 = Math.fma(x, b2, c22);
            x = a[a3 + ak];
            c30 = Math.fma(x, b0, c30);
            c31 = Math.fma(x, b1, c31);
            c32 = Math.fma(x, b2, c32);
        }
        c[ci] = c00;
        c[ci + 1] = c01;
        c[ci + 2] = c02;
        c[ci + ldc] = c10;
        c[ci + ldc + 1] = c11;
        c[ci + ldc + 2] = c12;
        c[ci + 2 * ldc] = c20;
        c[ci + 2 * ldc + 1] = c21;
        c[ci + 2 * ldc + 2] = c22;
        c[ci + 3 * ldc] = c30;
        c[ci + 3 * ldc + 1] = c31;
        c[ci + 3 * ldc + 2] = c32;
    }

    private static void tile4x1(
            int depth,
            float[] a,
            int ai,
            int ars,
            int aks,
            float[] b,
            int bj,
            int bks,
            float[] s,
            int si,
            int srs,
            float[] c,
            int ci,
            int ldc) {
        float c00 = s[si];
        float c10 = s[si + srs];
        float c20 = s[si + 2 * srs];
        float c30 = s[si + 3 * srs];
        int a1 = ai + ars;
        int a2 = ai + 2 * ars;
        int a3 = ai + 3 * ars;
        for (int k = 0, ak = 0; k < depth; k++, ak += aks, bj += bks) {
            float b0 = b[bj];
            float x = a[ai + ak];
            c00 = Math.fma(x, b0, c00);
            x = a[a1 + ak];
            c10 = Math.fma(x, b0, c10);
            x = a[a2 + ak];
            c20 = Math.fma(x, b0, c20);
            x = a[a3 + ak];
            c30 = Math.fma(x, b0, c30);
        }
        c[ci] = c00;
        c[ci + ldc] = c10;
        c[ci + 2 * ldc] = c20;
        c[ci + 3 * ldc] = c30;
    }

    private static void one(
            int depth, float[] a, int ai, int aks, float[] b, int bj, int bks, float[] s, int si, float[] c, int ci) {
        float sum = s[si];
        for (int k = 0; k < depth; k++, ai += aks, bj += bks) {
            sum = Math.fma(a[ai], b[bj], sum);
        }
        c[ci] = sum;
    }
}
