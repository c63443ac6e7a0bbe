package dev.bpnet.simd;

import static jdk.incubator.vector.VectorOperators.LT;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** Passes over arrays that optimizers and softmax make: a template, see {@link Width}. */
final class VectorUpdates implements Updates {
    private static final Width WIDTH = Width.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> S = WIDTH.species();
    private static final int L = S.length();
    private static final FloatVector LANES = FloatVector.zero(S).addIndex(1);

    VectorUpdates() {}

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
