package dev.bpnet.simd;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Unary;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Elementwise arithmetic: a template, see {@link Width}. Each function has a loop of its own, compiled for itself. */
final class VectorElements implements Elements {
    private static final Width WIDTH = Width.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> S = WIDTH.species();
    private static final int L = S.length();
    private static final FloatVector LANES = FloatVector.zero(S).addIndex(1);

    VectorElements() {}

    @Override
    public void unary(Unary op, float alpha, float[] x, int xo, float[] y, int yo, int n) {
        int rest = n % L;
        if (rest > 0) {
            int last = n - L;
            unary(op, alpha, x, xo + last, y, yo + last, L, L - rest);
        }
        unary(op, alpha, x, xo, y, yo, n - rest, 0);
    }

    private static void unary(Unary op, float alpha, float[] x, int xo, float[] y, int yo, int n, int kept) {
        switch (op) {
            case SQRT -> squareRoot(x, xo, y, yo, n, kept);
            case ABS -> abs(x, xo, y, yo, n, kept);
            case NEGATE -> negate(x, xo, y, yo, n, kept);
            case SQUARE -> square(x, xo, y, yo, n, kept);
            case RECIPROCAL -> reciprocal(x, xo, y, yo, n, kept);
            case SIGN -> sign(x, xo, y, yo, n, kept);
            case RELU -> relu(x, xo, y, yo, n, kept);
            case LEAKY_RELU -> leakyRelu(alpha, x, xo, y, yo, n, kept);
            default -> throw new IllegalArgumentException(op + " is not elementary");
        }
    }

    @Override
    public void binary(Binary op, float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        int rest = n % L;
        if (rest > 0) {
            int last = n - L;
            binary(op, alpha, x, xo + last, y, yo + last, z, zo + last, L, L - rest);
        }
        binary(op, alpha, x, xo, y, yo, z, zo, n - rest, 0);
    }

    private static void binary(
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

    @Override
    public void axpby(float a, float[] x, int xo, float b, float[] y, int yo, int n) {
        int rest = n % L;
        if (rest > 0) {
            int last = n - L;
            axpby(a, x, xo + last, b, y, yo + last, L, L - rest);
        }
        axpby(a, x, xo, b, y, yo, n - rest, 0);
    }

    private static void axpby(float a, float[] xs, int xo, float b, float[] ys, int yo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            x.fma(FloatVector.broadcast(S, a), y.mul(b)).blend(y, old).intoArray(ys, yo + i);
        }
    }

    @Override
    public void lerp(float keep, float take, float[] x, int xo, float[] m, int mo, int n) {
        int rest = n % L;
        if (rest > 0) {
            int last = n - L;
            lerp(keep, take, x, xo + last, m, mo + last, L, L - rest);
        }
        lerp(keep, take, x, xo, m, mo, n - rest, 0);
    }

    private static void lerp(float keep, float take, float[] xs, int xo, float[] ms, int mo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector m = FloatVector.fromArray(S, ms, mo + i);
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            m.fma(FloatVector.broadcast(S, keep), x.mul(take)).blend(m, old).intoArray(ms, mo + i);
        }
    }

    @Override
    public void lerpSquare(float keep, float take, float[] x, int xo, float[] v, int vo, int n) {
        int rest = n % L;
        if (rest > 0) {
            int last = n - L;
            lerpSquare(keep, take, x, xo + last, v, vo + last, L, L - rest);
        }
        lerpSquare(keep, take, x, xo, v, vo, n - rest, 0);
    }

    private static void lerpSquare(float keep, float take, float[] xs, int xo, float[] vs, int vo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector v = FloatVector.fromArray(S, vs, vo + i);
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            v.fma(FloatVector.broadcast(S, keep), x.mul(take).mul(x))
                    .blend(v, old)
                    .intoArray(vs, vo + i);
        }
    }

    @Override
    public void shift(float[] x, int xo, float by, float[] y, int yo, int n) {
        int rest = n % L;
        if (rest > 0) {
            int last = n - L;
            shift(x, xo + last, by, y, yo + last, L, L - rest);
        }
        shift(x, xo, by, y, yo, n - rest, 0);
    }

    private static void shift(float[] xs, int xo, float by, float[] ys, int yo, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector y = FloatVector.fromArray(S, xs, xo + i).add(by);
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    @Override
    public void divide(float[] y, int yo, float by, int n) {
        int rest = n % L;
        if (rest > 0) {
            int last = n - L;
            divide(y, yo + last, by, L, L - rest);
        }
        divide(y, yo, by, n - rest, 0);
    }

    private static void divide(float[] ys, int yo, float by, int n, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            y.div(by).blend(y, old).intoArray(ys, yo + i);
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
        int rest = n % L;
        if (rest > 0) {
            int last = n - L;
            adam(
                    keep1, take1, keep2, take2, meanScale, rootScale, epsilon, g, go + last, m, mo + last, v, vo + last,
                    L, L - rest);
        }
        adam(keep1, take1, keep2, take2, meanScale, rootScale, epsilon, g, go, m, mo, v, vo, n - rest, 0);
    }

    private static void adam(
            float keep1,
            float take1,
            float keep2,
            float take2,
            float meanScale,
            float rootScale,
            float epsilon,
            float[] gs,
            int go,
            float[] ms,
            int mo,
            float[] vs,
            int vo,
            int n,
            int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < n; i += L) {
            FloatVector g = FloatVector.fromArray(S, gs, go + i);
            FloatVector oldM = FloatVector.fromArray(S, ms, mo + i);
            FloatVector oldV = FloatVector.fromArray(S, vs, vo + i);
            FloatVector m = oldM.fma(FloatVector.broadcast(S, keep1), g.mul(take1));
            FloatVector v =
                    oldV.fma(FloatVector.broadcast(S, keep2), g.mul(take2).mul(g));
            FloatVector direction = m.mul(meanScale).div(v.sqrt().fma(rootScale, epsilon));
            m.blend(oldM, old).intoArray(ms, mo + i);
            v.blend(oldV, old).intoArray(vs, vo + i);
            direction.blend(g, old).intoArray(gs, go + i);
        }
    }
}
