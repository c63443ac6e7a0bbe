package dev.bpnet.api.math;

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

/**
 * The error functions and the normal distribution of {@link FloatMath} as formulas: their constants, and the order of
 * their operations. The notation is that of {@link ExpFormula}.
 *
 * <p><b>erf(x)</b>. Below {@link #SMALL} the odd polynomial {@code a + a s(a²)} of degree 13; above {@code 1 -
 * exp(-l(a))} with a polynomial {@code l} of degree 6 for {@code -log(erfc(a))}. The sign is put on at the end, so the
 * function is odd to the bit:
 *
 * <pre>
 * a = |x|
 * c = a &gt; SATURATION ? SATURATION : a          NaN compares false and stays
 * r = fma(L6, c, L5); r = fma(r, c, L4); ... ; r = fma(r, c, L0)
 * large = 1 - expModerate(-r)
 * small = fma(s(a), a, a)
 * y = a &lt; SMALL ? small : large
 * y = float(bits(y) | bits(x) &amp; SIGN)
 *
 * s(a):
 * u = a * a
 * s = fma(S6, u, S5); s = fma(s, u, S4); ... ; s = fma(s, u, S0)
 * </pre>
 *
 * <p><b>erfc(x)</b>. Near zero it is {@code 1 - x - x s(x²)}, from {@link #CENTRE_END} on {@code exp(-a²) r(q) / (1 +
 * 2a)} for {@code a = |x|} with {@code q = (a - 3) / (a + 3)} and a polynomial {@code r} of degree 10, so that the
 * relative precision holds down to the smallest float. All of exponential, polynomial, denominator and quotient keep
 * what they lose by rounding ({@code ..Low}), because the plain product of the three would be off by three ulp:
 *
 * <pre>
 * a = |x|
 * a = a &gt; TAIL_END ? TAIL_END : a
 * s = a * a
 * y = tail(a, 0, s, fma(a, a, -s), 0)
 * y = x &lt; 0 ? 2 - y : y
 * centre = fma(-s(x), x, 0.5 - x) + 0.5
 * y = a &lt; CENTRE_END ? centre : y
 *
 * tail(a, aLow, s, sLow, halvings):            erfc(a + aLow) / 2^halvings, given s + sLow = (a + aLow)²
 * q = (a - TAIL_CENTRE) / (a + TAIL_CENTRE)
 * v = fma(R10, q, R9); v = fma(v, q, R8); ... ; v = fma(v, q, R1)
 * v = v * q
 * r = R0 + v
 * rLow = ((R0 - r) + v) + R0_LOW
 * d = fma(2, a, 1)
 * dLow = fma(2, aLow, (1 - d) + 2 * a)
 * t = fma(-s, LOG2_E, ROUNDER);  n = bits(t) - ROUNDER_BITS;  k = t - ROUNDER
 * g = fma(k, MINUS_LN2_HIGH, -s)
 * gLow = fma(k, MINUS_LN2_LOW, -sLow)
 * z = g + gLow
 * p = fma(P6, z, P5); p = fma(p, z, P4); p = fma(p, z, P3); p = fma(p, z, P2)
 * e = 1 + g
 * eLow = ((1 - e) + g) + fma(z * z, p, gLow)
 * m = e * r
 * mLow = fma(e, r, -m) + fma(e, rLow, eLow * r)
 * u = m + mLow
 * uLow = (m - u) + mLow
 * i = 1 / d
 * w = u * i
 * y = fma(fma(-w, d, u) + (uLow - w * dLow), i, w)
 * n = n - halvings
 * h = n &gt;&gt; 1
 * y = y * float((h + 127) &lt;&lt; 23) * float((n - h + 127) &lt;&lt; 23)
 * </pre>
 *
 * <p><b>normalCdf(x)</b> {@code = erfc(-x / sqrt(2)) / 2}. The quotient keeps its low part, and the square is taken of
 * {@code x} itself:
 *
 * <pre>
 * b = |x|
 * b = b &gt; CDF_END ? CDF_END : b
 * a = b * SQRT_HALF
 * aLow = fma(b, SQRT_HALF_LOW, fma(b, SQRT_HALF, -a))
 * s = b * b
 * y = tail(a, aLow, 0.5 * s, 0.5 * fma(b, b, -s), 1)
 * y = x &gt; 0 ? 1 - y : y
 * z = x * SQRT_HALF
 * centre = fma(s(z), 0.5 * z, fma(x, 0.5 * SQRT_HALF, 0.25)) + 0.25
 * y = a &lt; CENTRE_END ? centre : y
 * </pre>
 *
 * <p><b>normalDensity(x)</b> {@code = exp(-x² / 2) / sqrt(2π)}, with the exponential of {@code tail}:
 *
 * <pre>
 * b, s                                         as in normalCdf
 * t, n, k, g, gLow, z, p, e, eLow              as in tail of 0.5 * s and 0.5 * fma(b, b, -s)
 * h = n &gt;&gt; 1
 * y = DENSITY_AT_0 * (e + eLow) * float((h + 127) &lt;&lt; 23) * float((n - h + 127) &lt;&lt; 23)
 * </pre>
 *
 * <p>The polynomials are minimax fits made for this class, {@code S} and {@code L} by the exchange algorithm of E.
 * Remez (1934), {@code R} by reweighted least squares (C. L. Lawson, 1961), coefficients rounded to float one after the
 * other with a new fit of the rest: {@code S} for {@code erf(a) / a - 1} up to 0.92 (relative error 2^-29.0), {@code L}
 * for {@code -log(erfc(a))} from 0.92 to 4, weighted for {@code erf} (2^-29.1), {@code R} for {@code (1 + 2a) exp(a²)
 * erfc(a)} from 0 to 10.06 (2^-28.7). The form of {@code erfc}: M. M. Shepherd and J. G. Laframboise, "Chebyshev
 * approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x &lt; ∞", Mathematics of Computation 36 (1981); the form of {@code
 * erf}: N. Juffa.
 */
public final class ErfFormula {
    /** Below this magnitude {@code erf} is the odd polynomial. */
    public static final float SMALL = 0.92f;

    /** From here on {@code erf} is 1 (from 3.92 on, in fact). */
    public static final float SATURATION = 4f;

    /** From here on {@code erfc} is 0 (from 10.055 on, in fact). */
    public static final float TAIL_END = 10.5f;

    /** From minus this down {@code normalCdf} is 0 (from -14.171, in fact). */
    public static final float CDF_END = 14.75f;

    /** Where the variable of the polynomial {@code r} is 0. */
    public static final float TAIL_CENTRE = 3f;

    /** Below this {@code a} the functions {@code erfc} and {@code normalCdf} take the odd polynomial. */
    public static final float CENTRE_END = 0.5f;

    /** sqrt(1/2) rounded to float. */
    public static final float SQRT_HALF = 0x1.6a09e6p-1f;

    /** What {@link #SQRT_HALF} lacks of sqrt(1/2). */
    public static final float SQRT_HALF_LOW = 0x1.9fcef4p-27f;

    /** {@code 1 / sqrt(2π)}. */
    public static final float DENSITY_AT_0 = 0.3989422804014327f;

    public static final float S0 = 0x1.06eba8p-3f;
    public static final float S1 = -0x1.812742p-2f;
    public static final float S2 = 0x1.ce2d8cp-4f;
    public static final float S3 = -0x1.b8001ap-6f;
    public static final float S4 = 0x1.5425dcp-8f;
    public static final float S5 = -0x1.a42fb6p-11f;
    public static final float S6 = 0x1.47f06ap-14f;

    public static final float L0 = 0x1.9a0c84p-13f;
    public static final float L1 = 0x1.20af64p0f;
    public static final float L2 = 0x1.463c9cp-1f;
    public static final float L3 = 0x1.a9b53ap-4f;
    public static final float L4 = -0x1.6c2c9ap-6f;
    public static final float L5 = 0x1.8ee5fep-9f;
    public static final float L6 = -0x1.9af0e0p-13f;

    public static final float R0 = 0x1.40c522p0f;

    /** What {@link #R0} lacks of the fitted coefficient. */
    public static final float R0_LOW = 0x1.b6cbf0p-25f;

    public static final float R1 = -0x1.15c08ap-3f;
    public static final float R2 = -0x1.85a192p-5f;
    public static final float R3 = 0x1.098426p-3f;
    public static final float R4 = -0x1.e888b6p-4f;
    public static final float R5 = 0x1.17bbecp-4f;
    public static final float R6 = -0x1.85e7a0p-6f;
    public static final float R7 = 0x1.50fe2ep-9f;
    public static final float R8 = 0x1.06aabep-9f;
    public static final float R9 = -0x1.994218p-11f;
    public static final float R10 = -0x1.1b8bcap-12f;

    private ErfFormula() {}

    static float erf(float x) {
        float a = Math.abs(x);
        float c = a > SATURATION ? SATURATION : a;
        float r = Math.fma(L6, c, L5);
        r = Math.fma(r, c, L4);
        r = Math.fma(r, c, L3);
        r = Math.fma(r, c, L2);
        r = Math.fma(r, c, L1);
        r = Math.fma(r, c, L0);
        float large = 1f - ExpFormula.expModerate(-r);
        float small = Math.fma(smallPolynomial(a), a, a);
        float y = a < SMALL ? small : large;
        return Float.intBitsToFloat(Float.floatToRawIntBits(y) | (Float.floatToRawIntBits(x) & TanhFormula.SIGN));
    }

    static float erfc(float x) {
        float a = Math.abs(x);
        a = a > TAIL_END ? TAIL_END : a;
        float s = a * a;
        float y = tail(a, 0f, s, Math.fma(a, a, -s), 0);
        y = x < 0f ? 2f - y : y;
        float centre = Math.fma(-smallPolynomial(x), x, 0.5f - x) + 0.5f;
        return a < CENTRE_END ? centre : y;
    }

    static float normalCdf(float x) {
        float b = Math.abs(x);
        b = b > CDF_END ? CDF_END : b;
        float a = b * SQRT_HALF;
        float aLow = Math.fma(b, SQRT_HALF_LOW, Math.fma(b, SQRT_HALF, -a));
        float s = b * b;
        float y = tail(a, aLow, 0.5f * s, 0.5f * Math.fma(b, b, -s), 1);
        y = x > 0f ? 1f - y : y;
        float z = x * SQRT_HALF;
        float centre = Math.fma(smallPolynomial(z), 0.5f * z, Math.fma(x, 0.5f * SQRT_HALF, 0.25f)) + 0.25f;
        return a < CENTRE_END ? centre : y;
    }

    private static float tail(float a, float aLow, float s, float sLow, int halvings) {
        float q = (a - TAIL_CENTRE) / (a + TAIL_CENTRE);
        float v = tailPolynomial(q) * q;
        float r = R0 + v;
        float rLow = R0 - r + v + R0_LOW;
        float d = Math.fma(2f, a, 1f);
        float dLow = Math.fma(2f, aLow, 1f - d + 2f * a);
        float t = Math.fma(-s, LOG2_E, ROUNDER);
        int n = Float.floatToRawIntBits(t) - ROUNDER_BITS - halvings;
        float k = t - ROUNDER;
        float g = Math.fma(k, MINUS_LN2_HIGH, -s);
        float gLow = Math.fma(k, MINUS_LN2_LOW, -sLow);
        float z = g + gLow;
        float e = 1f + g;
        float eLow = 1f - e + g + Math.fma(z * z, expPolynomial(z), gLow);
        float m = e * r;
        float mLow = Math.fma(e, r, -m) + Math.fma(e, rLow, eLow * r);
        float u = m + mLow;
        float uLow = m - u + mLow;
        float i = 1f / d;
        float w = u * i;
        float y = Math.fma(Math.fma(-w, d, u) + (uLow - w * dLow), i, w);
        int h = n >> 1;
        return y * Float.intBitsToFloat((h + 127) << 23) * Float.intBitsToFloat((n - h + 127) << 23);
    }

    static float normalDensity(float x) {
        float b = Math.abs(x);
        b = b > CDF_END ? CDF_END : b;
        float square = b * b;
        float s = 0.5f * square;
        float t = Math.fma(-s, LOG2_E, ROUNDER);
        int n = Float.floatToRawIntBits(t) - ROUNDER_BITS;
        float k = t - ROUNDER;
        float g = Math.fma(k, MINUS_LN2_HIGH, -s);
        float gLow = Math.fma(k, MINUS_LN2_LOW, -(0.5f * Math.fma(b, b, -square)));
        float z = g + gLow;
        float e = 1f + g;
        float eLow = 1f - e + g + Math.fma(z * z, expPolynomial(z), gLow);
        int h = n >> 1;
        float y = DENSITY_AT_0 * (e + eLow);
        return y * Float.intBitsToFloat((h + 127) << 23) * Float.intBitsToFloat((n - h + 127) << 23);
    }

    private static float expPolynomial(float z) {
        float p = Math.fma(P6, z, P5);
        p = Math.fma(p, z, P4);
        p = Math.fma(p, z, P3);
        return Math.fma(p, z, P2);
    }

    private static float smallPolynomial(float a) {
        float u = a * a;
        float s = Math.fma(S6, u, S5);
        s = Math.fma(s, u, S4);
        s = Math.fma(s, u, S3);
        s = Math.fma(s, u, S2);
        s = Math.fma(s, u, S1);
        return Math.fma(s, u, S0);
    }

    private static float tailPolynomial(float q) {
        float v = Math.fma(R10, q, R9);
        v = Math.fma(v, q, R8);
        v = Math.fma(v, q, R7);
        v = Math.fma(v, q, R6);
        v = Math.fma(v, q, R5);
        v = Math.fma(v, q, R4);
        v = Math.fma(v, q, R3);
        v = Math.fma(v, q, R2);
        return Math.fma(v, q, R1);
    }
}
