package dev.bpnet.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bpnet.config.yaml.YamlEvents.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

/** The parser's own messages, taken apart: a new version of it that words them otherwise is found here. */
class ParserMessageTest {

    private static ParserMessage read(String yaml, int start) {
        SourceText source = SourceText.ofFile("test.yaml", Path.of("test.yaml"), yaml);
        JacksonException e = catchThrowableOfType(JacksonException.class, () -> {
            try (YamlEvents events = new YamlEvents(source, start)) {
                while (events.next().kind() != Kind.NOTHING) {}
            }
        });
        return ParserMessage.read(e.getOriginalMessage(), source, start).orElseThrow();
    }

    @Test
    void readsContextAndProblemEachWithItsPlace() {
        assertThat(read("a:\n  - 'b\n", 0))
                .isEqualTo(
                        new ParserMessage("while scanning a quoted scalar", 7, "found unexpected end of stream", 10));
    }

    @Test
    void readsAProblemAlone() {
        assertThat(read("a: b: c\n", 0)).isEqualTo(new ParserMessage("", 4, "mapping values are not allowed here", 4));
    }

    @Test
    void readsAContextWithoutAPlace() {
        assertThat(read("a: @b\n", 0)).satisfies(message -> {
            assertThat(message.context()).isEqualTo("while scanning for the next token");
            assertThat(message.problem()).contains("cannot start any token");
            assertThat(message.from()).isEqualTo(3);
            assertThat(message.at()).isEqualTo(3);
        });
    }

    @Test
    void countsCodePointsFromWhereTheParserBegan() {
        assertThat(read("😀=a: b: c\n", 2).at()).isEqualTo(6);
        assertThat(read("😀=a: 😀\nb: @\n", 2).at()).isEqualTo(10);
    }

    @Test
    void countsLinesAsTheSourceDoes() {
        for (String lineBreak : new String[] {"\n", "\r\n", "\r"}) {
            String above = "a: 1" + lineBreak + "b: x\u0085y\u2028z" + lineBreak;
            assertThat(read(above + "c: @\n", 0).at()).isEqualTo(above.length() + 3);
        }
        assertThat(read("a: [1\r", 0).at()).isEqualTo(6);
    }

    @Test
    void isNotMisledByTextThatLooksLikeAMark() {
        String yaml = "a: ' in reader, line 7, column 7:\n in reader, line 8, column 8:\n\n";
        assertThat(read(yaml, 0))
                .isEqualTo(new ParserMessage(
                        "while scanning a quoted scalar", 3, "found unexpected end of stream", yaml.length()));
    }

    @Test
    void tellsNothingWithoutAMark() {
        SourceText source = SourceText.ofFile("test.yaml", Path.of("test.yaml"), "a: 1");
        assertThat(ParserMessage.read("Malformed number", source, 0)).isEmpty();
    }
}
