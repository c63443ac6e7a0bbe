package dev.bpnet.simd;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;

/** Many numbers to few, and rows to columns, as {@link Kernels} defines them. */
interface Reductions {

    float max(float[] x, int xo, int n);

    float sum(float[] x, int xo, int n);

    double sumOfSquares(float[] x, int xo, int n);

    void columnSums(Matrix a, int rows, boolean accumulate, float[] out, int at, int from, int to);

    void transpose(Matrix a, Matrix t, int from, int to);
}
