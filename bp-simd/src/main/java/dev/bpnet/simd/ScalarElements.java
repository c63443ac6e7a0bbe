package dev.bpnet.simd;

import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.math.FloatMath;

/** Elementwise functions without vectors, for what is shorter than one. */
final class ScalarElements implements Elements {

    @Override
    public void unary(Unary op, float alpha, float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = value(op, alpha, x[xo + i]);
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
        };
    }

    @Override
    public void binary(Binary op, float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        for (int i = 0; i < n; i++) {
            z[zo + i] = value(op, alpha, x[xo + i], y[yo + i]);
        }
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
        };
    }

    @Override
    public void axpby(float a, float[] x, int xo, float b, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = Math.fma(a, x[xo + i], b * y[yo + i]);
        }
    }

    @Override
    public void lerp(float keep, float take, float[] x, int xo, float[] m, int mo, int n) {
        for (int i = 0; i < n; i++) {
            m[mo + i] = Math.fma(keep, m[mo + i], take * x[xo + i]);
        }
    }

    @Override
    public void lerpSquare(float keep, float take, float[] x, int xo, float[] v, int vo, int n) {
        for (int i = 0; i < n; i++) {
            v[vo + i] = Math.fma(keep, v[vo + i], take * x[xo + i] * x[xo + i]);
        }
    }

    @Override
    public void shift(float[] x, int xo, float by, float[] y, int yo, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] = x[xo + i] + by;
        }
    }

    @Override
    public void divide(float[] y, int yo, float by, int n) {
        for (int i = 0; i < n; i++) {
            y[yo + i] /= by;
        }
    }

    @Override
    public void adam(
            float keep1,
            float take1,
            float keep2,
            float take2,
            float meanScale,
            float rootScale,
            float epsilon,
            float[] g,
            int go,
            float[] m,
            int mo,
            float[] v,
            int vo,
            int n) {
        for (int i = 0; i < n; i++) {
            float x = g[go + i];
            float mean = Math.fma(keep1, m[mo + i], take1 * x);
            float square = Math.fma(keep2, v[vo + i], take2 * x * x);
            m[mo + i] = mean;
            v[vo + i] = square;
            g[go + i] = meanScale * mean / Math.fma((float) Math.sqrt(square), rootScale, epsilon);
        }
    }
}
