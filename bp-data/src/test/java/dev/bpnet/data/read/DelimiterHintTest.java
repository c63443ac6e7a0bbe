package dev.bpnet.data.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DelimiterHintTest {
    private static final String QUOTES = "put a field that holds the delimiter in quotes";

    private static String is(String delimiter) {
        return "the header is one single column; is the delimiter another one? format: {csv: {delimiter: \"" + delimiter
                + "\"}}";
    }

    private static String ofWideRow(String header, String... fields) {
        return DelimiterHint.ofWideRow(List.of(header), ",", List.of(fields));
    }

    @Test
    void aBlankInANameIsNoDelimiter() {
        assertThat(ofWideRow("full name", "Smith", " John")).isEqualTo(QUOTES);
        assertThat(ofWideRow("full name", "Smith", "John")).isEqualTo(QUOTES);
        assertThat(ofWideRow("full name", "Smith", " John Peter")).isEqualTo(QUOTES);
        assertThat(ofWideRow("name", "Smith", " John")).isEqualTo(QUOTES);
        assertThat(DelimiterHint.ofHeader(List.of("full name"), "fullname")).isEmpty();
    }

    @Test
    void aCommaInANameIsNoDelimiter() {
        assertThat(DelimiterHint.ofWideRow(List.of("last, first"), ";", List.of("Smith", " John")))
                .isEqualTo(QUOTES);
        assertThat(DelimiterHint.ofHeader(List.of("last, first"), "name")).isEmpty();
    }

    @Test
    void whatDividesHeaderAndRowAlikeIsOne() {
        // Decimal commas between blanks.
        assertThat(ofWideRow("length width", "1", "5  2", "5")).isEqualTo(is("whitespace"));
        assertThat(DelimiterHint.ofWideRow(List.of("length,note"), ";", List.of("1,a", "b")))
                .isEqualTo(is(","));
    }

    @Test
    void aNameThatIsSoughtIsAPartOfTheHeader() {
        assertThat(DelimiterHint.ofHeader(List.of("length width"), "width")).contains(is("whitespace"));
        assertThat(DelimiterHint.ofHeader(List.of("length, width"), "width")).contains(is(","));
        assertThat(DelimiterHint.ofHeader(List.of("length", "the width"), "width"))
                .isEmpty();
    }

    @Test
    void whatSeldomStandsInNamesIsOne() {
        assertThat(ofWideRow("length;species", "5", "1;setosa")).isEqualTo(is(";"));
        assertThat(DelimiterHint.ofHeader(List.of("a\tb"), "c")).contains(is("\\t"));
        assertThat(DelimiterHint.ofHeader(List.of("a|b"), "c")).contains(is("|"));
    }
}
