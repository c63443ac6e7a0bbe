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
    TANH_GRADIENT,
    /** {@code y > alpha ? x : 0}, and NaN where y is NaN. */
    ABOVE,
    /** {@code y < alpha ? x : 0}, and NaN where y is NaN. */
    BELOW,
    /** {@code x / (1 + |y|)}: with x = y softsign; applied twice to da, its gradient. */
    SOFTSIGN,
    /** {@code x · sigmoid(alpha · y)}: with x = y and alpha = 1 silu, with x = da the gradient of softplus. */
    SIGMOID_PRODUCT,
    /** {@code x · Φ(y)} with the distribution function of the standard normal: with x = y gelu. */
    NORMAL_PRODUCT,
    /** {@code x · (sigmoid(y) (1 + y sigmoid(-y)))}; y is the activation's input. */
    SILU_GRADIENT,
    /** {@code x · (Φ(y) + y φ(y))} with distribution and density of the standard normal; y is the activation's input. */
    GELU_GRADIENT,
    /** x times the derivative of {@link Unary#GELU_TANH}; y is the activation's input. */
    GELU_TANH_GRADIENT,
    /** x times the derivative of {@link Unary#MISH}; y is the activation's input. */
    MISH_GRADIENT,
    /** {@code x · (y > 0 ? 1 : alpha · e^y)}; y is the activation's input. */
    ELU_GRADIENT,
    /** {@code x · (y < -3 ? 0 : y >= 3 ? 1 : y/3 + 1/2)}; y is the activation's input. */
    HARD_SWISH_GRADIENT
}
