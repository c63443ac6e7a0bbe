package dev.bpnet.simd;

import dev.bpnet.api.kernels.Form;
import dev.bpnet.api.kernels.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * Products whose lanes run along the columns of c. The columns are cut into panels of 4, 2 and 1 vectors, and the depth into
 * blocks; {@link Tiles} compute a panel for all rows, reading a and b where they lie. Strides cover the three forms:
 * {@code a(i,k)} lies at {@code ai + i · ars + k · aks}, {@code b(k,j)} at {@code bi + k · bks + j · bjs}.
 *
 * <p>Something is copied first in three cases: a panel of a b that is read transposed; a panel of a b whose rows lie
 * so far apart that cache lines evict each other; and a b narrower than a vector that many rows use, into rows of one vector
 * each. Columns that do not fill a vector are covered by one that ends with the last column and leaves the lanes before them as
 * they are.
 */
final class PanelProducts implements Products {
    /**
     * So many rows of b are used by all rows of a before the next ones are: 64 KB of a panel stay in the second cache. At
     * 1024³ 256 rows gave 105 GFLOP/s, 512 rows 96, all at once 92.
     */
    private static final int DEPTH = 256;

    /**
     * Rows of b that lie this far apart, 4 KB, evict each other from cache sets and use a page each; a copy of the panel pays
     * when at least {@link #MANY} rows of c use it: at 1024³ 105 GFLOP/s against 92, but 256 x 2048 x 512 94 against 97.
     */
    private static final int FAR = 1024;

    private static final int MANY = 384;

    /**
     * So few rows of c do not pay for a copy of a b narrower than a vector. It is read in place, with what follows each row in the
     * lanes beyond it, which are not kept; as far as there are numbers enough behind it.
     */
    private static final int FEW = 6;

    /** Products of fewer columns are faster without vectors (16 rows of depth 16, 3 columns: 158 ns against 240). */
    private static final int MIN_COLUMNS = 4;

    /** So are products which do not fill a vector and have fewer multiplications (8 x 8 x 8: 156 ns against 190). */
    private static final long MIN_WORK = 1024;

    /** Where a chain starts that starts from zero. */
    private static final float[] ZERO = new float[16];

    private final Products scalar = new ScalarProducts();
    private final Tiles fours;
    private final Tiles twos;
    private final Tiles ones;
    private final Rows single;
    private final int lanes;
    private final int widest;

    /** Buffers for a copied panel of b and, behind it, a tile of c. */
    private final Scratch scratch;

    PanelProducts(Width width) {
        twos = width.copy(Tiles.class, VectorTiles2.class);
        ones = width.copy(Tiles.class, VectorTiles1.class);
        single = width.copy(Rows.class, VectorRows.class);
        lanes = width.lanes();
        widest = width.registers() >= 32 ? 4 : 2;
        fours = widest == 4 ? width.copy(Tiles.class, VectorTiles4.class) : twos;
        scratch = new Scratch(DEPTH * widest * lanes + 6 * lanes);
    }

    @Override
    public void gemm(Form form, int depth, Matrix a, Matrix b, @Nullable Matrix start, Matrix c, int from, int to) {
        int n = c.columns();
        int rows = to - from;
        int ars = form == Form.TN ? 1 : a.stride();
        int aks = form == Form.TN ? a.stride() : 1;
        int ai = a.offset() + from * ars;
        int bi = b.offset();
        int bks = form == Form.NT ? 1 : b.stride();
        int bjs = form == Form.NT ? b.stride() : 1;
        float[] s = start == null ? ZERO : start.array();
        int si = start == null ? 0 : start == c ? c.at(from) : start.offset();
        int srs = start == c ? c.stride() : 0;
        int sjs = start == null ? 0 : 1;
        switch (way(form, depth, start, c, rows)) {
            case SCALAR -> scalar.gemm(form, depth, a, b, start, c, from, to);
            case ROW -> single.row(depth, a.array(), ai, aks, b.array(), bi, bks, s, si, sjs, c.array(), c.at(from), n);
            case COLUMN ->
                single.row(depth, b.array(), bi, bks, a.array(), ai, aks, s, si, srs, c.array(), c.at(from), rows);
            case NARROW ->
                narrow(depth, a.array(), ai, ars, aks, b.array(), bi, bks, bjs, s, si, srs, sjs, c, from, rows);
            case PANELS ->
                panels(depth, a.array(), ai, ars, aks, b.array(), bi, bks, bjs, s, si, srs, sjs, c, from, rows);
        }
    }

    /** The ways to compute a product. */
    private enum Way {
        /** Without vectors. */
        SCALAR,
        /** A single row, along all columns. */
        ROW,
        /** A column of {@code Xᵀ·dz} as a row of {@code dzᵀ·X}: the lanes run along what is contiguous. */
        COLUMN,
        NARROW,
        PANELS
    }

    private Way way(Form form, int depth, @Nullable Matrix start, Matrix c, int rows) {
        int n = c.columns();
        boolean noBias = start == null || start == c;
        if (n == 1 && form == Form.TN && noBias && c.stride() == 1 && rows >= lanes && depth > 0) {
            return Way.COLUMN;
        }
        if (n < MIN_COLUMNS || (n < lanes && (long) rows * n * depth < MIN_WORK)) {
            return Way.SCALAR;
        }
        if (n < lanes) {
            return Way.NARROW;
        }
        return rows == 1 && n >= 8 * lanes && form != Form.NT && depth > 0 ? Way.ROW : Way.PANELS;
    }

    private void panels(
            int depth,
            float[] a,
            int ai,
            int ars,
            int aks,
            float[] b,
            int bi,
            int bks,
            int bjs,
            float[] s,
            int si,
            int srs,
            int sjs,
            Matrix c,
            int from,
            int rows) {
        float[] packed = bjs > 1 || (bks >= FAR && rows >= MANY) ? scratch.take() : null;
        int n = c.columns();
        for (int j = 0; j < n; ) {
            int left = n - j;
            int vectors = left >= widest * lanes ? widest : left >= 2 * lanes ? 2 : 1;
            int kept = Math.max(0, lanes - left);
            int at = j - kept;
            panel(
                    depth,
                    a,
                    ai,
                    ars,
                    aks,
                    b,
                    bi + at * bjs,
                    bks,
                    bjs,
                    s,
                    si + at * sjs,
                    srs,
                    sjs * lanes,
                    c.array(),
                    c.at(from) + at,
                    c.stride(),
                    rows,
                    vectors,
                    kept,
                    packed);
            j += vectors * lanes;
        }
        if (packed != null) {
            scratch.give(packed);
        }
    }

    /** One panel, {@code vectors} wide, from a copy of b where {@code packed} is given. */
    private void panel(
            int depth,
            float[] a,
            int ai,
            int ars,
            int aks,
            float[] b,
            int bi,
            int bks,
            int bjs,
            float[] s,
            int si,
            int srs,
            int svs,
            float[] c,
            int ci,
            int ldc,
            int rows,
            int vectors,
            int kept,
            float @Nullable [] packed) {
        int block = evenly(depth);
        int k = 0;
        do {
            int deep = Math.min(block, depth - k);
            if (packed == null) {
                tiles(deep, a, ai, ars, aks, b, bi, bks, s, si, srs, svs, c, ci, ldc, rows, vectors, kept);
            } else {
                int columns = vectors * lanes;
                pack(b, bi, bks, bjs, deep, columns, packed, columns);
                tiles(deep, a, ai, ars, aks, packed, 0, columns, s, si, srs, svs, c, ci, ldc, rows, vectors, kept);
            }
            k += block;
            ai += block * aks;
            bi += block * bks;
            s = c;
            si = ci;
            srs = ldc;
            svs = lanes;
        } while (k < depth);
    }

    /** A place to call each width from, so that each has a single callee. */
    private void tiles(
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
        switch (vectors) {
            case 4 -> fours.rows(depth, a, ai, ars, aks, b, bi, ldb, s, si, srs, svs, c, ci, ldc, rows, 0);
            case 2 -> twos.rows(depth, a, ai, ars, aks, b, bi, ldb, s, si, srs, svs, c, ci, ldc, rows, 0);
            default -> ones.rows(depth, a, ai, ars, aks, b, bi, ldb, s, si, srs, svs, c, ci, ldc, rows, kept);
        }
    }

    /** The depth in blocks of nearly one size, none above {@link #DEPTH}: 784 is 4 x 196 and not 3 x 256 + 16. */
    private static int evenly(int depth) {
        int blocks = Math.max(1, (depth + DEPTH - 1) / DEPTH);
        return Math.max(1, (depth + blocks - 1) / blocks);
    }

    /** {@code packed[k · step + j] = b(k, j)}. */
    private static void pack(float[] b, int bi, int bks, int bjs, int depth, int columns, float[] packed, int step) {
        if (bjs == 1) {
            for (int k = 0; k < depth; k++) {
                System.arraycopy(b, bi + k * bks, packed, k * step, columns);
            }
            return;
        }
        // 64 rows of the copy at a time, 16 KB, stay in the first cache while its columns are written.
        for (int k0 = 0; k0 < depth; k0 += 64) {
            int k1 = Math.min(depth, k0 + 64);
            for (int j = 0; j < columns; j++) {
                int bj = bi + j * bjs;
                for (int k = k0, p = k0 * step + j; k < k1; k++, p += step) {
                    packed[p] = b[bj + k * bks];
                }
            }
        }
    }

    /** All columns of a c that is narrower than a vector. */
    private void narrow(
            int depth,
            float[] a,
            int ai,
            int ars,
            int aks,
            float[] b,
            int bi,
            int bks,
            int bjs,
            float[] s,
            int si,
            int srs,
            int sjs,
            Matrix c,
            int from,
            int rows) {
        float[] packed = scratch.take();
        int block = evenly(depth);
        int inPlace = bjs == 1 && rows <= FEW ? Math.clamp(Math.floorDiv(b.length - bi - lanes, bks) + 1, 0, depth) : 0;
        int k = 0;
        do {
            int deep = k < inPlace ? inPlace : Math.min(block, depth - k);
            if (k < inPlace) {
                narrowRows(deep, a, ai, ars, aks, b, bi, bks, packed, s, si, srs, sjs, c, from, rows);
            } else {
                pack(b, bi, bks, bjs, deep, c.columns(), packed, lanes);
                narrowRows(deep, a, ai, ars, aks, packed, 0, lanes, packed, s, si, srs, sjs, c, from, rows);
            }
            k += deep;
            ai += deep * aks;
            bi += deep * bks;
            s = c.array();
            si = c.at(from);
            srs = c.stride();
            sjs = 1;
        } while (k < depth);
        scratch.give(packed);
    }

    /** Each tile is computed at the end of {@code packed}, in lanes of which the first belong to c. */
    private void narrowRows(
            int depth,
            float[] a,
            int ai,
            int ars,
            int aks,
            float[] b,
            int bi,
            int ldb,
            float[] packed,
            float[] s,
            int si,
            int srs,
            int sjs,
            Matrix c,
            int from,
            int rows) {
        int tile = packed.length - 6 * lanes;
        int n = c.columns();
        for (int i = 0; i < rows; i += 6) {
            int high = Math.min(6, rows - i);
            for (int r = 0; r < high; r++) {
                for (int j = 0; j < n; j++) {
                    packed[tile + r * lanes + j] = s[si + (i + r) * srs + j * sjs];
                }
            }
            ones.rows(
                    depth,
                    a,
                    ai + i * ars,
                    ars,
                    aks,
                    b,
                    bi,
                    ldb,
                    packed,
                    tile,
                    lanes,
                    lanes,
                    packed,
                    tile,
                    lanes,
                    high,
                    0);
            for (int r = 0; r < high; r++) {
                System.arraycopy(packed, tile + r * lanes, c.array(), c.at(from + i + r), n);
            }
        }
    }
}
