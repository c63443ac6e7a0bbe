package dev.bpnet.simd;

/**
 * The inner loops of products, for all rows of one panel: 4, 2 or 1 vectors of columns. A tile keeps its sums in registers
 * while k runs, reading single numbers of a and rows of b where they lie. Each tile is straight code, because a vector that
 * crosses a call which is not inlined is boxed (108 GFLOP/s became 15).
 */
interface Tiles {

    /**
     * The product for all rows of one panel, over arrays: {@code a(i,k)} lies at {@code ai + i · ars + k · aks}, {@code b(k,j)} at
     * {@code bi + k · ldb + j}, {@code c(i,j)} at {@code ci + i · ldc + j}. Chains start from the numbers at {@code si + i · srs}, of
     * which the next vector is {@code svs} further; s may be c.
     *
     * @param kept so many of the first lanes of c stay as they are; only in panels of 1 vector, else 0
     */
    void rows(
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
            int kept);
}
