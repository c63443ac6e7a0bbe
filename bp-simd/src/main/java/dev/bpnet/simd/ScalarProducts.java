package dev.bpnet.simd;

import dev.bpnet.api.kernels.Form;
import dev.bpnet.api.kernels.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Products without vectors, for shapes that are too narrow or too small for them. Four cells of a column at a time: their
 * chains are independent, so that one waits for its last sum while the others go on.
 */
final class ScalarProducts implements Products {

    @Override
    public void gemm(Form form, int depth, Matrix a, Matrix b, @Nullable Matrix start, Matrix c, int from, int to) {
        int ars = form == Form.TN ? 1 : a.stride();
        int aks = form == Form.TN ? a.stride() : 1;
        int bks = form == Form.NT ? 1 : b.stride();
        int bjs = form == Form.NT ? b.stride() : 1;
        int srs = start == c ? c.stride() : 0;
        int i = from;
        for (; i + 4 <= to; i += 4) {
            for (int j = 0; j < c.columns(); j++) {
                int ai = a.offset() + i * ars;
                int bj = b.offset() + j * bjs;
                int si = start == null ? 0 : start.offset() + i * srs + j;
                column(
                        depth,
                        a.array(),
                        ai,
                        ars,
                        aks,
                        b.array(),
                        bj,
                        bks,
                        start,
                        si,
                        srs,
                        c.array(),
                        c.at(i) + j,
                        c.stride());
            }
        }
        for (; i < to; i++) {
            for (int j = 0; j < c.columns(); j++) {
                int ai = a.offset() + i * ars;
                int bj = b.offset() + j * bjs;
                float sum = start == null ? 0 : start.array()[start.offset() + i * srs + j];
                for (int k = 0; k < depth; k++, ai += aks, bj += bks) {
                    sum = Math.fma(a.array()[ai], b.array()[bj], sum);
                }
                c.array()[c.at(i) + j] = sum;
            }
        }
    }

    private static void column(
            int depth,
            float[] a,
            int ai,
            int ars,
            int aks,
            float[] b,
            int bj,
            int bks,
            @Nullable Matrix start,
            int si,
            int srs,
            float[] c,
            int ci,
            int ldc) {
        float c0 = 0;
        float c1 = 0;
        float c2 = 0;
        float c3 = 0;
        if (start != null) {
            float[] s = start.array();
            c0 = s[si];
            c1 = s[si + srs];
            c2 = s[si + 2 * srs];
            c3 = s[si + 3 * srs];
        }
        int a1 = ai + ars;
        int a2 = ai + 2 * ars;
        int a3 = ai + 3 * ars;
        for (int k = 0, ak = 0; k < depth; k++, ak += aks, bj += bks) {
            float y = b[bj];
            c0 = Math.fma(a[ai + ak], y, c0);
            c1 = Math.fma(a[a1 + ak], y, c1);
            c2 = Math.fma(a[a2 + ak], y, c2);
            c3 = Math.fma(a[a3 + ak], y, c3);
        }
        c[ci] = c0;
        c[ci + ldc] = c1;
        c[ci + 2 * ldc] = c2;
        c[ci + 3 * ldc] = c3;
    }
}
