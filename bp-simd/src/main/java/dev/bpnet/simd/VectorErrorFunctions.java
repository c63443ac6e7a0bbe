package dev.bpnet.simd;

import static dev.bpnet.api.math.ErfFormula.CENTRE_END;
import static dev.bpnet.api.math.ErfFormula.L0;
import static dev.bpnet.api.math.ErfFormula.L1;
import static dev.bpnet.api.math.ErfFormula.L2;
import static dev.bpnet.api.math.ErfFormula.L3;
import static dev.bpnet.api.math.ErfFormula.L4;
import static dev.bpnet.api.math.ErfFormula.L5;
import static dev.bpnet.api.math.ErfFormula.L6;
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
import static dev.bpnet.api.math.ErfFormula.SATURATION;
import static dev.bpnet.api.math.ErfFormula.SMALL;
import static dev.bpnet.api.math.ErfFormula.TAIL_CENTRE;
import static dev.bpnet.api.math.ErfFormula.TAIL_END;
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
import static dev.bpnet.api.math.TanhFormula.SIGN;
import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.bpnet.api.kernels.Unary;
import dev.bpnet.api.math.ErfFormula;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** The error functions lane by lane, with the lines and the names of {@link ErfFormula}: a template, see {@link Width}. */
final class VectorErrorFunctions implements Functions {
    private static final Width WIDTH = Width.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> V = WIDTH.species();
    private static final int LENGTH = V.length();
    private static final FloatVector LANES = FloatVector.zero(V).addIndex(1);

    VectorErrorFunctions() {}

    @Override
    public void apply(Unary op, float alpha, float[] x, int xo, float[] y, int yo, int n) {
        int rest = n % LENGTH;
        if (rest > 0) {
            int last = n - LENGTH;
            apply(op, x, xo + last, y, yo + last, LENGTH, LENGTH - rest);
        }
        apply(op, x, xo, y, yo, n - rest, 0);
    }

    private static void apply(Unary op, float[] x, int xo, float[] y, int yo, int n, int kept) {
        switch (op) {
            case ERF -> erf(x, xo, y, yo, n, kept);
            case ERFC -> erfc(x, xo, y, yo, n, kept);
            default -> throw new IllegalArgumentException(op + " is not an error function");
        }
    }

    private static void erf(float[] xs, int xo, float[] ys, int yo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(V, xs, xo + i);
            FloatVector a = x.abs();
            FloatVector c = a.blend(SATURATION, a.compare(GT, SATURATION));
            FloatVector r = c.fma(L6, L5);
            r = r.lanewise(FMA, c, L4);
            r = r.lanewise(FMA, c, L3);
            r = r.lanewise(FMA, c, L2);
            r = r.lanewise(FMA, c, L1);
            r = r.lanewise(FMA, c, L0);
            // expModerate(-r)
            c = r.neg();
            FloatVector t = c.fma(LOG2_E, ROUNDER);
            IntVector n = t.reinterpretAsInts().sub(ROUNDER_BITS);
            FloatVector k = t.sub(ROUNDER);
            r = k.fma(FloatVector.broadcast(V, MINUS_LN2_HIGH), c);
            r = k.fma(FloatVector.broadcast(V, MINUS_LN2_LOW), r);
            FloatVector p = r.fma(P6, P5);
            p = p.lanewise(FMA, r, P4);
            p = p.lanewise(FMA, r, P3);
            p = p.lanewise(FMA, r, P2);
            p = p.lanewise(FMA, r, 1f);
            p = p.lanewise(FMA, r, 1f);
            FloatVector e = p.mul(n.add(127).lanewise(LSHL, 23).reinterpretAsFloats());
            FloatVector large = FloatVector.broadcast(V, 1f).sub(e);
            FloatVector u = a.mul(a);
            FloatVector s = u.fma(S6, S5);
            s = s.lanewise(FMA, u, S4);
            s = s.lanewise(FMA, u, S3);
            s = s.lanewise(FMA, u, S2);
            s = s.lanewise(FMA, u, S1);
            s = s.lanewise(FMA, u, S0);
            FloatVector small = s.fma(a, a);
            IntVector y = large.blend(small, a.compare(LT, SMALL)).reinterpretAsInts();
            y = y.or(x.reinterpretAsInts().and(SIGN));
            y.reinterpretAsFloats()
                    .blend(FloatVector.fromArray(V, ys, yo + i), old)
                    .intoArray(ys, yo + i);
        }
    }

    /** {@code tail} with {@code aLow = 0} and without halvings. */
    private static void erfc(float[] xs, int xo, float[] ys, int yo, int length, int kept) {
        VectorMask<Float> old = LANES.compare(LT, (float) kept);
        for (int i = 0; i < length; i += LENGTH) {
            FloatVector x = FloatVector.fromArray(V, xs, xo + i);
            FloatVector a = x.abs();
            a = a.blend(TAIL_END, a.compare(GT, TAIL_END));
            FloatVector s = a.mul(a);
            FloatVector minusS = s.neg();
            FloatVector sLow = a.fma(a, minusS);
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
            FloatVector rLow = FloatVector.broadcast(V, R0).sub(r).add(v).add(R0_LOW);
            FloatVector d = a.fma(2f, 1f);
            FloatVector dLow = FloatVector.broadcast(V, 1f).sub(d).add(a.mul(2f));
            FloatVector t = minusS.fma(LOG2_E, ROUNDER);
            IntVector n = t.reinterpretAsInts().sub(ROUNDER_BITS);
            FloatVector k = t.sub(ROUNDER);
            FloatVector g = k.fma(FloatVector.broadcast(V, MINUS_LN2_HIGH), minusS);
            FloatVector gLow = k.fma(FloatVector.broadcast(V, MINUS_LN2_LOW), sLow.neg());
            FloatVector z = g.add(gLow);
            FloatVector p = z.fma(P6, P5);
            p = p.lanewise(FMA, z, P4);
            p = p.lanewise(FMA, z, P3);
            p = p.lanewise(FMA, z, P2);
            FloatVector e = g.add(1f);
            FloatVector eLow =
                    FloatVector.broadcast(V, 1f).sub(e).add(g).add(z.mul(z).fma(p, gLow));
            FloatVector m = e.mul(r);
            FloatVector mLow = e.fma(r, m.neg()).add(e.fma(rLow, eLow.mul(r)));
            FloatVector u = m.add(mLow);
            FloatVector uLow = m.sub(u).add(mLow);
            FloatVector reciprocal = FloatVector.broadcast(V, 1f).div(d);
            FloatVector w = u.mul(reciprocal);
            FloatVector y = w.neg().fma(d, u).add(uLow.sub(w.mul(dLow))).fma(reciprocal, w);
            IntVector h = n.lanewise(ASHR, 1);
            y = y.mul(h.add(127).lanewise(LSHL, 23).reinterpretAsFloats())
                    .mul(n.sub(h).add(127).lanewise(LSHL, 23).reinterpretAsFloats());
            y = y.blend(FloatVector.broadcast(V, 2f).sub(y), x.compare(LT, 0f));
            // centre
            u = x.mul(x);
            s = u.fma(S6, S5);
            s = s.lanewise(FMA, u, S4);
            s = s.lanewise(FMA, u, S3);
            s = s.lanewise(FMA, u, S2);
            s = s.lanewise(FMA, u, S1);
            s = s.lanewise(FMA, u, S0);
            FloatVector centre =
                    s.neg().fma(x, FloatVector.broadcast(V, 0.5f).sub(x)).add(0.5f);
            y = y.blend(centre, a.compare(LT, CENTRE_END));
            y.blend(FloatVector.fromArray(V, ys, yo + i), old).intoArray(ys, yo + i);
        }
    }
}
