package dev.bpnet.core.kernels;

import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.math.ActivationFormula;
import dev.bpnet.api.math.FloatMath;

/** Functions of one number; a loop of its own for each, so that each is compiled for itself. */
final class ScalarUnary {

    private ScalarUnary() {}

    static void apply(Unary op, float alpha, float[] x, int xo, float[] y, int yo, int n) {
        switch (op) {
            case EXP -> exp(x, xo, y, yo, n);
            case EXPM1 -> expm1(x, xo, y, yo, n);
            case LOG -> log(x, xo, y, yo, n);
            case LOG1P -> log1p(x, xo, y, yo, n);
            case TANH -> tanh(x, xo, y, yo, n);
            case SIGMOID -> sigmoid(x, xo, y, yo, n);
            case SOFTPLUS -> softplus(x, xo, y, yo, n);
            case ERF -> erf(x, xo, y, yo, n);
            case ERFC -> erfc(x, xo, y, yo, n);
            case SQRT -> sqrt(x, xo, y, yo, n);
            case ABS -> abs(x, xo, y, yo, n);
            case NEGATE -> negate(x, xo, y, yo, n);
            case SQUARE -> square(x, xo, y, yo, n);
            case RECIPROCAL -> reciprocal(x, xo, y, yo, n);
            case SIGN -> sign(x, xo, y, yo, n);
            case RELU -> relu(x, xo, y, yo, n);
            case LEAKY_RELU -> leakyRelu(alpha, x, xo, y, yo, n);
            case PLUS -> plus(alpha, x, xo, y, yo, n);
            case TIMES -> times(alpha, x, xo, y, yo, n);
            case AT_MOST -> atMost(alpha, x, xo, y, yo, n);
            case AT_LEAST -> atLeast(alpha, x, xo, y, yo, n);
            case ELU -> elu(alpha, x, xo, y, yo, n);
            case MISH -> mish(x, xo, y, yo, n);
            case GELU_TANH -> geluTanh(x, xo, y, yo, n);
            case HARD_SWISH -> hardSwish(x, xo, y, yo, n);
        }
    }

    private static void exp(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = FloatMath.exp(x[xo + i]);
        }
    }

    private static void expm1(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = FloatMath.expm1(x[xo + i]);
        }
    }

    private static void log(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = FloatMath.log(x[xo + i]);
        }
    }

    private static void log1p(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = FloatMath.log1p(x[xo + i]);
        }
    }

    private static void tanh(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = FloatMath.tanh(x[xo + i]);
        }
    }

    private static void sigmoid(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = FloatMath.sigmoid(x[xo + i]);
        }
    }

    private static void softplus(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = FloatMath.softplus(x[xo + i]);
        }
    }

    private static void erf(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = FloatMath.erf(x[xo + i]);
        }
    }

    private static void erfc(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = FloatMath.erfc(x[xo + i]);
        }
    }

    /** The root of a float in double, rounded, is the correctly rounded float root. */
    private static void sqrt(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = (float) Math.sqrt(x[xo + i]);
        }
    }

    private static void abs(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.abs(x[xo + i]);
        }
    }

    private static void negate(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = -x[xo + i];
        }
    }

    private static void square(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] * x[xo + i];
        }
    }

    private static void reciprocal(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = 1 / x[xo + i];
        }
    }

    private static void sign(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.signum(x[xo + i]);
        }
    }

    /** {@link Math#max(float, float)} gives NaN for NaN and 0 for -0. */
    private static void relu(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.max(x[xo + i], 0);
        }
    }

    private static void leakyRelu(float alpha, float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            float xi = x[xo + i];
            y[yo + i] = xi > 0 ? xi : alpha * xi;
        }
    }

    private static void plus(float alpha, float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] + alpha;
        }
    }

    private static void times(float alpha, float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = alpha * x[xo + i];
        }
    }

    private static void atMost(float alpha, float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.min(x[xo + i], alpha);
        }
    }

    private static void atLeast(float alpha, float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.max(x[xo + i], alpha);
        }
    }

    private static void elu(float alpha, float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = ActivationFormula.elu(alpha, x[xo + i]);
        }
    }

    private static void mish(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = ActivationFormula.mish(x[xo + i]);
        }
    }

    private static void geluTanh(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = ActivationFormula.geluTanh(x[xo + i]);
        }
    }

    private static void hardSwish(float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = ActivationFormula.hardSwish(x[xo + i]);
        }
    }
}
