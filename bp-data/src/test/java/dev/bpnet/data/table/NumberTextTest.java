package dev.bpnet.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @Test
    void givesTheNearestFloatOfShortDecimals() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 40_000; i++) {
            long digits = random.nextLong(1, pow10(random.nextInt(1, 18)));
            int scale = random.nextInt(-6, 25);
            assertNearest(new BigDecimal(java.math.BigInteger.valueOf(digits), scale).toPlainString());
        }
    }

    @Test
    void givesTheNearestFloatOfDoublesWrittenInFull() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 40_000; i++) {
            assertNearest(Double.toString((random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextInt(-30, 30))));
            assertNearest(String.format(Locale.ROOT, "%.17e", random.nextDouble() * 1000));
        }
    }

    @Test
    void roundsHalfwayPointsAndTheirNeighboursToEven() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 10_000; i++) {
            float x = Float.intBitsToFloat(random.nextInt(0x0080_0000, 0x7f7f_ffff));
            BigDecimal halfway =
                    new BigDecimal(x).add(new BigDecimal(Math.nextUp(x))).divide(BigDecimal.TWO);
            BigDecimal tiny = halfway.ulp();
            for (BigDecimal near : new BigDecimal[] {halfway, halfway.add(tiny), halfway.subtract(tiny)}) {
                assertNearest(near.toString());
                assertNearest("-" + near);
            }
        }
    }

    private static long pow10(int exponent) {
        return BigDecimal.TEN.pow(exponent).longValueExact();
    }

    private static void assertNearest(String text) {
        float expected = new BigDecimal(text).floatValue();
        float found = NumberText.parse(text);
        boolean right = Float.isInfinite(expected) ? Float.isNaN(found) : found == expected;
        if (!right) {
            // Described only when it fails: describing a million assertions takes longer than making them.
            assertThat(found).as(text).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0,-0",
        "1,1",
        "+1,1",
        ".28,0.28",
        "5.,5",
        "1e3,1000",
        "1E+3,1000",
        "2.5e-3,0.0025",
        "007,7",
        "1e-60,0",
        "340282346638528859811704183484516925440,3.4028235e38",
        "3.4028235e38,3.4028235e38",
        "00000000000000000000000000000001.50,1.5",
        "0.000000000000000000000000000000000000001,1e-39",
        "123456789012345678901234567890,1.2345679e29"
    })
    void readsWhatIsANumber(String text, float value) {
        assertThat(NumberText.parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", "+", ".", "e5", "1e", "1e+", "1f", "1d", "0x1p3", "1_000", "1,000", "1 000", "--1", "1.2.3",
                "abc", "1a", "٣", "12:30", "1e5.5", "½"
            })
    void refusesWhatIsNoNumber(String text) {
        assertThat(NumberText.parse(text)).isNaN();
        assertThat(refusal(text)).isEqualTo(NumberText.Refusal.NOT_A_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NaN", "inf", "-inf", "+Infinity", "INF", "-nan"})
    void tellsWhatIsNotFinite(String text) {
        assertThat(NumberText.parse(text)).isNaN();
        assertThat(refusal(text)).isEqualTo(NumberText.Refusal.NOT_FINITE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e39", "-1e39", "3.5e38", "1e400", "1e999999999999", "1000000000000000000000000000000000000000"
            })
    void tellsWhatIsTooLarge(String text) {
        assertThat(NumberText.parse(text)).isNaN();
        assertThat(refusal(text)).isEqualTo(NumberText.Refusal.TOO_LARGE);
    }

    private static NumberText.Refusal refusal(String text) {
        return NumberText.refusal(text.toCharArray(), 0, text.length(), '.');
    }

    @Test
    void readsDecimalCommasWhereTheyAreDeclared() {
        char[] s = "x1,25;3.5".toCharArray();
        assertThat(NumberText.parse(s, 1, 5, ',')).isEqualTo(1.25f);
        assertThat(NumberText.parse(s, 1, 5, '.')).isNaN();
        assertThat(NumberText.parse(s, 6, 9, ',')).isNaN();
        assertThat(NumberText.parse("12345678901234567890,5".toCharArray(), 0, 22, ','))
                .isEqualTo(1.2345679e19f);
    }

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "1.0,1",
        "1.,1",
        "+1,1",
        "-3.000,-3",
        "0,0",
        "-0,0",
        "10,10",
        "123456789012345678,123456789012345678"
    })
    void writesWholeNumbersOneWay(String text, String whole) {
        assertThat(NumberText.whole(text)).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"007", "1.5", "1e3", "", "-", ".0", "a", "1a", "00"})
    void leavesAloneWhatMayMeanMoreThanAWholeNumber(String text) {
        assertThat(NumberText.whole(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "-0,0", "0.5,0.5", "-12,-12", "16777216,16777216", "1e20,1.0E20"})
    void writesNumbersAsLabels(float x, String label) {
        assertThat(NumberText.label(x)).isEqualTo(label);
    }
}
