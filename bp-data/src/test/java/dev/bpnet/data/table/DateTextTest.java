package dev.bpnet.data.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

    @Test
    void agreesWithJavaTimeOnRandomPointsInTime() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 20_000; i++) {
            LocalDateTime time =
                    LocalDateTime.ofEpochSecond(random.nextLong(-60_000_000_000L, 250_000_000_000L), 0, ZoneOffset.UTC);
            int minutes = random.nextInt(-14 * 60, 14 * 60);
            OffsetDateTime there = time.atOffset(ZoneOffset.ofTotalSeconds(60 * minutes));
            assertThat(parse(time.toLocalDate().toString()))
                    .isEqualTo(86_400.0 * time.toLocalDate().toEpochDay());
            assertThat(parse(time.toString())).isEqualTo(time.toEpochSecond(ZoneOffset.UTC));
            assertThat(parse(there.toString().replace('T', ' '))).isEqualTo(there.toEpochSecond());
        }
    }

    @Test
    void readsFractionsAndOffsetsWithoutColon() {
        assertThat(parse("1970-01-01T00:00:00.250Z")).isEqualTo(0.25);
        assertThat(parse("1970-01-01T00:00:01,5")).isEqualTo(1.5);
        assertThat(parse("1970-01-01T01:00+0100")).isZero();
        assertThat(parse("2024-02-29")).isEqualTo(1_709_164_800);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024",
                "2024-2-9",
                "2023-02-29",
                "2024-13-01",
                "2024-00-10",
                "2024-01-32",
                "2024-01-01T",
                "2024-01-01T24:00",
                "2024-01-01T12:60",
                "2024-01-01T12:00:60",
                "2024-01-01T12:00x",
                "2024-01-01T12:00+1",
                "2024-01-01x12:00",
                "2024/01/01",
                "01.02.2024",
                "2024-01-01T12:00:00.",
                "-024-01-01",
                "2024-01-01T12:00+25:00"
            })
    void refusesWhatIsNoDate(String text) {
        assertThat(parse(text)).isNaN();
    }

    private static double parse(String text) {
        return DateText.parse(text.toCharArray(), 0, text.length());
    }
}
