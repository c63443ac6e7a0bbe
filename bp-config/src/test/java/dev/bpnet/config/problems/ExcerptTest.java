package dev.bpnet.config.problems;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
    @Test
    void marksFromTheFirstToTheLastCharacter() {
        assertThat(Excerpt.of("units: 16", 8, 2)).isEqualTo(new Excerpt("units: 16", "       ^^"));
    }

    @Test
    void marksThePointBehindAMissingValue() {
        assertThat(Excerpt.of("units:", 7, 0)).isEqualTo(new Excerpt("units:", "      ^"));
    }

    @Test
    void showsATabAsFourColumns() {
        assertThat(Excerpt.of("\tunits: 16", 2, 5)).isEqualTo(new Excerpt("    units: 16", "    ^^^^^"));
        assertThat(Excerpt.of("\tunits: 16", 1, 1)).isEqualTo(new Excerpt("    units: 16", "^^^^"));
    }

    @ParameterizedTest
    @CsvSource({
        "日本: x, 5, 1, 6",
        "é: x, 4, 1, 3",
        "e\u0301: x, 5, 1, 3",
        "😀: x, 4, 1, 4",
        "한글: x, 5, 1, 6",
        "ab: x, 5, 1, 4"
    })
    void putsTheCaretUnderTheColumnOfTheTerminal(String line, int column, int length, int spaces) {
        assertThat(Excerpt.of(line, column, length).carets()).isEqualTo(" ".repeat(spaces) + "^");
    }

    @Test
    void makesTheMarkOfWideCharactersWide() {
        assertThat(Excerpt.of("a: 日本", 4, 2).carets()).isEqualTo("   ^^^^");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 50, 94, 95, 96, 97, 98, 99, 100, 101, 150, 495, 496, 497, 500, 501})
    void keepsTheMarkOfALongLineInSight(int column) {
        StringBuilder line = new StringBuilder("-".repeat(500));
        int length = Math.min(3, 501 - column);
        line.replace(column - 1, column - 1 + length, "x".repeat(length));

        Excerpt excerpt = Excerpt.of(line.toString(), column, length);

        assertThat(excerpt.line()).hasSizeLessThanOrEqualTo(Excerpt.WIDTH);
        int caret = excerpt.carets().indexOf('^');
        assertThat(excerpt.carets().trim()).isEqualTo("^".repeat(Math.max(1, length)));
        assertThat((excerpt.line() + " ").substring(caret)).startsWith(length == 0 ? " " : "x".repeat(length));
    }

    @Test
    void cutsAMarkThatIsLongerThanALine() {
        Excerpt excerpt = Excerpt.of("a: " + "x".repeat(1000), 4, 1000);

        assertThat(excerpt.line()).startsWith("a: xxx").endsWith("x...").hasSize(Excerpt.WIDTH);
        assertThat(excerpt.carets()).isEqualTo("   " + "^".repeat(60));
    }

    @Test
    void leavesALineThatJustFitsAlone() {
        String line = "x".repeat(Excerpt.WIDTH);

        assertThat(Excerpt.of(line, 100, 1).line()).isEqualTo(line);
        assertThat(Excerpt.of(line + "x", 1, 1).line()).isEqualTo("x".repeat(97) + "...");
    }
}
