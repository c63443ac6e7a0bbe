package dev.bpnet.simd;

import static dev.bpnet.api.math.ActivationFormula.G1;
import static dev.bpnet.api.math.ActivationFormula.G3;
import static dev.bpnet.api.math.ActivationFormula.GELU_END;
import static dev.bpnet.api.math.ActivationFormula.MISH_END;
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
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.math.ActivationFormula;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Activation functions lane by lane, with the lines and the names of {@link ActivationFormula}: a template, see {@link Width}.
 * What they share is written out in each, because a vector must not cross a call.
 */
final class VectorActivations implements Functions {
    private static final Width WIDTH = Width.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> S = WIDTH.species();
    private static final int L = S.length();
    private static final FloatVector LANES = FloatVector.zero(S).addIndex(1);

    VectorActivations() {}

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
            case ELU -> elu(alpha, x, xo, y, yo, n, kept);
            case MISH -> mish(x, xo, y, yo, n, kept);
            case GELU_TANH -> geluTanh(x, xo, y, yo, n, kept);
            default -> throw new IllegalArgumentException(op + " is not an activation");
        }
    }

    private static void elu(float alpha, float[] xs, int xo, float[] ys, int yo, int length, int kept) {
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
            y = y.blend(x, x.abs().compare(LT, EXPM1_TINY)).mul(alpha);
            y = y.blend(x, x.compare(GT, 0f));
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void mish(float[] xs, int xo, float[] ys, int yo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector c = x.blend(MISH_END, x.compare(GT, MISH_END));
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
            FloatVector m = e.fma(e, e.add(e));
            FloatVector y = x.mul(m.div(m.add(2f)));
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }

    private static void geluTanh(float[] xs, int xo, float[] ys, int yo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector b = x.blend(GELU_END, x.compare(GT, GELU_END));
            b = b.blend(-GELU_END, b.compare(LT, -GELU_END));
            FloatVector v = b.mul(b);
            FloatVector u = b.mul(v.fma(G3, G1));
            FloatVector c = u.abs().neg();
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
            FloatVector m = FloatVector.broadcast(S, 1f).blend(e, u.compare(LT, 0f));
            FloatVector y = x.mul(m.neg().fma(q, m));
            y.blend(FloatVector.fromArray(S, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }
}
