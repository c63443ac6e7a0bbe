package dev.bpnet.simd;

import dev.bpnet.api.kernels.Form;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import org.jspecify.annotations.Nullable;

/** Matrix products as {@link Kernels#gemm} defines them, of vectors of one width or of single numbers. */
interface Products {

    /** See {@link Kernels#gemm}; the shapes have been checked. */
    void gemm(Form form, int depth, Matrix a, Matrix b, @Nullable Matrix start, Matrix c, int from, int to);
}
