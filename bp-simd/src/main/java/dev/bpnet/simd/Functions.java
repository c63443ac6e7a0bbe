package dev.bpnet.simd;

import dev.bpnet.api.kernels.Unary;

/** Transcendental functions on vectors, of at least as many numbers as fill one. */
interface Functions {

    /** {@code y = op(x)} for {@code n} numbers; y may be x. */
    void apply(Unary op, float[] x, int xo, float[] y, int yo, int n);
}
