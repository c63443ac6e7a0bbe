package dev.bpnet.simd;

import dev.bpnet.api.kernels.Unary;

/** Functions of one number on vectors, of at least as many numbers as fill one, or on single numbers. */
interface Functions {

    /** {@code y = op(x)} for {@code n} numbers; y may be x. */
    void apply(Unary op, float alpha, float[] x, int xo, float[] y, int yo, int n);
}
