package dev.bpnet.api.kernels;

/**
 * Functions of two numbers, {@code z = f(x, y)}, each operation rounded once in float. Gradients take {@code x = da} (the
 * derivative of the loss by the activation's output) and {@code y} as said, and give {@code dz}. Only the ones that say so
 * use the parameter {@code alpha}.
 */
public enum Binary {
    /** {@code x + y}. */
    ADD,
    /** {@code x - y}. */
    SUBTRACT,
    /** {@code x · y}. */
    MULTIPLY,
    /** {@code x / y}. */
    DIVIDE,
    /** The greater, as {@link Math#max(float, float)}: NaN if either is. */
    MAX,
    /** The lesser, as {@link Math#min(float, float)}: NaN if either is. */
    MIN,
    /** {@code alpha · x + y} in one rounding. */
    FMA,
    /** {@code y > 0 ? x : 0}, and NaN where y is NaN; y is the activation's output. */
    RELU_GRADIENT,
    /** {@code y > 0 ? x : alpha · x}, and NaN where y is NaN; y is the activation's input. */
    LEAKY_RELU_GRADIENT,
    /** {@code x · (y · (1 - y))}; y is the activation's output. */
    SIGMOID_GRADIENT,
    /** {@code x · fma(-y, y, 1)}; y is the activation's output. */
    TANH_GRADIENT
}
