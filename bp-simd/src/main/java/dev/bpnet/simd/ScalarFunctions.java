package dev.bpnet.simd;

import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.math.ActivationFormula;
import dev.bpnet.api.math.FloatMath;

/** Functions of one number and of two without vectors, for what is shorter than one. */
final class ScalarFunctions {

    private ScalarFunctions() {}

    static void unary(Unary op, float alpha, float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = value(op, alpha, x[xo + i]);
        }
    }

    static void binary(Binary op, float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = value(op, alpha, x[xo + i], y[yo + i]);
        }
    }

    private static float value(Unary op, float alpha, float x) {
        return switch (op) {
            case EXP -> FloatMath.exp(x);
            case EXPM1 -> FloatMath.expm1(x);
            case LOG -> FloatMath.log(x);
            case LOG1P -> FloatMath.log1p(x);
            case TANH -> FloatMath.tanh(x);
            case SIGMOID -> FloatMath.sigmoid(x);
            case SOFTPLUS -> FloatMath.softplus(x);
            case ERF -> FloatMath.erf(x);
            case ERFC -> FloatMath.erfc(x);
            case SQRT -> (float) Math.sqrt(x);
            case ABS -> Math.abs(x);
            case NEGATE -> -x;
            case SQUARE -> x * x;
            case RECIPROCAL -> 1 / x;
            case SIGN -> Math.signum(x);
            case RELU -> Math.max(x, 0);
            case LEAKY_RELU -> x > 0 ? x : alpha * x;
            case PLUS -> x + alpha;
            case TIMES -> alpha * x;
            case AT_MOST -> Math.min(x, alpha);
            case AT_LEAST -> Math.max(x, alpha);
            case ELU -> ActivationFormula.elu(alpha, x);
            case MISH -> ActivationFormula.mish(x);
            case GELU_TANH -> ActivationFormula.geluTanh(x);
            case HARD_SWISH -> ActivationFormula.hardSwish(x);
        };
    }

    private static float value(Binary op, float alpha, float x, float y) {
        return switch (op) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> x / y;
            case MAX -> Math.max(x, y);
            case MIN -> Math.min(x, y);
            case FMA -> Math.fma(alpha, x, y);
            case RELU_GRADIENT -> y > 0 ? x : y <= 0 ? 0 : y;
            case LEAKY_RELU_GRADIENT -> y > 0 ? x : y <= 0 ? alpha * x : y;
            case SIGMOID_GRADIENT -> x * (y * (1 - y));
            case TANH_GRADIENT -> x * Math.fma(-y, y, 1);
            case ABOVE -> y > alpha ? x : y <= alpha ? 0 : y;
            case BELOW -> y < alpha ? x : y >= alpha ? 0 : y;
            case SOFTSIGN -> x / (1 + Math.abs(y));
            case SIGMOID_PRODUCT -> x * FloatMath.sigmoid(alpha * y);
            case NORMAL_PRODUCT -> x * FloatMath.normalCdf(y);
            case SILU_GRADIENT -> x * ActivationFormula.siluSlope(y);
            case GELU_GRADIENT -> x * ActivationFormula.geluSlope(y);
            case GELU_TANH_GRADIENT -> x * ActivationFormula.geluTanhSlope(y);
            case MISH_GRADIENT -> x * ActivationFormula.mishSlope(y);
            case ELU_GRADIENT -> x * ActivationFormula.eluSlope(alpha, y);
            case HARD_SWISH_GRADIENT -> x * ActivationFormula.hardSwishSlope(y);
        };
    }
}
