package dev.bpnet.simd;

/**
 * The inner loops of products, over arrays: {@code a(i,k)} lies at {@code ai + i · ars + k · aks}, {@code b(k,j)} at
 * {@code bi + k · ldb + j}, {@code c(i,j)} at {@code ci + i · ldc + j}. Chains start from the numbers at
 * {@code si + i · srs}, of which the next vector is {@code svs} further; s may be c.
 */
interface Tiles {

    /**
     * The product for all rows of one panel of 4, 2 or 1 vectors.
     *
     * @param kept with 1 vector, so many of the first lanes of c stay as they are
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
            int vectors,
            int kept);

    /**
     * One row of c, all {@code n} columns, at least a vector: eight rows of b at a time, each read from end to end. Each
     * number of b is used once, so what counts is how fast memory is read: of 4096 x 4096 this read 26 GB/s, panels 10.
     *
     * @param sjs the distance of the starts of two columns: 1, or 0 when all start alike
     */
    void row(
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
            int n);
}
