package dev.bpnet.simd;

import static dev.bpnet.api.math.ActivationFormula.THIRD;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.bpnet.api.kernels.Binary;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Elementary functions of two numbers: a template, see {@link Width}. Each function has a loop of its own, compiled for itself. */
final class VectorBinary implements BinaryFunctions {
    private static final Width WIDTH = Width.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> S = WIDTH.species();
    private static final int L = S.length();
    private static final FloatVector LANES = FloatVector.zero(S).addIndex(1);

    VectorBinary() {}

    @Override
    public void apply(Binary op, float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        int rest = n % L;
        if (rest > 0) {
            int last = n - L;
            apply(op, alpha, x, xo + last, y, yo + last, z, zo + last, L, L - rest);
        }
        apply(op, alpha, x, xo, y, yo, z, zo, n - rest, 0);
    }

    private static void apply(
            Binary op, float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n, int kept) {
        switch (op) {
            case ADD -> add(x, xo, y, yo, z, zo, n, kept);
            case SUBTRACT -> subtract(x, xo, y, yo, z, zo, n, kept);
            case MULTIPLY -> multiply(x, xo, y, yo, z, zo, n, kept);
            case DIVIDE -> divide(x, xo, y, yo, z, zo, n, kept);
            case MAX -> max(x, xo, y, yo, z, zo, n, kept);
            case MIN -> min(x, xo, y, yo, z, zo, n, kept);
            case FMA -> fma(alpha, x, xo, y, yo, z, zo, n, kept);
            case RELU_GRADIENT -> reluGradient(x, xo, y, yo, z, zo, n, kept);
            case LEAKY_RELU_GRADIENT -> leakyReluGradient(alpha, x, xo, y, yo, z, zo, n, kept);
            case SIGMOID_GRADIENT -> sigmoidGradient(x, xo, y, yo, z, zo, n, kept);
            case TANH_GRADIENT -> tanhGradient(x, xo, y, yo, z, zo, n, kept);
            case ABOVE -> above(alpha, x, xo, y, yo, z, zo, n, kept);
            case BELOW -> below(alpha, x, xo, y, yo, z, zo, n, kept);
            case SOFTSIGN -> softsign(x, xo, y, yo, z, zo, n, kept);
            case HARD_SWISH_GRADIENT -> hardSwishGradient(x, xo, y, yo, z, zo, n, kept);
            default -> throw new IllegalArgumentException(op + " is not elementary");
        }
    }

    private static void add(float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector z = x.add(y);
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void subtract(float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector z = x.sub(y);
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void multiply(float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector z = x.mul(y);
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void divide(float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector z = x.div(y);
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void max(float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector z = x.max(y);
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void min(float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector z = x.min(y);
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void fma(float alpha, float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector z = x.fma(FloatVector.broadcast(S, alpha), y);
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void reluGradient(float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector z = y.blend(0f, y.compare(LE, 0f)).blend(x, y.compare(GT, 0f));
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void leakyReluGradient(
            float alpha, float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector z = y.blend(x.mul(alpha), y.compare(LE, 0f)).blend(x, y.compare(GT, 0f));
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void sigmoidGradient(float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector z = x.mul(y.mul(FloatVector.broadcast(S, 1f).sub(y)));
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void tanhGradient(float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector z = x.mul(y.neg().fma(y, FloatVector.broadcast(S, 1f)));
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void above(
            float alpha, float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector z = y.blend(0f, y.compare(LE, alpha)).blend(x, y.compare(GT, alpha));
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void below(
            float alpha, float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector z = y.blend(0f, y.compare(GE, alpha)).blend(x, y.compare(LT, alpha));
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void softsign(float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector z = x.div(y.abs().add(1f));
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void hardSwishGradient(float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector slope = y.fma(THIRD, 0.5f).blend(0f, y.compare(LT, -3f));
            FloatVector z = x.mul(slope.blend(1f, y.compare(GE, 3f)));
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }
}
