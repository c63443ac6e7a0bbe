package dev.bpnet.simd;

/** Products of a single row with a matrix. */
interface Rows {

    /**
     * One row of c, all {@code n} columns, at least a vector. Each number of b is used once, so what counts is how fast b is
     * read; the columns of a large b are not cut into panels, whose rows are too short for that (4096 x 4096: 26 GB/s, not 10).
     * {@code a(k)} lies at {@code ai + k · aks}, {@code b(k,j)} at {@code bi + k · ldb + j}, {@code c(j)} at {@code ci + j}.
     *
     * @param sjs the distance of the starts of two columns, the first at {@code si}: 1, or 0 when all start alike; s may be c
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
