package dev.bpnet.core.kernels;

import dev.bpnet.api.kernels.Binary;

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
}
