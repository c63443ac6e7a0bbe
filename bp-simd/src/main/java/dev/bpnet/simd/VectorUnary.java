package dev.bpnet.simd;

import static dev.bpnet.api.math.ActivationFormula.SIXTH;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.bpnet.api.kernels.Unary;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Elementary functions of one number: a template, see {@link Width}. Each function has a loop of its own, compiled for itself. */
final class VectorUnary implements Functions {
    private static final Width WIDTH = Width.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> S = WIDTH.species();
    private static final int L = S.length();
    private static final FloatVector LANES = FloatVector.zero(S).addIndex(1);

    VectorUnary() {}

    @Override
    public void apply(Unary op, float alpha, float[] x, int xo, float[] y, int yo, int n) {
        int rest = n % L;
        if (rest > 0) {
            int last = n - L;
            apply(op, alpha, x, xo + last, y, yo + last, L, L - rest);
        }
        apply(op, alpha, x, xo, y, yo, n - rest, 0);
    }

    private static void apply(Unary op, float alpha, float[] x, int xo, float[] y, int yo, int n, int kept) {
        switch (op) {
            case SQRT -> squareRoot(x, xo, y, yo, n, kept);
            case ABS -> abs(x, xo, y, yo, n, kept);
            case NEGATE -> negate(x, xo, y, yo, n, kept);
            case SQUARE -> square(x, xo, y, yo, n, kept);
            case RECIPROCAL -> reciprocal(x, xo, y, yo, n, kept);
            case SIGN -> sign(x, xo, y, yo, n, kept);
            case RELU -> relu(x, xo, y, yo, n, kept);
            case LEAKY_RELU -> leakyRelu(alpha, x, xo, y, yo, n, kept);
            case PLUS -> plus(alpha, x, xo, y, yo, n, kept);
            case TIMES -> times(alpha, x, xo, y, yo, n, kept);
            case AT_MOST -> atMost(alpha, x, xo, y, yo, n, kept);
            case AT_LEAST -> atLeast(alpha, x, xo, y, yo, n, kept);
            case HARD_SWISH -> hardSwish(x, xo, y, yo, n, kept);
            default -> throw new IllegalArgumentException(op + " is not elementary");
        }
    }

    private static void squareRoot(float[] xs, int xo, float[] ys, int yo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = x.sqrt();
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void abs(float[] xs, int xo, float[] ys, int yo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = x.abs();
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void negate(float[] xs, int xo, float[] ys, int yo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = x.neg();
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void square(float[] xs, int xo, float[] ys, int yo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = x.mul(x);
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void reciprocal(float[] xs, int xo, float[] ys, int yo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.broadcast(S, 1f).div(x);
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void sign(float[] xs, int xo, float[] ys, int yo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = x.blend(1f, x.compare(GT, 0f)).blend(-1f, x.compare(LT, 0f));
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void relu(float[] xs, int xo, float[] ys, int yo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = x.blend(0f, x.compare(LE, 0f));
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void leakyRelu(float alpha, float[] xs, int xo, float[] ys, int yo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = x.mul(alpha).blend(x, x.compare(GT, 0f));
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void plus(float alpha, float[] xs, int xo, float[] ys, int yo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = x.add(alpha);
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void times(float alpha, float[] xs, int xo, float[] ys, int yo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = x.mul(alpha);
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void atMost(float alpha, float[] xs, int xo, float[] ys, int yo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = x.min(alpha);
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void atLeast(float alpha, float[] xs, int xo, float[] ys, int yo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = x.max(alpha);
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void hardSwish(float[] xs, int xo, float[] ys, int yo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = x.mul(x.add(3f).max(0f).min(6f).mul(SIXTH));
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }
}
