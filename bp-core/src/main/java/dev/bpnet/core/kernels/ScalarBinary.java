package dev.bpnet.core.kernels;

import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.math.ActivationFormula;
import dev.bpnet.api.math.FloatMath;

/** Functions of two numbers; a loop of its own for each, so that each is compiled for itself. */
final class ScalarBinary {

    private ScalarBinary() {}

    static void apply(Binary op, float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        switch (op) {
            case ADD -> add(x, xo, y, yo, z, zo, n);
            case SUBTRACT -> subtract(x, xo, y, yo, z, zo, n);
            case MULTIPLY -> multiply(x, xo, y, yo, z, zo, n);
            case DIVIDE -> divide(x, xo, y, yo, z, zo, n);
            case MAX -> max(x, xo, y, yo, z, zo, n);
            case MIN -> min(x, xo, y, yo, z, zo, n);
            case FMA -> fma(alpha, x, xo, y, yo, z, zo, n);
            case RELU_GRADIENT -> reluGradient(x, xo, y, yo, z, zo, n);
            case LEAKY_RELU_GRADIENT -> leakyReluGradient(alpha, x, xo, y, yo, z, zo, n);
            case SIGMOID_GRADIENT -> sigmoidGradient(x, xo, y, yo, z, zo, n);
            case TANH_GRADIENT -> tanhGradient(x, xo, y, yo, z, zo, n);
            case ABOVE -> above(alpha, x, xo, y, yo, z, zo, n);
            case BELOW -> below(alpha, x, xo, y, yo, z, zo, n);
            case SOFTSIGN -> softsign(x, xo, y, yo, z, zo, n);
            case SIGMOID_PRODUCT -> sigmoidProduct(alpha, x, xo, y, yo, z, zo, n);
            case NORMAL_PRODUCT -> normalProduct(x, xo, y, yo, z, zo, n);
            case SILU_GRADIENT -> siluGradient(x, xo, y, yo, z, zo, n);
            case GELU_GRADIENT -> geluGradient(x, xo, y, yo, z, zo, n);
            case GELU_TANH_GRADIENT -> geluTanhGradient(x, xo, y, yo, z, zo, n);
            case MISH_GRADIENT -> mishGradient(x, xo, y, yo, z, zo, n);
            case ELU_GRADIENT -> eluGradient(alpha, x, xo, y, yo, z, zo, n);
            case HARD_SWISH_GRADIENT -> hardSwishGradient(x, xo, y, yo, z, zo, n);
        }
    }

    private static void add(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = x[xo + i] + y[yo + i];
        }
    }

    private static void subtract(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = x[xo + i] - y[yo + i];
        }
    }

    private static void multiply(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = x[xo + i] * y[yo + i];
        }
    }

    private static void divide(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = x[xo + i] / y[yo + i];
        }
    }

    private static void max(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = Math.max(x[xo + i], y[yo + i]);
        }
    }

    private static void min(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = Math.min(x[xo + i], y[yo + i]);
        }
    }

    private static void fma(float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = Math.fma(alpha, x[xo + i], y[yo + i]);
        }
    }

    /** NaN stays NaN: a diverged unit must not look like a silent one. */
    private static void reluGradient(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            float yi = y[yo + i];
            z[zo + i] = yi > 0 ? x[xo + i] : Float.isNaN(yi) ? yi : 0;
        }
    }

    private static void leakyReluGradient(float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            float yi = y[yo + i];
            z[zo + i] = yi > 0 ? x[xo + i] : Float.isNaN(yi) ? yi : alpha * x[xo + i];
        }
    }

    private static void sigmoidGradient(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            float yi = y[yo + i];
            z[zo + i] = x[xo + i] * (yi * (1 - yi));
        }
    }

    private static void tanhGradient(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            float yi = y[yo + i];
            z[zo + i] = x[xo + i] * Math.fma(-yi, yi, 1);
        }
    }

    private static void above(float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            float yi = y[yo + i];
            z[zo + i] = yi > alpha ? x[xo + i] : yi <= alpha ? 0 : yi;
        }
    }

    private static void below(float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            float yi = y[yo + i];
            z[zo + i] = yi < alpha ? x[xo + i] : yi >= alpha ? 0 : yi;
        }
    }

    private static void softsign(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = x[xo + i] / (1 + Math.abs(y[yo + i]));
        }
    }

    private static void sigmoidProduct(float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = x[xo + i] * FloatMath.sigmoid(alpha * y[yo + i]);
        }
    }

    private static void normalProduct(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = x[xo + i] * FloatMath.normalCdf(y[yo + i]);
        }
    }

    private static void siluGradient(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = x[xo + i] * ActivationFormula.siluSlope(y[yo + i]);
        }
    }

    private static void geluGradient(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = x[xo + i] * ActivationFormula.geluSlope(y[yo + i]);
        }
    }

    private static void geluTanhGradient(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = x[xo + i] * ActivationFormula.geluTanhSlope(y[yo + i]);
        }
    }

    private static void mishGradient(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = x[xo + i] * ActivationFormula.mishSlope(y[yo + i]);
        }
    }

    private static void eluGradient(float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = x[xo + i] * ActivationFormula.eluSlope(alpha, y[yo + i]);
        }
    }

    private static void hardSwishGradient(float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = x[xo + i] * ActivationFormula.hardSwishSlope(y[yo + i]);
        }
    }
}
