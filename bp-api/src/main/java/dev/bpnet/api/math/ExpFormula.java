package dev.bpnet.api.math;

/**
 * The exponential function of {@link FloatMath} as a formula: its constants, and the order of its operations.
 *
 * <p>Every line below is one operation that exists for a single {@code float} and for a vector of them, so an
 * implementation that follows the lines lane by lane, with these constants, has the same bits. {@code bits} and {@code
 * float} stand for {@link Float#floatToRawIntBits} and {@link Float#intBitsToFloat}; {@code ? :} takes one of two
 * values that are both computed.
 *
 * <p><b>exp(x)</b>. Range reduction {@code x = n ln 2 + r} with {@code |r| <= ln 2 / 2} (W. J. Cody and W. Waite,
 * "Software Manual for the Elementary Functions", 1980; ln 2 in two floats), then a polynomial of degree 6 in {@code
 * r}, then the scaling by {@code 2^n} in two exact steps, of which only the last can round (results below the normal
 * range) or overflow:
 *
 * <pre>
 * c = x &gt; EXP_UPPER ? EXP_UPPER : x            NaN compares false and stays
 * c = c &lt; EXP_LOWER ? EXP_LOWER : c
 * t = fma(c, LOG2_E, ROUNDER)                  rounds to the nearest integer and keeps it in the low bits
 * n = bits(t) - ROUNDER_BITS                   the integer as an int, -150 to 128
 * k = t - ROUNDER                              the same as a float
 * r = fma(k, MINUS_LN2_HIGH, c)                exact
 * r = fma(k, MINUS_LN2_LOW, r)
 * p = fma(P6, r, P5); p = fma(p, r, P4); p = fma(p, r, P3); p = fma(p, r, P2)
 * p = fma(p, r, 1); p = fma(p, r, 1)
 * h = n &gt;&gt; 1
 * y = p * float((h + 127) &lt;&lt; 23) * float((n - h + 127) &lt;&lt; 23)
 * </pre>
 *
 * <p><b>expModerate(c)</b>, for {@code -87 <= c <= 88} or NaN, has the same lines from {@code t} to {@code p}; no
 * result leaves the normal range, so one step scales: {@code y = p * float((n + 127) << 23)}. It has the bits of {@code
 * exp} wherever it is defined. (Adding {@code n} to the exponent of {@code p} instead would turn NaN into a number.)
 *
 * <p><b>expm1(x)</b>. The same reduction, {@code expm1(r) = r + r² q(r)} with a polynomial {@code q} of degree 4, and
 * {@code 2^n (expm1(r) + 1) - 1} put together at half the scale, so that nothing overflows before the result does:
 *
 * <pre>
 * c = x &gt; EXP_UPPER ? EXP_UPPER : x
 * c = c &lt; EXPM1_LOWER ? EXPM1_LOWER : c
 * t, n, k, r                                   as above
 * q = fma(M6, r, M5); q = fma(q, r, M4); q = fma(q, r, M3); q = fma(q, r, M2)
 * q = fma(r * r, q, r)
 * s = float((n + 126) &lt;&lt; 23)                   2^(n-1)
 * y = 2 * fma(s, q, s - 0.5)
 * y = |x| &lt; EXPM1_TINY ? x : y
 * </pre>
 *
 * <p>The polynomials are minimax fits by the exchange algorithm of E. Remez (1934), made for this class: {@code P2..P6}
 * for {@code (exp(r) - 1 - r) / r²} with the error weighted by {@code r² / exp(r)}, and {@code M2..M6} for the same
 * quotient with the error weighted by {@code r² / expm1(r)}, both on {@code |r| <= 0.3473}, coefficients rounded to
 * float one after the other with a new fit of the rest.
 */
public final class ExpFormula {
    /** Above this the result is +∞ (the largest finite result is that of 88.72283). */
    public static final float EXP_UPPER = 89f;

    /** Below this the result is 0 (2^-150, half of the smallest float, is the exponential of -103.97). */
    public static final float EXP_LOWER = -104f;

    /** Below this {@code expm1} is -1 (from -17.33 on). */
    public static final float EXPM1_LOWER = -18f;

    /** Below this magnitude {@code expm1(x)} is {@code x} to the last bit but one half ulp. */
    public static final float EXPM1_TINY = 0x1p-24f;

    /** 1 / ln 2. */
    public static final float LOG2_E = 0x1.715476p0f;

    /** 1.5 · 2^23: added to a number below 2^22 in magnitude it leaves the nearest integer in the low bits. */
    public static final float ROUNDER = 0x1.8p23f;

    /** The bits of {@link #ROUNDER}. */
    public static final int ROUNDER_BITS = 0x4B400000;

    /** -ln 2 rounded to float. */
    public static final float MINUS_LN2_HIGH = -0x1.62e430p-1f;

    /** What {@link #MINUS_LN2_HIGH} lacks of -ln 2. */
    public static final float MINUS_LN2_LOW = 0x1.05c610p-29f;

    public static final float P2 = 0x1.fffffcp-2f;
    public static final float P3 = 0x1.55548ap-3f;
    public static final float P4 = 0x1.55584ep-5f;
    public static final float P5 = 0x1.123f2ep-7f;
    public static final float P6 = 0x1.6ad122p-10f;

    public static final float M2 = 0x1.fffffep-2f;
    public static final float M3 = 0x1.5554a8p-3f;
    public static final float M4 = 0x1.555796p-5f;
    public static final float M5 = 0x1.122e26p-7f;
    public static final float M6 = 0x1.6ac088p-10f;

    private ExpFormula() {}

    static float exp(float x) {
        float c = x > EXP_UPPER ? EXP_UPPER : x;
        c = c < EXP_LOWER ? EXP_LOWER : c;
        float t = Math.fma(c, LOG2_E, ROUNDER);
        int n = Float.floatToRawIntBits(t) - ROUNDER_BITS;
        float p = polynomial(reduced(c, t - ROUNDER));
        int h = n >> 1;
        return p * Float.intBitsToFloat((h + 127) << 23) * Float.intBitsToFloat((n - h + 127) << 23);
    }

    static float expModerate(float c) {
        float t = Math.fma(c, LOG2_E, ROUNDER);
        int n = Float.floatToRawIntBits(t) - ROUNDER_BITS;
        float p = polynomial(reduced(c, t - ROUNDER));
        return p * Float.intBitsToFloat((n + 127) << 23);
    }

    static float expm1(float x) {
        float c = x > EXP_UPPER ? EXP_UPPER : x;
        c = c < EXPM1_LOWER ? EXPM1_LOWER : c;
        float t = Math.fma(c, LOG2_E, ROUNDER);
        int n = Float.floatToRawIntBits(t) - ROUNDER_BITS;
        float r = reduced(c, t - ROUNDER);
        float q = Math.fma(M6, r, M5);
        q = Math.fma(q, r, M4);
        q = Math.fma(q, r, M3);
        q = Math.fma(q, r, M2);
        q = Math.fma(r * r, q, r);
        float s = Float.intBitsToFloat((n + 126) << 23);
        float y = 2f * Math.fma(s, q, s - 0.5f);
        return Math.abs(x) < EXPM1_TINY ? x : y;
    }

    private static float reduced(float c, float k) {
        return Math.fma(k, MINUS_LN2_LOW, Math.fma(k, MINUS_LN2_HIGH, c));
    }

    private static float polynomial(float r) {
        float p = Math.fma(P6, r, P5);
        p = Math.fma(p, r, P4);
        p = Math.fma(p, r, P3);
        p = Math.fma(p, r, P2);
        p = Math.fma(p, r, 1f);
        return Math.fma(p, r, 1f);
    }
}
