package dev.bpnet.api.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FloatMathTest {
    private static final float INF = Float.POSITIVE_INFINITY;

    /** Every n-th float is compared; {@code -Dbp.math.stride=1} compares all of them (some minutes). */
    private static final int STRIDE = Integer.getInteger("bp.math.stride", 4099);

    @ParameterizedTest
    @MethodSource("dev.bpnet.api.math.FloatCase#all")
    void staysWithinItsErrorBound(FloatCase each) {
        UlpScan.Result above = UlpScan.scan(each.function(), each.reference(), 0f, each.highest(), STRIDE);
        UlpScan.Result below = UlpScan.scan(each.function(), each.reference(), -0f, each.lowest(), STRIDE);
        assertThat(Math.max(above.maxUlp(), below.maxUlp()))
                .as("%s; %s", above, below)
                .isBetween(0.25, each.bound());
    }

    /** Around each threshold where a formula changes its arm, saturates, overflows or underflows: every float. */
    @Test
    void isAccurateAtEveryFloatAroundEveryThreshold() {
        float[] thresholds = {
            0.625f,
            1f / 3,
            2f / 3,
            4f / 3,
            0.3465736f,
            1.0397208f,
            9.010914f,
            10f,
            16.635532f,
            17.32868f,
            18f,
            87.33655f,
            88f,
            88.72284f,
            89f,
            103.27893f,
            103.97209f,
            104f,
            0x1p-24f,
            0x1p-126f,
            0x1p-149f,
            0x1p23f
        };
        for (FloatCase each : FloatCase.ALL) {
            for (float threshold : thresholds) {
                for (float at : new float[] {threshold, -threshold}) {
                    if (at < each.lowest() || at > each.highest()) {
                        continue;
                    }
                    UlpScan.Result around =
                            UlpScan.scan(each.function(), each.reference(), step(at, -2000), step(at, 2000), 1);
                    assertThat(around.maxUlp())
                            .as("%s around %s: %s", each, at, around)
                            .isLessThanOrEqualTo(each.bound());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.bpnet.api.math.FloatCase#all")
    void passesNaNThrough(FloatCase each) {
        assertThat(each.function().apply(Float.NaN)).isNaN();
        assertThat(each.function().apply(Float.intBitsToFloat(0xFFC12345))).isNaN();
        assertThat(each.function().apply(Float.intBitsToFloat(0x7F800001))).isNaN();
    }

    @Test
    void expOfSpecialArguments() {
        same(FloatMath.exp(0f), 1f);
        same(FloatMath.exp(-0f), 1f);
        same(FloatMath.exp(INF), INF);
        same(FloatMath.exp(-INF), 0f);
        same(FloatMath.exp(Float.MIN_VALUE), 1f);
        same(FloatMath.exp(Float.MAX_VALUE), INF);
        same(FloatMath.exp(-Float.MAX_VALUE), 0f);
        same(FloatMath.exp(88.72284f), INF);
        same(FloatMath.exp(Math.nextDown(88.72284f)), (float) StrictMath.exp(Math.nextDown(88.72284f)));
        same(FloatMath.exp(-103.97209f), 0f);
        same(FloatMath.exp(-103.97208f), Float.MIN_VALUE);
    }

    @Test
    void expm1OfSpecialArguments() {
        same(FloatMath.expm1(0f), 0f);
        same(FloatMath.expm1(-0f), -0f);
        same(FloatMath.expm1(Float.MIN_VALUE), Float.MIN_VALUE);
        same(FloatMath.expm1(-Float.MIN_VALUE), -Float.MIN_VALUE);
        same(FloatMath.expm1(INF), INF);
        same(FloatMath.expm1(-INF), -1f);
        same(FloatMath.expm1(-17.32868f), -1f);
        same(FloatMath.expm1(88.72284f), INF);
    }

    @Test
    void logOfSpecialArguments() {
        same(FloatMath.log(1f), 0f);
        same(FloatMath.log(0f), -INF);
        same(FloatMath.log(-0f), -INF);
        same(FloatMath.log(INF), INF);
        assertThat(FloatMath.log(-Float.MIN_VALUE)).isNaN();
        assertThat(FloatMath.log(-1f)).isNaN();
        assertThat(FloatMath.log(-INF)).isNaN();
        same(FloatMath.log(Float.MIN_VALUE), (float) StrictMath.log(Float.MIN_VALUE));
        same(FloatMath.log(Float.MAX_VALUE), (float) StrictMath.log(Float.MAX_VALUE));
    }

    @Test
    void log1pOfSpecialArguments() {
        same(FloatMath.log1p(0f), 0f);
        same(FloatMath.log1p(-0f), -0f);
        same(FloatMath.log1p(-1f), -INF);
        same(FloatMath.log1p(INF), INF);
        assertThat(FloatMath.log1p(Math.nextDown(-1f))).isNaN();
        assertThat(FloatMath.log1p(-INF)).isNaN();
        same(FloatMath.log1p(Float.MIN_VALUE), Float.MIN_VALUE);
        same(FloatMath.log1p(-Float.MIN_VALUE), -Float.MIN_VALUE);
        same(FloatMath.log1p(Float.MAX_VALUE), (float) StrictMath.log(Float.MAX_VALUE));
    }

    @Test
    void tanhSaturatesAtOneAndKeepsZeros() {
        same(FloatMath.tanh(0f), 0f);
        same(FloatMath.tanh(-0f), -0f);
        same(FloatMath.tanh(INF), 1f);
        same(FloatMath.tanh(-INF), -1f);
        same(FloatMath.tanh(Float.MIN_VALUE), Float.MIN_VALUE);
        same(FloatMath.tanh(Float.MAX_VALUE), 1f);
        same(FloatMath.tanh(20f), 1f);
        same(FloatMath.tanh(9.010914f), 1f);
        assertThat(FloatMath.tanh(9f)).isLessThan(1f);
    }

    @Test
    void tanhAndErfAreOddToTheBit() {
        for (long bits = 0; bits <= 0x7F800000L; bits += STRIDE) {
            float x = Float.intBitsToFloat((int) bits);
            same(FloatMath.tanh(-x), -FloatMath.tanh(x));
            same(FloatMath.erf(-x), -FloatMath.erf(x));
        }
    }

    @Test
    void sigmoidReachesBothEndsWithoutOverflow() {
        same(FloatMath.sigmoid(0f), 0.5f);
        same(FloatMath.sigmoid(-0f), 0.5f);
        same(FloatMath.sigmoid(INF), 1f);
        same(FloatMath.sigmoid(-INF), 0f);
        same(FloatMath.sigmoid(1e30f), 1f);
        same(FloatMath.sigmoid(-1e30f), 0f);
        same(FloatMath.sigmoid(17.4f), 1f);
        assertThat(FloatMath.sigmoid(16.5f)).isLessThan(1f);
        same(FloatMath.sigmoid(-100f), FloatMath.exp(-100f));
    }

    @Test
    void softplusTendsToItsAsymptotes() {
        same(FloatMath.softplus(0f), (float) StrictMath.log(2));
        same(FloatMath.softplus(INF), INF);
        same(FloatMath.softplus(-INF), 0f);
        same(FloatMath.softplus(1e4f), 1e4f);
        same(FloatMath.softplus(-1e4f), 0f);
        same(FloatMath.softplus(Float.MAX_VALUE), Float.MAX_VALUE);
        same(FloatMath.softplus(-100f), FloatMath.exp(-100f));
    }

    @Test
    void erfSaturatesAtOneAndKeepsZeros() {
        same(FloatMath.erf(0f), 0f);
        same(FloatMath.erf(-0f), -0f);
        same(FloatMath.erf(INF), 1f);
        same(FloatMath.erf(-INF), -1f);
        same(FloatMath.erf(Float.MAX_VALUE), 1f);
        same(FloatMath.erf(3.92f), 1f);
        same(FloatMath.erf(Float.MIN_VALUE), Float.MIN_VALUE);
        assertThat(FloatMath.erf(3.8f)).isLessThan(1f);
    }

    @Test
    void erfcReachesTheSmallestFloatAndTwo() {
        same(FloatMath.erfc(0f), 1f);
        same(FloatMath.erfc(-0f), 1f);
        same(FloatMath.erfc(INF), 0f);
        same(FloatMath.erfc(-INF), 2f);
        same(FloatMath.erfc(Float.MAX_VALUE), 0f);
        same(FloatMath.erfc(-Float.MAX_VALUE), 2f);
        same(FloatMath.erfc(10.054f), Float.MIN_VALUE);
        same(FloatMath.erfc(10.0545f), 0f);
        same(FloatMath.erfc(-3.84f), 2f);
    }

    @Test
    void normalCdfReachesTheSmallestFloatAndOne() {
        same(FloatMath.normalCdf(0f), 0.5f);
        same(FloatMath.normalCdf(-0f), 0.5f);
        same(FloatMath.normalCdf(INF), 1f);
        same(FloatMath.normalCdf(-INF), 0f);
        same(FloatMath.normalCdf(-Float.MAX_VALUE), 0f);
        same(FloatMath.normalCdf(-14.17f), Float.MIN_VALUE);
        same(FloatMath.normalCdf(-14.171f), 0f);
        same(FloatMath.normalCdf(5.42f), 1f);
    }

    @Test
    void everyFunctionThatRisesDoesNotFallWhereItSaturates() {
        rises(FloatMath::tanh, 8.5f, 10.5f);
        rises(FloatMath::sigmoid, 16f, 18.5f);
        rises(x -> -FloatMath.sigmoid(-x), 103f, 104.5f);
        rises(FloatMath::exp, 88.7f, 89.5f);
        rises(x -> -FloatMath.exp(-x), 103f, 104.5f);
        rises(x -> -FloatMath.expm1(-x), 16f, 18.5f);
        rises(FloatMath::erf, 3.5f, 4.5f);
        rises(x -> -FloatMath.erfc(x), 9.9f, 10.6f);
        rises(x -> FloatMath.erfc(-x), 3.5f, 4.5f);
        rises(x -> -FloatMath.normalCdf(-x), 14f, 14.8f);
        rises(FloatMath::normalCdf, 5f, 6f);
    }

    private static void rises(UlpScan.FloatFunction f, float from, float to) {
        float previous = f.apply(from);
        for (float x = from; x <= to; x = Math.nextUp(x)) {
            float y = f.apply(x);
            assertThat(y >= previous)
                    .as("falls from %s to %s at %s", previous, y, x)
                    .isTrue();
            previous = y;
        }
    }

    private static float step(float x, int floats) {
        int bits = Float.floatToRawIntBits(x);
        int magnitude = Math.max(0, (bits & 0x7FFFFFFF) + floats);
        return Float.intBitsToFloat(magnitude | (bits & 0x80000000));
    }

    private static void same(float actual, float expected) {
        if (Float.floatToRawIntBits(actual) != Float.floatToRawIntBits(expected)) {
            assertThat(Float.toHexString(actual)).isEqualTo(Float.toHexString(expected));
        }
    }
}
