package dev.bpnet.core.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, false, false, between 0 and 1, '>= 0, <= 1'",
        "0, 1, true, false, greater than 0 and at most 1, '> 0, <= 1'",
        "0, 1, false, true, at least 0 and less than 1, '>= 0, < 1'",
        "0, 1, true, true, greater than 0 and less than 1, '> 0, < 1'",
        "0.5, Infinity, false, false, at least 0.5, >= 0.5",
        "0, Infinity, true, false, greater than 0, > 0",
        "-Infinity, 1e-5, false, false, at most 1e-5, <= 1e-5",
        "-Infinity, 2, false, true, less than 2, < 2",
        "-Infinity, Infinity, false, false, finite, ''"
    })
    void saysItsBounds(
            double min, double max, boolean exclusiveMin, boolean exclusiveMax, String phrase, String symbols) {
        Interval interval = new Interval(min, max, exclusiveMin, exclusiveMax);
        assertThat(interval.phrase()).isEqualTo(phrase);
        assertThat(interval.symbols()).isEqualTo(symbols);
        assertThat(interval.contains(min)).isEqualTo(!exclusiveMin && Double.isFinite(min));
        assertThat(interval.contains(max)).isEqualTo(!exclusiveMax && Double.isFinite(max));
        assertThat(interval.contains(Double.NaN)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.5, true", "-0.001, false", "1.001, false", "NaN, false", "Infinity, false"})
    void containsWhatLiesBetween(double x, boolean inside) {
        assertThat(new Interval(0, 1, false, false).contains(x)).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.1, -0.1",
        "1e15, 1e15",
        "999999999999999, 999999999999999",
        "0.00001, 1e-5",
        "1.5e300, 1.5e300",
        "NaN, NaN",
        "-Infinity, -Infinity",
        "0.001, 0.001",
        "-3, -3"
    })
    void writesNumbersAsPeopleDo(double x, String text) {
        assertThat(Numbers.text(x)).isEqualTo(text);
    }
}
