package dev.bpnet.api.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The derivatives; the functions are among {@link FloatCase}. */
class ActivationFormulaTest {
    private static final int STRIDE = Integer.getInteger("bp.math.stride", 4099);

    /** {@code √(2/π)} and the coefficient of the cube. */
    private static final double ROOT = 0.79788456080286535587989211986876;

    private static final double CUBIC = 0.044715;

    /**
     * A derivative: it is 0 somewhere, so its error is bounded in units of 2^-24, half an ulp of 1, and in ulp of its own only from
     * -3 to {@code lowest}, where it is small.
     */
    private record Slope(
            String name,
            UlpScan.FloatFunction function,
            DoubleUnaryOperator reference,
            double bound,
            float lowest,
            double tailBound) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Slope> slopes() {
        return List.of(
                new Slope("silu", ActivationFormula::siluSlope, ActivationFormulaTest::silu, 2.85, -80, 3.3),
                new Slope("mish", ActivationFormula::mishSlope, ActivationFormulaTest::mish, 2.9, -80, 5.7),
                new Slope("gelu", ActivationFormula::geluSlope, ActivationFormulaTest::gelu, 2.02, -12, 2.7),
                new Slope(
                        "gelu by tanh",
                        ActivationFormula::geluTanhSlope,
                        ActivationFormulaTest::geluTanh,
                        2.5,
                        -9,
                        145),
                new Slope("elu", x -> ActivationFormula.eluSlope(1, x), x -> x > 0 ? 1 : DoubleMath.exp(x), 1, -80, 1),
                new Slope(
                        "hard_swish", ActivationFormula::hardSwishSlope, ActivationFormulaTest::hardSwish, 1.5, -9, 0));
    }

    private static double silu(double x) {
        return DoubleMath.sigmoid(x) * (1 + x * DoubleMath.sigmoid(-x));
    }

    private static double mish(double x) {
        double t = DoubleMath.tanh(DoubleMath.softplus(x));
        return t + x * DoubleMath.sigmoid(x) * (1 - t * t);
    }

    private static double gelu(double x) {
        return DoubleMath.normalCdf(x) + x * 0.39894228040143267793994605993438 * DoubleMath.exp(-x * x / 2);
    }

    private static double geluTanh(double x) {
        double t = DoubleMath.sigmoid(2 * ROOT * (x + CUBIC * x * x * x));
        return t + x * 2 * ROOT * (1 + 3 * CUBIC * x * x) * t * DoubleMath.sigmoid(-2 * ROOT * (x + CUBIC * x * x * x));
    }

    private static double hardSwish(double x) {
        return x < -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5;
    }

    @ParameterizedTest
    @MethodSource("slopes")
    void slopesStayWithinTheirErrorBounds(Slope each) {
        double worst = Math.max(worst(each, 0, 0x7F7FFFFF), worst(each, Integer.MIN_VALUE, 0xFF7FFFFF));
        assertThat(worst).isBetween(0.2, each.bound());
        assertThat(UlpScan.scan(each.function(), each.reference(), -3.01f, each.lowest(), STRIDE)
                        .maxUlp())
                .isLessThanOrEqualTo(each.tailBound());
    }

    /** The largest error in units of 2^-24 over every n-th float. */
    private static double worst(Slope each, int from, int to) {
        double worst = 0;
        for (long bits = Integer.toUnsignedLong(from); bits <= Integer.toUnsignedLong(to); bits += STRIDE) {
            float x = Float.intBitsToFloat((int) bits);
            worst = Math.max(
                    worst, Math.abs(each.function().apply(x) - each.reference().applyAsDouble(x)) / 0x1p-24);
        }
        return worst;
    }

    @ParameterizedTest
    @MethodSource("slopes")
    void slopesPassNaNThroughAndEndAtZeroAndOne(Slope each) {
        assertThat(each.function().apply(Float.NaN)).isNaN();
        for (float far : new float[] {200, 1e4f, 1e30f, Float.MAX_VALUE}) {
            assertThat(each.function().apply(far)).isEqualTo(1);
            assertThat(Math.abs(each.function().apply(-far))).isZero();
        }
    }
}
