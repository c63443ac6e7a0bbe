package dev.bpnet.simd;

import static dev.bpnet.api.math.ErfFormula.CDF_END;
import static dev.bpnet.api.math.ErfFormula.CENTRE_END;
import static dev.bpnet.api.math.ErfFormula.DENSITY_AT_0;
import static dev.bpnet.api.math.ErfFormula.R0;
import static dev.bpnet.api.math.ErfFormula.R0_LOW;
import static dev.bpnet.api.math.ErfFormula.R1;
import static dev.bpnet.api.math.ErfFormula.R10;
import static dev.bpnet.api.math.ErfFormula.R2;
import static dev.bpnet.api.math.ErfFormula.R3;
import static dev.bpnet.api.math.ErfFormula.R4;
import static dev.bpnet.api.math.ErfFormula.R5;
import static dev.bpnet.api.math.ErfFormula.R6;
import static dev.bpnet.api.math.ErfFormula.R7;
import static dev.bpnet.api.math.ErfFormula.R8;
import static dev.bpnet.api.math.ErfFormula.R9;
import static dev.bpnet.api.math.ErfFormula.S0;
import static dev.bpnet.api.math.ErfFormula.S1;
import static dev.bpnet.api.math.ErfFormula.S2;
import static dev.bpnet.api.math.ErfFormula.S3;
import static dev.bpnet.api.math.ErfFormula.S4;
import static dev.bpnet.api.math.ErfFormula.S5;
import static dev.bpnet.api.math.ErfFormula.S6;
import static dev.bpnet.api.math.ErfFormula.SQRT_HALF;
import static dev.bpnet.api.math.ErfFormula.SQRT_HALF_LOW;
import static dev.bpnet.api.math.ErfFormula.TAIL_CENTRE;
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
import dev.bpnet.api.math.ErfFormula;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Numbers times the normal distribution function, and times the derivative of gelu, lane by lane with the lines and the names of
 * {@link ErfFormula} and {@link ActivationFormula}: a template, see {@link Width}.
 */
final class VectorNormal implements BinaryFunctions {
    private static final Width WIDTH = Width.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> S = WIDTH.species();
    private static final int L = S.length();
    private static final FloatVector LANES = FloatVector.zero(S).addIndex(1);

    VectorNormal() {}

    @Override
    public void apply(Binary op, float alpha, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n) {
        int rest = n % L;
        if (rest > 0) {
            int last = n - L;
            apply(op, x, xo + last, y, yo + last, z, zo + last, L, L - rest);
        }
        apply(op, x, xo, y, yo, z, zo, n - rest, 0);
    }

    private static void apply(Binary op, float[] x, int xo, float[] y, int yo, float[] z, int zo, int n, int kept) {
        switch (op) {
            case NORMAL_PRODUCT -> normalProduct(x, xo, y, yo, z, zo, n, kept);
            case GELU_GRADIENT -> geluGradient(x, xo, y, yo, z, zo, n, kept);
            default -> throw new IllegalArgumentException(op + " is not of the normal distribution");
        }
    }

    private static void normalProduct(
            float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector b = y.abs();
            b = b.blend(CDF_END, b.compare(GT, CDF_END));
            FloatVector a = b.mul(SQRT_HALF);
            FloatVector aLow =
                    b.fma(FloatVector.broadcast(S, SQRT_HALF_LOW), b.fma(FloatVector.broadcast(S, SQRT_HALF), a.neg()));
            FloatVector s = b.mul(b);
            FloatVector minusLow = b.fma(b, s.neg()).mul(0.5f).neg();
            FloatVector minusS = s.mul(0.5f).neg();
            // tail
            FloatVector q = a.sub(TAIL_CENTRE).div(a.add(TAIL_CENTRE));
            FloatVector v = q.fma(R10, R9);
            v = v.lanewise(FMA, q, R8);
            v = v.lanewise(FMA, q, R7);
            v = v.lanewise(FMA, q, R6);
            v = v.lanewise(FMA, q, R5);
            v = v.lanewise(FMA, q, R4);
            v = v.lanewise(FMA, q, R3);
            v = v.lanewise(FMA, q, R2);
            v = v.lanewise(FMA, q, R1);
            v = v.mul(q);
            FloatVector r = v.add(R0);
            FloatVector rLow = FloatVector.broadcast(S, R0).sub(r).add(v).add(R0_LOW);
            FloatVector d = a.fma(2f, 1f);
            FloatVector dLow = aLow.fma(
                    FloatVector.broadcast(S, 2f),
                    FloatVector.broadcast(S, 1f).sub(d).add(a.mul(2f)));
            FloatVector t = minusS.fma(LOG2_E, ROUNDER);
            IntVector n = t.reinterpretAsInts().sub(ROUNDER_BITS);
            FloatVector k = t.sub(ROUNDER);
            FloatVector g = k.fma(FloatVector.broadcast(S, MINUS_LN2_HIGH), minusS);
            FloatVector gLow = k.fma(FloatVector.broadcast(S, MINUS_LN2_LOW), minusLow);
            FloatVector w = g.add(gLow);
            FloatVector p = w.fma(P6, P5);
            p = p.lanewise(FMA, w, P4);
            p = p.lanewise(FMA, w, P3);
            p = p.lanewise(FMA, w, P2);
            FloatVector e = g.add(1f);
            FloatVector eLow =
                    FloatVector.broadcast(S, 1f).sub(e).add(g).add(w.mul(w).fma(p, gLow));
            FloatVector m = e.mul(r);
            FloatVector mLow = e.fma(r, m.neg()).add(e.fma(rLow, eLow.mul(r)));
            FloatVector u = m.add(mLow);
            FloatVector uLow = m.sub(u).add(mLow);
            FloatVector reciprocal = FloatVector.broadcast(S, 1f).div(d);
            w = u.mul(reciprocal);
            FloatVector f = w.neg().fma(d, u).add(uLow.sub(w.mul(dLow))).fma(reciprocal, w);
            IntVector half = n.sub(1);
            IntVector h = half.lanewise(ASHR, 1);
            f = f.mul(h.add(127).lanewise(LSHL, 23).reinterpretAsFloats())
                    .mul(half.sub(h).add(127).lanewise(LSHL, 23).reinterpretAsFloats());
            f = f.blend(FloatVector.broadcast(S, 1f).sub(f), y.compare(GT, 0f));
            // centre
            w = y.mul(SQRT_HALF);
            u = w.mul(w);
            s = u.fma(S6, S5);
            s = s.lanewise(FMA, u, S4);
            s = s.lanewise(FMA, u, S3);
            s = s.lanewise(FMA, u, S2);
            s = s.lanewise(FMA, u, S1);
            s = s.lanewise(FMA, u, S0);
            FloatVector centre =
                    s.fma(w.mul(0.5f), y.fma(0.5f * SQRT_HALF, 0.25f)).add(0.25f);
            f = f.blend(centre, a.compare(LT, CENTRE_END));
            FloatVector z = x.mul(f);
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }

    private static void geluGradient(float[] xs, int xo, float[] ys, int yo, float[] zs, int zo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += L) {
            FloatVector x = FloatVector.fromArray(S, xs, xo + i);
            FloatVector y = FloatVector.fromArray(S, ys, yo + i);
            FloatVector b = y.abs();
            b = b.blend(CDF_END, b.compare(GT, CDF_END));
            FloatVector a = b.mul(SQRT_HALF);
            FloatVector aLow =
                    b.fma(FloatVector.broadcast(S, SQRT_HALF_LOW), b.fma(FloatVector.broadcast(S, SQRT_HALF), a.neg()));
            FloatVector s = b.mul(b);
            FloatVector minusLow = b.fma(b, s.neg()).mul(0.5f).neg();
            FloatVector minusS = s.mul(0.5f).neg();
            // tail
            FloatVector q = a.sub(TAIL_CENTRE).div(a.add(TAIL_CENTRE));
            FloatVector v = q.fma(R10, R9);
            v = v.lanewise(FMA, q, R8);
            v = v.lanewise(FMA, q, R7);
            v = v.lanewise(FMA, q, R6);
            v = v.lanewise(FMA, q, R5);
            v = v.lanewise(FMA, q, R4);
            v = v.lanewise(FMA, q, R3);
            v = v.lanewise(FMA, q, R2);
            v = v.lanewise(FMA, q, R1);
            v = v.mul(q);
            FloatVector r = v.add(R0);
            FloatVector rLow = FloatVector.broadcast(S, R0).sub(r).add(v).add(R0_LOW);
            FloatVector d = a.fma(2f, 1f);
            FloatVector dLow = aLow.fma(
                    FloatVector.broadcast(S, 2f),
                    FloatVector.broadcast(S, 1f).sub(d).add(a.mul(2f)));
            FloatVector t = minusS.fma(LOG2_E, ROUNDER);
            IntVector n = t.reinterpretAsInts().sub(ROUNDER_BITS);
            FloatVector k = t.sub(ROUNDER);
            FloatVector g = k.fma(FloatVector.broadcast(S, MINUS_LN2_HIGH), minusS);
            FloatVector gLow = k.fma(FloatVector.broadcast(S, MINUS_LN2_LOW), minusLow);
            FloatVector w = g.add(gLow);
            FloatVector p = w.fma(P6, P5);
            p = p.lanewise(FMA, w, P4);
            p = p.lanewise(FMA, w, P3);
            p = p.lanewise(FMA, w, P2);
            FloatVector e = g.add(1f);
            FloatVector eLow =
                    FloatVector.broadcast(S, 1f).sub(e).add(g).add(w.mul(w).fma(p, gLow));
            FloatVector m = e.mul(r);
            FloatVector mLow = e.fma(r, m.neg()).add(e.fma(rLow, eLow.mul(r)));
            FloatVector u = m.add(mLow);
            FloatVector uLow = m.sub(u).add(mLow);
            FloatVector reciprocal = FloatVector.broadcast(S, 1f).div(d);
            w = u.mul(reciprocal);
            FloatVector f = w.neg().fma(d, u).add(uLow.sub(w.mul(dLow))).fma(reciprocal, w);
            IntVector half = n.sub(1);
            IntVector h = half.lanewise(ASHR, 1);
            f = f.mul(h.add(127).lanewise(LSHL, 23).reinterpretAsFloats())
                    .mul(half.sub(h).add(127).lanewise(LSHL, 23).reinterpretAsFloats());
            f = f.blend(FloatVector.broadcast(S, 1f).sub(f), y.compare(GT, 0f));
            // centre
            w = y.mul(SQRT_HALF);
            u = w.mul(w);
            s = u.fma(S6, S5);
            s = s.lanewise(FMA, u, S4);
            s = s.lanewise(FMA, u, S3);
            s = s.lanewise(FMA, u, S2);
            s = s.lanewise(FMA, u, S1);
            s = s.lanewise(FMA, u, S0);
            FloatVector centre =
                    s.fma(w.mul(0.5f), y.fma(0.5f * SQRT_HALF, 0.25f)).add(0.25f);
            f = f.blend(centre, a.compare(LT, CENTRE_END));
            // normalDensity
            h = n.lanewise(ASHR, 1);
            FloatVector density = e.add(eLow)
                    .mul(DENSITY_AT_0)
                    .mul(h.add(127).lanewise(LSHL, 23).reinterpretAsFloats())
                    .mul(n.sub(h).add(127).lanewise(LSHL, 23).reinterpretAsFloats());
            FloatVector z = x.mul(y.fma(density, f));
            z.blend(FloatVector.fromArray(S, zs, zo + i), old).intoArray(zs, zo + i);
        }
    }
}
