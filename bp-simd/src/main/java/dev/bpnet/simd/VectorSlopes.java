package dev.bpnet.simd;

import static dev.bpnet.api.math.ActivationFormula.G1;
import static dev.bpnet.api.math.ActivationFormula.G3;
import static dev.bpnet.api.math.ActivationFormula.G3_TRIPLE;
import static dev.bpnet.api.math.ActivationFormula.GELU_END;
import static dev.bpnet.api.math.ActivationFormula.MISH_END;
import static dev.bpnet.api.math.ExpFormula.EXP_LOWER;
import static dev.bpnet.api.math.ExpFormula.EXP_UPPER;
import static dev.bpnet.api.math.ExpFormula.LOG2_E;
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

import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.math.ActivationFormula;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Derivatives of activation functions lane by lane, with the lines and the names of {@link ActivationFormula}, times a number: a
 * template, see {@link Width}. What they share is written out in each, because a vector must not cross a call.
 */
final class VectorSlopes implements BinaryFunctions {
    private static final Width WIDTH = Width.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> S = WIDTH.species();
    private static final int L = S.length();
    private static final FloatVector LANES = FloatVector.zero(S).addIndex(1);

    VectorSlopes() {}

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
            case SIGMOID_PRODUCT -> sigmoidProduct(alpha, x, xo, y, yo, z, zo, n, kept);
            case SILU_GRADIENT -> siluGradient(x, xo, y, yo, z, zo, n, kept);
            case GELU_TANH_GRADIENT -> geluTanhGradient(x, xo, y, yo, z, zo, n, kept);
            case MISH_GRADIENT -> mishGradient(x, xo, y, yo, z, zo, n, kept);
            case ELU_GRADIENT -> eluGradient(alpha, x, xo, y, yo, z, zo, n, kept);
            default -> throw new IllegalArgumentException(op + " is not a slope by exponentials");
        }
    }

    private static void sigmoidProduct(
            float alpha, float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector u = y.mul(alpha);
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
            FloatVector z = x.mul(m.neg().fma(q, m));
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void siluGradient(float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector c = y.abs().neg();
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
            FloatVector small = e.neg().fma(q, e);
            FloatVector large = FloatVector.broadcast(S, 1f).sub(q);
            VectorMask<Float> negative = y.compare(LT, 0f);
            FloatVector slope =
                    large.blend(small, negative).mul(y.fma(small.blend(large, negative), FloatVector.broadcast(S, 1f)));
            FloatVector z = x.mul(slope);
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void geluTanhGradient(
            float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector b = y.blend(GELU_END, y.compare(GT, GELU_END));
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
            FloatVector small = e.neg().fma(q, e);
            FloatVector large = FloatVector.broadcast(S, 1f).sub(q);
            FloatVector s = large.blend(small, u.compare(LT, 0f));
            FloatVector z = x.mul(y.fma(v.fma(G3_TRIPLE, G1).mul(small.mul(large)), s));
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void mishGradient(float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector c = y.blend(MISH_END, y.compare(GT, MISH_END));
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
            FloatVector d = m.add(2f);
            FloatVector w = e.fma(e, e).mul(4f).div(d).div(d);
            w = w.blend(0f, y.compare(GT, MISH_END));
            FloatVector z = x.mul(y.fma(w, m.div(d)));
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void eluGradient(
            float alpha, float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector c = y.blend(EXP_UPPER, y.compare(GT, EXP_UPPER));
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
            FloatVector z = x.mul(e.mul(alpha).blend(1f, y.compare(GT, 0f)));
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }
}
