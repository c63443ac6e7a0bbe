package dev.bpnet.api.math;

/**
 * The logarithms of {@link FloatMath} as formulas: their constants, and the order of their operations. The notation is
 * that of {@link ExpFormula}.
 *
 * <p><b>log(x)</b>. {@code x = 2^e m} with {@code 2/3 <= m < 4/3}, so that {@code e ln 2} and {@code log m} never
 * cancel badly; {@code log m = f + f² (f l(f) - 1/2)} with {@code f = m - 1} and a polynomial {@code l} of degree 7:
 *
 * <pre>
 * small = x &lt; MIN_NORMAL
 * v = small ? x * 2^23 : x
 * e = (bits(v) - TWO_THIRDS_BITS) &gt;&gt; 23         arithmetic shift
 * f = float(bits(v) - (e &lt;&lt; 23)) - 1           exact
 * k = (float(e + ROUNDER_BITS) - ROUNDER) + (small ? -23 : 0)
 * y = assemble(f, k, k * LN2_LOW)
 * y = x &gt;= 0 ? y : NaN
 * y = x == 0 ? -∞ : y
 * y = x == +∞ ? x : y
 *
 * assemble(f, k, w):
 * l = fma(L7, f, L6); l = fma(l, f, L5); ... ; l = fma(l, f, L0)
 * q = fma(l, f, -0.5)
 * y = fma(k, LN2_HIGH, f + fma(f * f, q, w))
 * </pre>
 *
 * <p><b>log1p(x)</b>. The exponent is taken from {@code u = 1 + x}, but the reduced argument is computed from {@code x}
 * itself as {@code f = x 2^-e + (2^-e - 1)}, so what the sum {@code u} lost by rounding is not lost here; what {@code
 * f} loses is {@code (t - f) + m}, and is added. {@code 4 · 2^-e} rather than {@code 2^-e} stays normal for every
 * {@code e}:
 *
 * <pre>
 * u = 1 + x
 * e = (bits(u) - TWO_THIRDS_BITS) &gt;&gt; 23
 * m = float(bits(x) - (e &lt;&lt; 23))              x 2^-e, exact
 * t = fma(0.25, float(FOUR_BITS - (e &lt;&lt; 23)), -1)
 * f = m + t
 * k = float(e + ROUNDER_BITS) - ROUNDER
 * y = assemble(f, k, fma(k, LN2_LOW, (t - f) + m))
 * y = u &gt;= 0 ? y : NaN
 * y = u == 0 ? -∞ : y
 * y = u == +∞ ? u : y
 * y = x == 0 ? x : y                           keeps -0
 * </pre>
 *
 * <p><b>softplus(x)</b> {@code = (x > 0 ? x : 0) + log1p(exp(-|x|))}. The argument of {@code log1p} lies in [0, 1] or
 * is NaN, so of its last four lines only {@code u >= 0 ? y : NaN} matters there.
 *
 * <p>{@code L0..L7} are a minimax fit by the exchange algorithm of E. Remez (1934), made for this class: {@code
 * (log1p(f) - f + f²/2) / f³} on {@code |f| <= 1/3} with the error weighted by {@code f³ / log1p(f)}; relative error of
 * the approximation 2^-27.4. The splitting at 2/3 and the exact reduction of {@code log1p} follow the practice of
 * current libraries (N. Juffa, CUDA mathematical functions; fdlibm's s_log1p, Sun Microsystems 1993).
 */
public final class LogFormula {
    /** The bits of 2/3 rounded up to float. */
    public static final int TWO_THIRDS_BITS = 0x3F2AAAAB;

    /** The bits of 4. */
    public static final int FOUR_BITS = 0x40800000;

    /** ln 2 rounded to float. */
    public static final float LN2_HIGH = -ExpFormula.MINUS_LN2_HIGH;

    /** What {@link #LN2_HIGH} lacks of ln 2. */
    public static final float LN2_LOW = -ExpFormula.MINUS_LN2_LOW;

    public static final float L0 = 0x1.555506p-2f;
    public static final float L1 = -0x1.fffef0p-3f;
    public static final float L2 = 0x1.99d032p-3f;
    public static final float L3 = -0x1.559dd8p-3f;
    public static final float L4 = 0x1.1ed670p-3f;
    public static final float L5 = -0x1.f30fbep-4f;
    public static final float L6 = 0x1.1e6a3ep-3f;
    public static final float L7 = -0x1.08092ap-3f;

    private LogFormula() {}

    static float log(float x) {
        boolean small = x < Float.MIN_NORMAL;
        float v = small ? x * 0x1p23f : x;
        int bits = Float.floatToRawIntBits(v);
        int e = (bits - TWO_THIRDS_BITS) >> 23;
        float f = Float.intBitsToFloat(bits - (e << 23)) - 1f;
        float k = integer(e) + (small ? -23f : 0f);
        float y = assemble(f, k, k * LN2_LOW);
        y = x >= 0f ? y : Float.NaN;
        y = x == 0f ? Float.NEGATIVE_INFINITY : y;
        return x == Float.POSITIVE_INFINITY ? x : y;
    }

    static float log1p(float x) {
        float u = 1f + x;
        int e = (Float.floatToRawIntBits(u) - TWO_THIRDS_BITS) >> 23;
        float scale = Float.intBitsToFloat(FOUR_BITS - (e << 23));
        float m = Float.intBitsToFloat(Float.floatToRawIntBits(x) - (e << 23));
        float t = Math.fma(0.25f, scale, -1f);
        float f = m + t;
        float k = integer(e);
        float y = assemble(f, k, Math.fma(k, LN2_LOW, t - f + m));
        y = u >= 0f ? y : Float.NaN;
        y = u == 0f ? Float.NEGATIVE_INFINITY : y;
        y = u == Float.POSITIVE_INFINITY ? u : y;
        return x == 0f ? x : y;
    }

    static float softplus(float x) {
        return (x > 0f ? x : 0f) + log1p(ExpFormula.exp(-Math.abs(x)));
    }

    private static float integer(int e) {
        return Float.intBitsToFloat(e + ExpFormula.ROUNDER_BITS) - ExpFormula.ROUNDER;
    }

    private static float assemble(float f, float k, float w) {
        float l = Math.fma(L7, f, L6);
        l = Math.fma(l, f, L5);
        l = Math.fma(l, f, L4);
        l = Math.fma(l, f, L3);
        l = Math.fma(l, f, L2);
        l = Math.fma(l, f, L1);
        l = Math.fma(l, f, L0);
        float q = Math.fma(l, f, -0.5f);
        return Math.fma(k, LN2_HIGH, f + Math.fma(f * f, q, w));
    }
}
