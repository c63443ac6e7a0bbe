package dev.bpnet.simd;

import dev.bpnet.api.kernels.Binary;

/** Functions of two numbers on vectors, of at least as many numbers as fill one, or on single numbers. */
interface BinaryFunctions {

    /** {@code z = op(x, y)} for {@code n} numbers; z may be x or y. */
    void apply(Binary op, float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n);
}
