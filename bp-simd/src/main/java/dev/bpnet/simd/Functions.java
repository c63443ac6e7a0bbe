package dev.bpnet.simd;

import dev.bpnet.api.kernels.Unary;

/** The transcendental functions over whole vectors; {@code n} and {@code kept} as in {@link Elements}. */
interface Functions {

    void apply(Unary op, float[] x, int xo, float[] y, int yo, int n, int kept);
}
