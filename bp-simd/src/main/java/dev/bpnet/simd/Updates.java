package dev.bpnet.simd;

import dev.bpnet.api.kernels.Kernels;

/**
 * Passes over arrays as {@link Kernels} defines them, on vectors of one width or on single numbers. Vectors need enough numbers to
 * fill one.
 */
interface Updates {

    void axpby(float a, float[] x, int xo, float b, float[] y, int yo, int n);

    /** {@code m = fma(keep, m, take · x)}. */
    void lerp(float keep, float take, float[] x, int xo, float[] m, int mo, int n);

    /** {@code v = fma(keep, v, (take · x) · x)}. */
    void lerpSquare(float keep, float take, float[] x, int xo, float[] v, int vo, int n);

    /** {@code y = x + by}. */
    void shift(float[] x, int xo, float by, float[] y, int yo, int n);

    /** {@code y = y / by}. */
    void divide(float[] y, int yo, float by, int n);

    /** See {@link Kernels#adam}, with {@code keep = beta} and {@code take = 1 - beta}. */
    void adam(
            float keep1,
            float take1,
            float keep2,
            float take2,
            float meanScale,
            float rootScale,
            float epsilon,
            float[] g,
            int go,
            float[] m,
            int mo,
            float[] v,
            int vo,
            int n);
}
