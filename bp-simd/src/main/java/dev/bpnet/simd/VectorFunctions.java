package dev.bpnet.simd;

import static dev.bpnet.api.math.ExpFormula.EXPM1_LOWER;
import static dev.bpnet.api.math.ExpFormula.EXPM1_TINY;
import static dev.bpnet.api.math.ExpFormula.EXP_LOWER;
import static dev.bpnet.api.math.ExpFormula.EXP_UPPER;
import static dev.bpnet.api.math.ExpFormula.LOG2_E;
import static dev.bpnet.api.math.ExpFormula.M2;
import static dev.bpnet.api.math.ExpFormula.M3;
import static dev.bpnet.api.math.ExpFormula.M4;
import static dev.bpnet.api.math.ExpFormula.M5;
import static dev.bpnet.api.math.ExpFormula.M6;
import static dev.bpnet.api.math.ExpFormula.MINUS_LN2_HIGH;
import static dev.bpnet.api.math.ExpFormula.MINUS_LN2_LOW;
import static dev.bpnet.api.math.ExpFormula.P2;
import static dev.bpnet.api.math.ExpFormula.P3;
import static dev.bpnet.api.math.ExpFormula.P4;
import static dev.bpnet.api.math.ExpFormula.P5;
import static dev.bpnet.api.math.ExpFormula.P6;
import static dev.bpnet.api.math.ExpFormula.ROUNDER;
import static dev.bpnet.api.math.ExpFormula.ROUNDER_BITS;
import static dev.bpnet.api.math.LogFormula.FOUR_BITS;
import static dev.bpnet.api.math.LogFormula.L0;
import static dev.bpnet.api.math.LogFormula.L1;
import static dev.bpnet.api.math.LogFormula.L2;
import static dev.bpnet.api.math.LogFormula.L3;
import static dev.bpnet.api.math.LogFormula.L4;
import static dev.bpnet.api.math.LogFormula.L5;
import static dev.bpnet.api.math.LogFormula.L6;
import static dev.bpnet.api.math.LogFormula.L7;
import static dev.bpnet.api.math.LogFormula.LN2_HIGH;
import static dev.bpnet.api.math.LogFormula.LN2_LOW;
import static dev.bpnet.api.math.LogFormula.TWO_THIRDS_BITS;
import static dev.bpnet.api.math.TanhFormula.SATURATION;
import static dev.bpnet.api.math.TanhFormula.SIGN;
import static dev.bpnet.api.math.TanhFormula.SMALL;
import static dev.bpnet.api.math.TanhFormula.T11;
import static dev.bpnet.api.math.TanhFormula.T3;
import static dev.bpnet.api.math.TanhFormula.T5;
import static dev.bpnet.api.math.TanhFormula.T7;
import static dev.bpnet.api.math.TanhFormula.T9;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.math.ExpFormula;
import dev.bpnet.api.math.LogFormula;
import dev.bpnet.api.math.TanhFormula;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The transcendental functions lane by lane: a template, see {@link Width}. Each method has the lines of {@link ExpFormula},
 * {@link LogFormula} or {@link TanhFormula}, in their order and with their names; what two functions share is written twice,
 * because a vector must not cross a call.
 */
final class VectorFunctions implements Functions {
    private static final Width WIDTH = Width.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> S = WIDTH.species();
    private static final int L = S.length();
    private static final FloatVector LANES = FloatVector.zero(S).addIndex(1);

    VectorFunctions() {}

    @Override
    public void apply(Unary op, float alpha, float[] x, int xo, float[] y, int yo, int n) {
        int rest = n % L;
        if (rest > 0) {
            int last = n - L;
            apply(op, x, xo + last, y, yo + last, L, L - rest);
        }
        apply(op, x, xo, y, yo, n - rest, 0);
    }

    private static void apply(Unary op, float[] x, int xo, float[] y, int yo, int n, int kept) {
        switch (op) {
            case EXP -> exp(x, xo, y, yo, n, kept);
            case EXPM1 -> expm1(x, xo, y, yo, n, kept);
            case LOG -> log(x, xo, y, yo, n, kept);
            case LOG1P -> log1p(x, xo, y, yo, n, kept);
            case TANH -> tanh(x, xo, y, yo, n, kept);
            case SIGMOID -> sigmoid(x, xo, y, yo, n, kept);
            case SOFTPLUS -> softplus(x, xo, y, yo, n, kept);
            default -> throw new IllegalArgumentException(op + " is not transcendental");
        }
    }

    private static void exp(float[] xs, int xo, float[] ys, int yo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector c = x.blend(EXP_UPPER, x.compare(GT, EXP_UPPER));
            c = c.blend(EXP_LOWER, c.compare(LT, EXP_LOWER));
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            IntVector n = t.reinterpretAsInts().sub(ROUNDER_BITS);
            FloatVector k = t.sub(ROUNDER);
            FloatVector r = k.fma(FloatVector.broadcast(S, MINUS_LN2_HIGH), c);
            r = k.fma(FloatVector.broadcast(S, MINUS_LN2_LOW), r);
            FloatVector p = r.fma(P6, P5);
            p = p.lanewise(FMA, r, P4);
            p = p.lanewise(FMA, r, P3);
            p = p.lanewise(FMA, r, P2);
            p = p.lanewise(FMA, r, 1f);
            p = p.lanewise(FMA, r, 1f);
            IntVector h = n.lanewise(ASHR, 1);
            FloatVector y = p.mul(h.add(127).lanewise(LSHL, 23).reinterpretAsFloats())
                    .mul(n.sub(h).add(127).lanewise(LSHL, 23).reinterpretAsFloats());
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void expm1(float[] xs, int xo, float[] ys, int yo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector c = x.blend(EXP_UPPER, x.compare(GT, EXP_UPPER));
            c = c.blend(EXPM1_LOWER, c.compare(LT, EXPM1_LOWER));
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            IntVector n = t.reinterpretAsInts().sub(ROUNDER_BITS);
            FloatVector k = t.sub(ROUNDER);
            FloatVector r = k.fma(FloatVector.broadcast(S, MINUS_LN2_HIGH), c);
            r = k.fma(FloatVector.broadcast(S, MINUS_LN2_LOW), r);
            FloatVector q = r.fma(M6, M5);
            q = q.lanewise(FMA, r, M4);
            q = q.lanewise(FMA, r, M3);
            q = q.lanewise(FMA, r, M2);
            q = r.mul(r).fma(q, r);
            FloatVector s = n.add(126).lanewise(LSHL, 23).reinterpretAsFloats();
            FloatVector y = s.fma(q, s.sub(0.5f)).mul(2f);
            y = y.blend(x, x.abs().compare(LT, EXPM1_TINY));
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void log(float[] xs, int xo, float[] ys, int yo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            VectorMask<Float> small = x.compare(LT, Float.MIN_NORMAL);
            IntVector bits = x.blend(x.mul(0x1p23f), small).reinterpretAsInts();
            IntVector e = bits.sub(TWO_THIRDS_BITS).lanewise(ASHR, 23);
            FloatVector f = bits.sub(e.lanewise(LSHL, 23)).reinterpretAsFloats().sub(1f);
            FloatVector k = e.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER);
            k = k.add(FloatVector.zero(S).blend(-23f, small));
            FloatVector w = k.mul(LN2_LOW);
            FloatVector l = f.fma(L7, L6);
            l = l.lanewise(FMA, f, L5);
            l = l.lanewise(FMA, f, L4);
            l = l.lanewise(FMA, f, L3);
            l = l.lanewise(FMA, f, L2);
            l = l.lanewise(FMA, f, L1);
            l = l.lanewise(FMA, f, L0);
            FloatVector q = l.lanewise(FMA, f, -0.5f);
            FloatVector y =
                    k.fma(FloatVector.broadcast(S, LN2_HIGH), f.add(f.mul(f).fma(q, w)));
            y = FloatVector.broadcast(S, Float.NaN).blend(y, x.compare(GE, 0f));
            y = y.blend(Float.NEGATIVE_INFINITY, x.compare(EQ, 0f));
            y = y.blend(x, x.compare(EQ, Float.POSITIVE_INFINITY));
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void log1p(float[] xs, int xo, float[] ys, int yo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector u = x.add(1f);
            IntVector e = u.reinterpretAsInts().sub(TWO_THIRDS_BITS).lanewise(ASHR, 23);
            IntVector shifted = e.lanewise(LSHL, 23);
            FloatVector m = x.reinterpretAsInts().sub(shifted).reinterpretAsFloats();
            FloatVector t = shifted.neg().add(FOUR_BITS).reinterpretAsFloats().fma(0.25f, -1f);
            FloatVector f = m.add(t);
            FloatVector k = e.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER);
            FloatVector w = k.fma(FloatVector.broadcast(S, LN2_LOW), t.sub(f).add(m));
            FloatVector l = f.fma(L7, L6);
            l = l.lanewise(FMA, f, L5);
            l = l.lanewise(FMA, f, L4);
            l = l.lanewise(FMA, f, L3);
            l = l.lanewise(FMA, f, L2);
            l = l.lanewise(FMA, f, L1);
            l = l.lanewise(FMA, f, L0);
            FloatVector q = l.lanewise(FMA, f, -0.5f);
            FloatVector y =
                    k.fma(FloatVector.broadcast(S, LN2_HIGH), f.add(f.mul(f).fma(q, w)));
            y = FloatVector.broadcast(S, Float.NaN).blend(y, u.compare(GE, 0f));
            y = y.blend(Float.NEGATIVE_INFINITY, u.compare(EQ, 0f));
            y = y.blend(u, u.compare(EQ, Float.POSITIVE_INFINITY));
            y = y.blend(x, x.compare(EQ, 0f));
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void tanh(float[] xs, int xo, float[] ys, int yo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector a = x.abs();
            FloatVector c = a.blend(SATURATION, a.compare(GT, SATURATION));
            c = c.add(c);
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            IntVector n = t.reinterpretAsInts().sub(ROUNDER_BITS);
            FloatVector k = t.sub(ROUNDER);
            FloatVector r = k.fma(FloatVector.broadcast(S, MINUS_LN2_HIGH), c);
            r = k.fma(FloatVector.broadcast(S, MINUS_LN2_LOW), r);
            FloatVector p = r.fma(P6, P5);
            p = p.lanewise(FMA, r, P4);
            p = p.lanewise(FMA, r, P3);
            p = p.lanewise(FMA, r, P2);
            p = p.lanewise(FMA, r, 1f);
            p = p.lanewise(FMA, r, 1f);
            FloatVector e = p.mul(n.add(127).lanewise(LSHL, 23).reinterpretAsFloats());
            FloatVector large = FloatVector.broadcast(S, 1f)
                    .sub(FloatVector.broadcast(S, 2f).div(e.add(1f)));
            FloatVector u = a.mul(a);
            t = u.fma(T11, T9);
            t = t.lanewise(FMA, u, T7);
            t = t.lanewise(FMA, u, T5);
            t = t.lanewise(FMA, u, T3);
            FloatVector small = t.mul(u).fma(a, a);
            IntVector y = large.blend(small, a.compare(LT, SMALL)).reinterpretAsInts();
            y = y.or(x.reinterpretAsInts().and(SIGN));
            y.reinterpretAsFloats()
                    .blend(FloatVector.fromArray(S, ys, yo + i), old)
                    .intoArray(ys, yo + i);
        }
    }

    private static void sigmoid(float[] xs, int xo, float[] ys, int yo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector c = x.abs().neg();
            c = c.blend(EXP_LOWER, c.compare(LT, EXP_LOWER));
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            IntVector n = t.reinterpretAsInts().sub(ROUNDER_BITS);
            FloatVector k = t.sub(ROUNDER);
            FloatVector r = k.fma(FloatVector.broadcast(S, MINUS_LN2_HIGH), c);
            r = k.fma(FloatVector.broadcast(S, MINUS_LN2_LOW), r);
            FloatVector p = r.fma(P6, P5);
            p = p.lanewise(FMA, r, P4);
            p = p.lanewise(FMA, r, P3);
            p = p.lanewise(FMA, r, P2);
            p = p.lanewise(FMA, r, 1f);
            p = p.lanewise(FMA, r, 1f);
            IntVector h = n.lanewise(ASHR, 1);
            FloatVector e = p.mul(h.add(127).lanewise(LSHL, 23).reinterpretAsFloats())
                    .mul(n.sub(h).add(127).lanewise(LSHL, 23).reinterpretAsFloats());
            FloatVector q = e.div(e.add(1f));
            FloatVector m = FloatVector.broadcast(S, 1f).blend(e, x.compare(LT, 0f));
            FloatVector y = m.neg().fma(q, m);
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void softplus(float[] xs, int xo, float[] ys, int yo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            // exp(-|x|)
            FloatVector c = x.abs().neg();
            c = c.blend(EXP_LOWER, c.compare(LT, EXP_LOWER));
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            IntVector n = t.reinterpretAsInts().sub(ROUNDER_BITS);
            FloatVector k = t.sub(ROUNDER);
            FloatVector r = k.fma(FloatVector.broadcast(S, MINUS_LN2_HIGH), c);
            r = k.fma(FloatVector.broadcast(S, MINUS_LN2_LOW), r);
            FloatVector p = r.fma(P6, P5);
            p = p.lanewise(FMA, r, P4);
            p = p.lanewise(FMA, r, P3);
            p = p.lanewise(FMA, r, P2);
            p = p.lanewise(FMA, r, 1f);
            p = p.lanewise(FMA, r, 1f);
            IntVector h = n.lanewise(ASHR, 1);
            FloatVector v = p.mul(h.add(127).lanewise(LSHL, 23).reinterpretAsFloats())
                    .mul(n.sub(h).add(127).lanewise(LSHL, 23).reinterpretAsFloats());
            // log1p(v) for v in [0, 1] or NaN
            FloatVector u = v.add(1f);
            IntVector e = u.reinterpretAsInts().sub(TWO_THIRDS_BITS).lanewise(ASHR, 23);
            IntVector shifted = e.lanewise(LSHL, 23);
            FloatVector m = v.reinterpretAsInts().sub(shifted).reinterpretAsFloats();
            t = shifted.neg().add(FOUR_BITS).reinterpretAsFloats().fma(0.25f, -1f);
            FloatVector f = m.add(t);
            k = e.add(ROUNDER_BITS).reinterpretAsFloats().sub(ROUNDER);
            FloatVector w = k.fma(FloatVector.broadcast(S, LN2_LOW), t.sub(f).add(m));
            FloatVector l = f.fma(L7, L6);
            l = l.lanewise(FMA, f, L5);
            l = l.lanewise(FMA, f, L4);
            l = l.lanewise(FMA, f, L3);
            l = l.lanewise(FMA, f, L2);
            l = l.lanewise(FMA, f, L1);
            l = l.lanewise(FMA, f, L0);
            FloatVector q = l.lanewise(FMA, f, -0.5f);
            FloatVector y =
                    k.fma(FloatVector.broadcast(S, LN2_HIGH), f.add(f.mul(f).fma(q, w)));
            y = FloatVector.broadcast(S, Float.NaN).blend(y, u.compare(GE, 0f));
            y = FloatVector.zero(S).blend(x, x.compare(GT, 0f)).add(y);
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }
}
