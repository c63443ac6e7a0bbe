package dev.bpnet.api.math;

/**
 * Activation functions and their derivatives in one {@code float}, as formulas: their constants, and the order of their
 * operations. The notation is that of {@link ExpFormula}; what a formula needs of {@link TanhFormula} and {@link ErfFormula}
 * stands there.
 *
 * <p><b>siluSlope(x)</b> {@code = σ(x) (1 + x σ(-x))}. Both values of σ come from one exponential, as in {@link TanhFormula}:
 *
 * <pre>
 * e = exp(-|x|)
 * q = e / (1 + e)
 * small = fma(-e, q, e)                        σ(-|x|)
 * large = 1 - q                                σ(|x|)
 * s = x &lt; 0 ? small : large
 * r = x &lt; 0 ? large : small
 * y = s * fma(x, r, 1)
 * </pre>
 *
 * <p><b>mish(x)</b> {@code = x tanh(softplus(x))}. With {@code e = e^x} the hyperbolic tangent is {@code n / (n + 2)} with
 * {@code n = e² + 2e}, all terms positive; from {@link #MISH_END} on it is 1, long before {@code n} overflows:
 *
 * <pre>
 * e = exp(x &gt; MISH_END ? MISH_END : x)
 * n = fma(e, e, e + e)
 * y = x * (n / (n + 2))
 * </pre>
 *
 * <p><b>mishSlope(x)</b> {@code = t + x σ(x) (1 - t²)} with {@code t = n / (n + 2)}; without cancellation {@code σ(x) (1 - t²) = 4
 * (e² + e) / (n + 2)²}:
 *
 * <pre>
 * d = n + 2
 * w = 4 * fma(e, e, e) / d / d
 * w = x &gt; MISH_END ? 0 : w
 * y = fma(x, w, n / d)
 * </pre>
 *
 * <p><b>geluTanh(x)</b> {@code = x σ(u)}, as {@code (1 + tanh(v)) / 2 = σ(2v)}; beyond {@link #GELU_END} σ is 0 or 1, and its
 * derivative is {@code σ(u) + x u' σ(u) σ(-u)}:
 *
 * <pre>
 * c = x &gt; GELU_END ? GELU_END : x
 * c = c &lt; -GELU_END ? -GELU_END : c
 * v = c * c
 * u = c * fma(v, G3, G1)
 * y = x * sigmoid(u)
 *
 * small, large, s                              of u, as in siluSlope
 * slope = fma(x, fma(v, 3 * G3, G1) * (small * large), s)
 * </pre>
 *
 * <p><b>elu</b> and <b>hardSwish</b> are their definitions; {@code x + 3} is exact where it is nearly 0.
 */
public final class ActivationFormula {
    /** From here on {@code tanh(softplus(x))} is 1 (from 9.02 on, in fact). */
    public static final float MISH_END = 30f;

    /** Beyond this magnitude the sigmoid in gelu's tanh form is 0 or 1: there {@code |u| = 142}. */
    public static final float GELU_END = 12f;

    /** {@code 2 √(2/π)}. */
    public static final float G1 = 1.5957691216057307f;

    /** {@code 0.044715 · 2 √(2/π)}. */
    public static final float G3 = 0.07135481627159865f;

    /** {@code 3 · 0.044715 · 2 √(2/π)}. */
    public static final float G3_TRIPLE = 0.21406444881479594f;

    /** 1/6. */
    public static final float SIXTH = 1f / 6;

    /** 1/3. */
    public static final float THIRD = 1f / 3;

    private ActivationFormula() {}

    /** {@code σ(x) (1 + x σ(-x))}, the derivative of {@code x σ(x)}. */
    public static float siluSlope(float x) {
        float e = ExpFormula.exp(-Math.abs(x));
        float q = e / (1f + e);
        float small = Math.fma(-e, q, e);
        float large = 1f - q;
        float s = x < 0f ? small : large;
        float r = x < 0f ? large : small;
        return s * Math.fma(x, r, 1f);
    }

    /** {@code x tanh(softplus(x))}. */
    public static float mish(float x) {
        float e = ExpFormula.exp(x > MISH_END ? MISH_END : x);
        float n = Math.fma(e, e, e + e);
        return x * (n / (n + 2f));
    }

    /** The derivative of {@link #mish}. */
    public static float mishSlope(float x) {
        float e = ExpFormula.exp(x > MISH_END ? MISH_END : x);
        float n = Math.fma(e, e, e + e);
        float d = n + 2f;
        float w = 4f * Math.fma(e, e, e) / d / d;
        w = x > MISH_END ? 0f : w;
        return Math.fma(x, w, n / d);
    }

    /** {@code x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2}. */
    public static float geluTanh(float x) {
        float c = geluBounded(x);
        return x * TanhFormula.sigmoid(c * Math.fma(c * c, G3, G1));
    }

    /** The derivative of {@link #geluTanh}. */
    public static float geluTanhSlope(float x) {
        float c = geluBounded(x);
        float v = c * c;
        float u = c * Math.fma(v, G3, G1);
        float e = ExpFormula.exp(-Math.abs(u));
        float q = e / (1f + e);
        float small = Math.fma(-e, q, e);
        float large = 1f - q;
        float s = u < 0f ? small : large;
        return Math.fma(x, Math.fma(v, G3_TRIPLE, G1) * (small * large), s);
    }

    private static float geluBounded(float x) {
        float c = x > GELU_END ? GELU_END : x;
        return c < -GELU_END ? -GELU_END : c;
    }

    /** {@code Φ(x) + x φ(x)}, the derivative of {@code x Φ(x)}; see {@link ErfFormula}. */
    public static float geluSlope(float x) {
        return Math.fma(x, ErfFormula.normalDensity(x), ErfFormula.normalCdf(x));
    }

    /** {@code x > 0 ? x : alpha (e^x - 1)}. */
    public static float elu(float alpha, float x) {
        return x > 0f ? x : alpha * ExpFormula.expm1(x);
    }

    /** {@code x > 0 ? 1 : alpha e^x}. */
    public static float eluSlope(float alpha, float x) {
        return x > 0f ? 1f : alpha * ExpFormula.exp(x);
    }

    /** {@code x min(max(x + 3, 0), 6) / 6}. */
    public static float hardSwish(float x) {
        return x * (Math.min(Math.max(x + 3f, 0f), 6f) * SIXTH);
    }

    /** {@code x < -3 ? 0 : x >= 3 ? 1 : x/3 + 1/2}. */
    public static float hardSwishSlope(float x) {
        float y = Math.fma(x, THIRD, 0.5f);
        y = x < -3f ? 0f : y;
        return x >= 3f ? 1f : y;
    }
}
