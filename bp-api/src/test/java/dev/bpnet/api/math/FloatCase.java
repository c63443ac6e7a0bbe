package dev.bpnet.api.math;

import java.util.function.DoubleUnaryOperator;

/**
 * The functions of {@link FloatMath} with a double reference, the largest error allowed, and the range where they are not constant.
 * The bounds are the errors measured over every float, rounded up in the second digit.
 */
enum FloatCase {
    EXP(FloatMath::exp, StrictMath::exp, 0.90, -105f, 90f),
    EXPM1(FloatMath::expm1, StrictMath::expm1, 1.56, -105f, 90f),
    LOG(FloatMath::log, StrictMath::log, 0.89, -0f, Float.POSITIVE_INFINITY),
    LOG1P(FloatMath::log1p, StrictMath::log1p, 1.13, -1.5f, Float.POSITIVE_INFINITY),
    TANH(FloatMath::tanh, StrictMath::tanh, 1.37, -20f, 20f),
    SIGMOID(FloatMath::sigmoid, FloatCase::sigmoid, 1.65, -105f, 105f),
    SOFTPLUS(FloatMath::softplus, FloatCase::softplus, 1.77, -105f, 105f);

    final UlpScan.FloatFunction function;
    final DoubleUnaryOperator reference;
    final double bound;
    final float lowest;
    final float highest;

    FloatCase(
            UlpScan.FloatFunction function, DoubleUnaryOperator reference, double bound, float lowest, float highest) {
        this.function = function;
        this.reference = reference;
        this.bound = bound;
        this.lowest = lowest;
        this.highest = highest;
    }

    private static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }
}
