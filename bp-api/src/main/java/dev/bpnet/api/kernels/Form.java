package dev.bpnet.api.kernels;

/** Which operand of a matrix product is read transposed; the letters are those of BLAS. */
public enum Form {
    /** {@code c[i,j] = Σ_k a[i,k] · b[k,j]}: the forward product {@code Z = X·W}. */
    NN,
    /** {@code c[i,j] = Σ_k a[k,i] · b[k,j]}: the gradient of weights, {@code dW = Xᵀ·dZ}. */
    TN,
    /** {@code c[i,j] = Σ_k a[i,k] · b[j,k]}: the delta handed down, {@code dX = dZ·Wᵀ}. */
    NT
}
