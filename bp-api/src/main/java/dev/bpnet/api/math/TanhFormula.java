package dev.bpnet.api.math;

/**
 * The hyperbolic tangent and the logistic function of {@link FloatMath} as formulas: their constants, and the order of
 * their operations. The notation is that of {@link ExpFormula}.
 *
 * <p><b>tanh(x)</b>. Below {@link #SMALL} an odd polynomial of degree 11, above {@code 1 - 2 / (exp(2a) + 1)}; both are
 * computed for {@code a = |x|} and the sign is put on at the end, so the function is odd to the bit. The argument is
 * clamped first, where the result is 1 already (from 9.011 on), so nothing overflows:
 *
 * <pre>
 * a = |x|
 * c = a &gt; SATURATION ? SATURATION : a          NaN compares false and stays
 * e = expModerate(c + c)
 * large = 1 - 2 / (e + 1)
 * u = a * a
 * t = fma(T11, u, T9); t = fma(t, u, T7); t = fma(t, u, T5); t = fma(t, u, T3)
 * small = fma(t * u, a, a)
 * y = a &lt; SMALL ? small : large
 * y = float(bits(y) | bits(x) &amp; SIGN)
 * </pre>
 *
 * <p><b>sigmoid(x)</b>. By the sign of {@code x}, so that the exponential never overflows and the lower tail keeps its
 * relative precision; {@code exp} needs no upper clamp here. With {@code q = sigmoid(-|x|)} the result is {@code 1 - q}
 * or {@code e - e q}; the latter is {@code q} again, but the errors of {@code 1 + e} and of the quotient enter it only
 * multiplied by {@code e}:
 *
 * <pre>
 * e = exp(-|x|)
 * q = e / (1 + e)
 * m = x &lt; 0 ? e : 1
 * y = fma(-m, q, m)
 * </pre>
 *
 * <p>{@code T3..T11} are a minimax fit by the exchange algorithm of E. Remez (1934), made for this class: {@code
 * (tanh(x) - x) / x³} as a polynomial in {@code x²} for {@code |x| <= 0.625}, with the error weighted by {@code x³ /
 * tanh(x)}; relative error of the approximation 2^-27.7. Where to split, and the form of the large arm: S. L. Moshier,
 * Cephes (tanhf.c, 1987).
 */
public final class TanhFormula {
    /** Below this magnitude {@code tanh} is the polynomial. */
    public static final float SMALL = 0.625f;

    /** From here on {@code tanh} is 1. */
    public static final float SATURATION = 10f;

    /** The sign bit of a float. */
    public static final int SIGN = 0x80000000;

    public static final float T3 = -0x1.555532p-2f;
    public static final float T5 = 0x1.1106f6p-3f;
    public static final float T7 = -0x1.b835a4p-5f;
    public static final float T9 = 0x1.51f8cep-6f;
    public static final float T11 = -0x1.750ce4p-8f;

    private TanhFormula() {}

    static float tanh(float x) {
        float a = Math.abs(x);
        float c = a > SATURATION ? SATURATION : a;
        float e = ExpFormula.expModerate(c + c);
        float large = 1f - 2f / (e + 1f);
        float u = a * a;
        float t = Math.fma(T11, u, T9);
        t = Math.fma(t, u, T7);
        t = Math.fma(t, u, T5);
        t = Math.fma(t, u, T3);
        float small = Math.fma(t * u, a, a);
        float y = a < SMALL ? small : large;
        return Float.intBitsToFloat(Float.floatToRawIntBits(y) | (Float.floatToRawIntBits(x) & SIGN));
    }

    static float sigmoid(float x) {
        float e = ExpFormula.exp(-Math.abs(x));
        float q = e / (1f + e);
        float m = x < 0f ? e : 1f;
        return Math.fma(-m, q, m);
    }
}
