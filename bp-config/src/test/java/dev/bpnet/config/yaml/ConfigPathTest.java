package dev.bpnet.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a.b",
                "a[0]",
                "a[10].b-c.d_e",
                "a[\"b.c\"].d",
                "[\"a b\"]",
                "a[\"\\\"\\\\\"]",
                "a[0][1]",
                "a[\"\"]",
                "a[\"0\"]"
            })
    void isWrittenAsItWasRead(String text) throws PathSyntaxException {
        assertThat(ConfigPath.parse(text)).hasToString(text);
    }

    @Test
    void hasStepsOfKeysAndIndexes() throws PathSyntaxException {
        assertThat(ConfigPath.parse("layers[1].dense").steps())
                .isEqualTo(List.of(new ConfigPath.Key("layers"), new ConfigPath.Index(1), new ConfigPath.Key("dense")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {"a.'b.c' a[\"b.c\"]", "a.\"b.c\" a[\"b.c\"]", "a['b'] a.b", "a.0 a[\"0\"]", "größe [\"größe\"]"},
            quoteCharacter = '|')
    void isReadInOtherSpellingsToo(String text, String written) throws PathSyntaxException {
        assertThat(ConfigPath.parse(text)).hasToString(written);
    }

    @Test
    void mayHaveSpacesWithinABareKey() throws PathSyntaxException {
        assertThat(ConfigPath.parse("columns.petal width"))
                .isEqualTo(ConfigPath.ROOT.key("columns").key("petal width"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "||;0",
                ".a;0",
                "a.;2",
                "a..b;2",
                "a[;2",
                "a[x];2",
                "a[-1];2",
                "a[1;2",
                "a[1234567890];2",
                "a]b;1",
                "a=b;1",
                "a[\"b;2",
                "a[\"b\";5",
                "a\"b\";1",
                "a.'b;2",
                "😀.;2"
            })
    void saysWhereItIsWrong(String text, int offset) {
        assertThatExceptionOfType(PathSyntaxException.class)
                .isThrownBy(() -> ConfigPath.parse(text))
                .satisfies(e -> assertThat(e.offset()).isEqualTo(offset))
                .satisfies(e -> assertThat(e).hasMessageMatching("[a-z'].*[^.]"));
    }
}
