package dev.bpnet.api.math;

/**
 * Elementary functions of one {@code float}, with the same bits on every run, for every state of the JIT compiler, and
 * in the vector kernels.
 *
 * <p>{@link Math#exp}, {@code log} and {@code tanh} may differ between the interpreter and compiled code. The functions
 * here are built from {@code + - * /}, {@link Math#fma}, comparisons and moves of bits, each of which has exactly one
 * result. There is no table and no branch whose arms compute differently, so every line of a formula also exists for a
 * vector of numbers; the formulas, with their constants, are {@link ExpFormula}, {@link LogFormula}, {@link
 * TanhFormula} and {@link ErfFormula}.
 *
 * <p>The largest errors, in units in the last place, were measured over <em>every</em> float in the range where the
 * result is not a constant, against {@link DoubleMath}:
 *
 * <table>
 * <caption>Measured errors</caption>
 * <tr><th>function</th><th>error, ulp</th><th>at</th></tr>
 * <tr><td>{@link #exp}</td><td>0.90</td><td>26.722</td></tr>
 * <tr><td>{@link #expm1}</td><td>1.55</td><td>0.37963</td></tr>
 * <tr><td>{@link #log}</td><td>0.88</td><td>1.27499</td></tr>
 * <tr><td>{@link #log1p}</td><td>1.12</td><td>0.33389</td></tr>
 * <tr><td>{@link #tanh}</td><td>1.36</td><td>0.63001</td></tr>
 * <tr><td>{@link #sigmoid}</td><td>1.65</td><td>-1.09933</td></tr>
 * <tr><td>{@link #softplus}</td><td>1.77</td><td>-1.27237</td></tr>
 * <tr><td>{@link #erf}</td><td>1.09</td><td>1.06618</td></tr>
 * <tr><td>{@link #erfc}</td><td>1.22</td><td>0.50582</td></tr>
 * <tr><td>{@link #normalCdf}</td><td>1.24</td><td>-0.74373</td></tr>
 * </table>
 *
 * <p>Results below the normal range stay within these bounds too, in units of the smallest float. NaN gives NaN in all
 * of them. Every function is monotone where it saturates; between, {@code exp}, {@code sigmoid}, {@code softplus} and
 * the error functions may step back by one unit in the last place from one float to the next (at 0.2 % of all floats at
 * most).
 */
public final class FloatMath {
    private FloatMath() {}

    /**
     * {@code e^x}: +∞ from 88.72284 on, 0 from -103.972084 down; {@code exp(±0) = 1}.
     *
     * <p>Formula: {@link ExpFormula}, {@code x = n ln 2 + r}, degree 6.
     */
    public static float exp(float x) {
        return ExpFormula.exp(x);
    }

    /**
     * {@code e^x - 1} without cancellation for small {@code x}: +∞ from 88.72284 on, -1 from -17 down; keeps the sign
     * of a zero.
     *
     * <p>Formula: {@link ExpFormula}, {@code x = n ln 2 + r}, degree 6.
     */
    public static float expm1(float x) {
        return ExpFormula.expm1(x);
    }

    /**
     * The natural logarithm: NaN below 0, -∞ at ±0, {@code log(1) = +0}, {@code log(+∞) = +∞}.
     *
     * <p>Formula: {@link LogFormula}, {@code x = 2^e (1 + f)} with {@code |f| <= 1/3}, degree 10.
     */
    public static float log(float x) {
        return LogFormula.log(x);
    }

    /**
     * {@code ln(1 + x)} without cancellation for small {@code x}: NaN below -1, -∞ at -1, {@code log1p(+∞) = +∞}; keeps
     * the sign of a zero.
     *
     * <p>Formula: {@link LogFormula}, {@code 1 + x = 2^e (1 + f)} with {@code |f| <= 1/3}, degree 10.
     */
    public static float log1p(float x) {
        return LogFormula.log1p(x);
    }

    /**
     * The hyperbolic tangent, odd to the bit: ±1 from ±9.010914 on; keeps the sign of a zero.
     *
     * <p>Formula: {@link TanhFormula}, degree 11 below 0.625, above by {@code exp(2|x|)}.
     */
    public static float tanh(float x) {
        return TanhFormula.tanh(x);
    }

    /**
     * The logistic function {@code 1 / (1 + e^-x)}: 1 from 17.32868 on, 0 from -103.972084 down, and with full relative
     * precision between.
     *
     * <p>Formula: {@link TanhFormula}, by {@code exp(-|x|)}.
     */
    public static float sigmoid(float x) {
        return TanhFormula.sigmoid(x);
    }

    /**
     * {@code ln(1 + e^x) = max(x, 0) + log1p(e^-|x|)}: x itself for large x, {@code e^x} for very negative ones; {@code
     * softplus(-∞) = 0}, {@code softplus(+∞) = +∞}.
     *
     * <p>Formula: {@link LogFormula}.
     */
    public static float softplus(float x) {
        return LogFormula.softplus(x);
    }

    /**
     * The error function {@code 2/√π ∫₀ˣ e^-t² dt}, odd to the bit: ±1 from ±3.92 on; keeps the sign of a zero.
     *
     * <p>Formula: {@link ErfFormula}, degree 13 below 0.92, above {@code 1 - exp} of degree 6.
     */
    public static float erf(float x) {
        return ErfFormula.erf(x);
    }

    /**
     * {@code 1 - erf(x)} without cancellation: 0 from 10.054195 on, 2 from -3.832507 down.
     *
     * <p>Formula: {@link ErfFormula}, degree 13 below 0.5, above {@code exp(-x²) r(q) / (1 + 2x)} of degree 10.
     */
    public static float erfc(float x) {
        return ErfFormula.erfc(x);
    }

    /**
     * The distribution function of the standard normal, {@code Φ(x) = erfc(-x / √2) / 2}, with full relative precision
     * in the lower tail: 0 from -14.170186 down, 1 from 5.4199834 on. {@code gelu(x) = x Φ(x)}.
     *
     * <p>Formula: {@link ErfFormula}; more exact than {@link #erfc} of a rounded quotient, which loses {@code x²} half
     * ulps.
     */
    public static float normalCdf(float x) {
        return ErfFormula.normalCdf(x);
    }
}
