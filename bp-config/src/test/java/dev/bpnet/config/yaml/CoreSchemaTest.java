package dev.bpnet.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoreSchemaTest {
    private static Object value(String text) {
        return ((CoreSchema.Value) CoreSchema.read(text)).value();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL"})
    void readsNull(String text) {
        assertThat(value(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "TRUE, true", "false, false", "False, false", "FALSE, false"})
    void readsBooleans(String text, boolean expected) {
        assertThat(value(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0, 0", "+3, 3", "42, 42", "9223372036854775807, 9223372036854775807"})
    void readsWholeNumbers(String text, long expected) {
        assertThat(value(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1e-4, 1e-4",
        "1E+3, 1000",
        "0.5, 0.5",
        ".5, 0.5",
        "5., 5",
        "-0.0, -0.0",
        "1e3, 1000",
        "0e5, 0",
        "0.0e-999, 0",
        "12345678901234567890.0, 1.2345678901234567E19",
        "4.9e-324, 4.9E-324",
        "1.7976931348623157e308, 1.7976931348623157E308"
    })
    void readsNumbersWithAPointOrAnExponent(String text, double expected) {
        assertThat(value(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relu",
                "yes",
                "no",
                "on",
                "off",
                "y",
                "n",
                "tRUE",
                "nULL",
                "NaN",
                "inf",
                "Infinity",
                "-",
                "+",
                ".",
                "..",
                "-.",
                "1.2.3",
                "1e",
                "e5",
                "1,5",
                "0x",
                "0xg",
                "0o8",
                "2024-01-31",
                "2024-01-31T10:00:00Z",
                "1:75",
                "a:1",
                "_1",
                "500 steps",
                "1/2",
                "５"
            })
    void readsEverythingElseAsText(String text) {
        assertThat(value(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010",
                "-010",
                "00",
                "08",
                "01.5",
                "00.1",
                "007e2",
                "0o17",
                "0x1F",
                "-0x1f",
                "0b101",
                "0x_1",
                "1_000",
                "1_",
                "1_0.5",
                "1:30",
                "-1:30",
                "12:30:45",
                "1:30.5",
                ".inf",
                "-.inf",
                "+.Inf",
                ".INF",
                ".nan",
                ".NaN",
                ".NAN",
                "1e400",
                "-1e400",
                "1e-400",
                "9223372036854775808",
                "-9223372036854775809"
            })
    void refusesWhatOthersReadDifferentlyAndWhatDoesNotFit(String text) {
        assertThat(CoreSchema.read(text)).isInstanceOf(CoreSchema.Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({
        "010, 10",
        "-007, -7",
        "0x1F, 31",
        "-0x_ff, -255",
        "0o17, 15",
        "0b1010, 10",
        "1_000, 1000",
        "00, 0",
        "01.50, 1.50"
    })
    void saysWhichNumberWasMeant(String text, String number) {
        assertThat(CoreSchema.read(text))
                .isInstanceOfSatisfying(
                        CoreSchema.Refusal.class,
                        refusal -> assertThat(refusal.hint())
                                .isEqualTo("write " + number + " for the number, '" + text + "' in quotes for text"));
    }

    @Test
    void refusesHugeNumbersInNoTime() {
        assertThat(CoreSchema.read("9".repeat(200_000))).isInstanceOf(CoreSchema.Refusal.class);
        assertThat(CoreSchema.read("0" + "9".repeat(200_000))).isInstanceOf(CoreSchema.Refusal.class);
        assertThat(CoreSchema.read("0x" + "f".repeat(200_000))).isInstanceOf(CoreSchema.Refusal.class);
        assertThat(CoreSchema.read("9".repeat(200_000) + ".5")).isInstanceOf(CoreSchema.Refusal.class);
        assertThat(CoreSchema.read("1" + ":1".repeat(100_000))).isInstanceOf(CoreSchema.Refusal.class);
        assertThat(CoreSchema.read("1_".repeat(100_000))).isInstanceOf(CoreSchema.Refusal.class);
        assertThat(CoreSchema.read("1".repeat(200_000) + "x")).isInstanceOf(CoreSchema.Value.class);
    }
}
