package dev.bpnet.api.kernels;

/**
 * Functions of one number, {@code y = f(x)}. Transcendental ones are those of {@code dev.bpnet.api.math}, bit for bit.
 * NaN passes through all of them. Only the ones that say so use the parameter {@code alpha}.
 */
public enum Unary {
    /** e to the x. */
    EXP,
    /** {@code e^x - 1}. */
    EXPM1,
    /** Natural logarithm. */
    LOG,
    /** {@code ln(1 + x)}. */
    LOG1P,
    /** Hyperbolic tangent. */
    TANH,
    /** {@code 1 / (1 + e^-x)}. */
    SIGMOID,
    /** {@code max(x, 0) + ln(1 + e^-|x|)}. */
    SOFTPLUS,
    /** Error function. */
    ERF,
    /** {@code 1 - erf(x)} without cancellation. */
    ERFC,
    /** Square root, exactly rounded. */
    SQRT,
    /** {@code |x|}. */
    ABS,
    /** {@code -x}. */
    NEGATE,
    /** {@code x · x}. */
    SQUARE,
    /** {@code 1 / x}, exactly rounded. */
    RECIPROCAL,
    /** -1, 0 or 1; keeps the sign of a zero. */
    SIGN,
    /** {@code x > 0 ? x : 0}, NaN stays NaN; -0 becomes 0. */
    RELU,
    /** {@code x > 0 ? x : alpha · x}. */
    LEAKY_RELU,
    /** {@code x + alpha}. */
    PLUS,
    /** {@code alpha · x}. */
    TIMES,
    /** The lesser of x and alpha. */
    AT_MOST,
    /** The greater of x and alpha. */
    AT_LEAST,
    /** {@code x > 0 ? x : alpha · (e^x - 1)}. */
    ELU,
    /** {@code x · tanh(softplus(x))}. */
    MISH,
    /** {@code x · (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2}. */
    GELU_TANH,
    /** {@code x · min(max(x + 3, 0), 6) / 6}. */
    HARD_SWISH
}
