package dev.bpnet.core.kernels;

import dev.bpnet.api.kernels.Form;
import dev.bpnet.api.kernels.Matrix;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Matrix products. The three forms differ only in the steps with which they walk through a and b, so one loop does them all:
 * {@code a(i,k)} lies at {@code ao + i·ai + k·ak}, {@code b(k,j)} at {@code bo + k·bk + j·bj}.
 *
 * <p>Cells are computed in tiles of 4 x 4 whose sums stay in registers while k runs; which tile a cell falls into does not
 * change its chain. Measured on Zen 4 (one lane's peak is 14.8 GFLOP/s): 4 x 4 13.5, 3 x 4 13.0, 2 x 4 10; a loop over j inside
 * (which looks as if it could be vectorised, but the compiler cannot rule out that c overlaps b) 3.7, with four k at once 8.
 */
final class ScalarGemm {

    /** What a chain without a start begins with; never written. */
    private static final float[] ZERO = {0};

    private ScalarGemm() {}

    static void multiply(Form form, int depth, Matrix a, Matrix b, @Nullable Matrix start, Matrix c, int from, int to) {
        check(form, depth, a, b, start, c, from, to);
        int ai = form == Form.TN ? 1 : a.stride();
        int ak = form == Form.TN ? a.stride() : 1;
        int bk = form == Form.NT ? 1 : b.stride();
        int bj = form == Form.NT ? b.stride() : 1;
        int i = from;
        for (; i + 3 < to; i += 4) {
            int j = 0;
            for (; j + 3 < c.columns(); j += 4) {
                tile4x4(depth, a, i, ai, ak, b, j, bk, bj, start, c);
            }
            for (; j < c.columns(); j++) {
                tile4x1(depth, a, i, ai, ak, b, j, bk, bj, start, c);
            }
        }
        for (; i < to; i++) {
            int j = 0;
            for (; j + 3 < c.columns(); j += 4) {
                tile1x4(depth, a, i, ai, ak, b, j, bk, bj, start, c);
            }
            for (; j < c.columns(); j++) {
                tile1x1(depth, a, i, ai, ak, b, j, bk, bj, start, c);
            }
        }
    }

    private static void tile4x4(
            int depth,
            Matrix a,
            int i,
            int ai,
            int ak,
            Matrix b,
            int j,
            int bk,
            int bj,
            @Nullable Matrix start,
            Matrix c) {
        float[] x = a.array();
        float[] y = b.array();
        float[] z = c.array();
        int c0 = c.at(i) + j;
        int c1 = c0 + c.stride();
        int c2 = c1 + c.stride();
        int c3 = c2 + c.stride();
        float[] s = start == null ? ZERO : start.array();
        int sj = start == null ? 0 : 1;
        int s0 = startOf(start, c, c0, j);
        int si = start == c ? c.stride() : 0;
        int s1 = s0 + si;
        int s2 = s1 + si;
        int s3 = s2 + si;
        float z00 = s[s0];
        float z01 = s[s0 + sj];
        float z02 = s[s0 + 2 * sj];
        float z03 = s[s0 + 3 * sj];
        float z10 = s[s1];
        float z11 = s[s1 + sj];
        float z12 = s[s1 + 2 * sj];
        float z13 = s[s1 + 3 * sj];
        float z20 = s[s2];
        float z21 = s[s2 + sj];
        float z22 = s[s2 + 2 * sj];
        float z23 = s[s2 + 3 * sj];
        float z30 = s[s3];
        float z31 = s[s3 + sj];
        float z32 = s[s3 + 2 * sj];
        float z33 = s[s3 + 3 * sj];
        int ap = a.offset() + i * ai;
        int bp = b.offset() + j * bj;
        for (int k = 0; k < depth; k++) {
            float x0 = x[ap];
            float x1 = x[ap + ai];
            float x2 = x[ap + 2 * ai];
            float x3 = x[ap + 3 * ai];
            float y0 = y[bp];
            float y1 = y[bp + bj];
            float y2 = y[bp + 2 * bj];
            float y3 = y[bp + 3 * bj];
            z00 = Math.fma(x0, y0, z00);
            z01 = Math.fma(x0, y1, z01);
            z02 = Math.fma(x0, y2, z02);
            z03 = Math.fma(x0, y3, z03);
            z10 = Math.fma(x1, y0, z10);
            z11 = Math.fma(x1, y1, z11);
            z12 = Math.fma(x1, y2, z12);
            z13 = Math.fma(x1, y3, z13);
            z20 = Math.fma(x2, y0, z20);
            z21 = Math.fma(x2, y1, z21);
            z22 = Math.fma(x2, y2, z22);
            z23 = Math.fma(x2, y3, z23);
            z30 = Math.fma(x3, y0, z30);
            z31 = Math.fma(x3, y1, z31);
            z32 = Math.fma(x3, y2, z32);
            z33 = Math.fma(x3, y3, z33);
            ap += ak;
            bp += bk;
        }
        z[c0] = z00;
        z[c0 + 1] = z01;
        z[c0 + 2] = z02;
        z[c0 + 3] = z03;
        z[c1] = z10;
        z[c1 + 1] = z11;
        z[c1 + 2] = z12;
        z[c1 + 3] = z13;
        z[c2] = z20;
        z[c2 + 1] = z21;
        z[c2 + 2] = z22;
        z[c2 + 3] = z23;
        z[c3] = z30;
        z[c3 + 1] = z31;
        z[c3 + 2] = z32;
        z[c3 + 3] = z33;
    }

    private static void tile4x1(
            int depth,
            Matrix a,
            int i,
            int ai,
            int ak,
            Matrix b,
            int j,
            int bk,
            int bj,
            @Nullable Matrix start,
            Matrix c) {
        float[] x = a.array();
        float[] y = b.array();
        float[] z = c.array();
        int c0 = c.at(i) + j;
        int c1 = c0 + c.stride();
        int c2 = c1 + c.stride();
        int c3 = c2 + c.stride();
        float[] s = start == null ? ZERO : start.array();
        int s0 = startOf(start, c, c0, j);
        int si = start == c ? c.stride() : 0;
        int s1 = s0 + si;
        int s2 = s1 + si;
        int s3 = s2 + si;
        float z0 = s[s0];
        float z1 = s[s1];
        float z2 = s[s2];
        float z3 = s[s3];
        int ap = a.offset() + i * ai;
        int bp = b.offset() + j * bj;
        for (int k = 0; k < depth; k++) {
            float y0 = y[bp];
            z0 = Math.fma(x[ap], y0, z0);
            z1 = Math.fma(x[ap + ai], y0, z1);
            z2 = Math.fma(x[ap + 2 * ai], y0, z2);
            z3 = Math.fma(x[ap + 3 * ai], y0, z3);
            ap += ak;
            bp += bk;
        }
        z[c0] = z0;
        z[c1] = z1;
        z[c2] = z2;
        z[c3] = z3;
    }

    private static void tile1x4(
            int depth,
            Matrix a,
            int i,
            int ai,
            int ak,
            Matrix b,
            int j,
            int bk,
            int bj,
            @Nullable Matrix start,
            Matrix c) {
        float[] x = a.array();
        float[] y = b.array();
        float[] z = c.array();
        int c0 = c.at(i) + j;
        float[] s = start == null ? ZERO : start.array();
        int sj = start == null ? 0 : 1;
        int s0 = startOf(start, c, c0, j);
        float z0 = s[s0];
        float z1 = s[s0 + sj];
        float z2 = s[s0 + 2 * sj];
        float z3 = s[s0 + 3 * sj];
        int ap = a.offset() + i * ai;
        int bp = b.offset() + j * bj;
        for (int k = 0; k < depth; k++) {
            float x0 = x[ap];
            z0 = Math.fma(x0, y[bp], z0);
            z1 = Math.fma(x0, y[bp + bj], z1);
            z2 = Math.fma(x0, y[bp + 2 * bj], z2);
            z3 = Math.fma(x0, y[bp + 3 * bj], z3);
            ap += ak;
            bp += bk;
        }
        z[c0] = z0;
        z[c0 + 1] = z1;
        z[c0 + 2] = z2;
        z[c0 + 3] = z3;
    }

    private static void tile1x1(
            int depth,
            Matrix a,
            int i,
            int ai,
            int ak,
            Matrix b,
            int j,
            int bk,
            int bj,
            @Nullable Matrix start,
            Matrix c) {
        float[] x = a.array();
        float[] y = b.array();
        int c0 = c.at(i) + j;
        float[] s = start == null ? ZERO : start.array();
        float z0 = s[startOf(start, c, c0, j)];
        int ap = a.offset() + i * ai;
        int bp = b.offset() + j * bj;
        for (int k = 0; k < depth; k++) {
            z0 = Math.fma(x[ap], y[bp], z0);
            ap += ak;
            bp += bk;
        }
        c.array()[c0] = z0;
    }

    /** Where the chain of the cell at {@code c0}, in column j, starts from: in c itself, in the bias, or in {@link #ZERO}. */
    private static int startOf(@Nullable Matrix start, Matrix c, int c0, int j) {
        return start == null ? 0 : start == c ? c0 : start.offset() + j;
    }

    /**
     * Views are windows into large shared arrays: a wrong shape would not fail by itself but read and overwrite a neighbour's
     * numbers.
     */
    private static void check(
            Form form, int depth, Matrix a, Matrix b, @Nullable Matrix start, Matrix c, int from, int to) {
        Objects.checkFromToIndex(from, to, c.rows());
        int n = c.columns();
        boolean left =
                form == Form.TN ? depth <= a.rows() && to <= a.columns() : depth <= a.columns() && to <= a.rows();
        boolean right = form == Form.NT ? depth <= b.columns() && n <= b.rows() : depth <= b.rows() && n <= b.columns();
        boolean bias = start == null || start == c || (start.rows() >= 1 && start.columns() == n);
        if (depth < 0 || !left || !right || !bias) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "no %s product of depth %d into rows %d to %d of c (%s): a is %s, b is %s, the chains start from %s",
                    form,
                    depth,
                    from,
                    to,
                    c,
                    a,
                    b,
                    start == null ? "0" : start));
        }
    }
}
