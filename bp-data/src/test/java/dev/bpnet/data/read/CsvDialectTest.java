package dev.bpnet.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.data.ProblemList;
import dev.bpnet.data.TestData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDialectTest {

    private static final CsvParameters COMMA = CsvParameters.delimitedBy(",");

    private static CsvParameters dialect(String delimiter, String quote, String comment, String decimal) {
        return new CsvParameters(delimiter, quote, comment, true, List.of(), List.of(""), "UTF-8", decimal);
    }

    @Test
    void takesBlanksOffUnquotedFieldsAndLeavesQuotedOnesAlone() {
        assertThat(TestData.rows(TestData.text("a,b,c\n 1 ,\t x y ,\" z \"\n")))
                .containsExactly(List.of("1", "x y", " z "));
    }

    @Test
    void knowsTheUsualMissingValues() {
        assertThat(TestData.rows(TestData.text("a,b,c,d,e,f\n,NA,NaN,null,?,nan\n")))
                .containsExactly(List.of("<>", "<NA>", "<NaN>", "<null>", "<?>", "nan"));
    }

    @Test
    void takesMissingValuesFromTheDialect() {
        assertThat(TestData.rows(TestData.text("a,b\n-,\n", COMMA.withMissingValues(List.of("-")))))
                .containsExactly(List.of("<->", ""));
    }

    @Test
    void readsQuotesDelimitersAndLineBreaksInQuotes() {
        assertThat(TestData.rows(TestData.text("a,b\n\"x, y\",\"he said \"\"no\"\"\"\n\"two\nlines\",2\r\n")))
                .containsExactly(List.of("x, y", "he said \"no\""), List.of("two\nlines", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void readsAllLineEndsAndLeavesOutBlankLines(String end) {
        String text = String.join(end, "a,b", "1,2", "", "   ", "3,4");
        assertThat(TestData.rows(TestData.text(text))).containsExactly(List.of("1", "2"), List.of("3", "4"));
    }

    @Test
    void readsOtherDelimitersQuotesAndComments() {
        assertThat(TestData.rows(TestData.text("# people\na;b\n'x;y';2\n# done\n", dialect(";", "'", "#", "."))))
                .containsExactly(List.of("x;y", "2"));
        assertThat(TestData.rows(TestData.text("a\tb\n1\t2\n", CsvParameters.delimitedBy("tab"))))
                .containsExactly(List.of("1", "2"));
        assertThat(TestData.rows(TestData.text("a||b\n1||2\n", CsvParameters.delimitedBy("||"))))
                .containsExactly(List.of("1", "2"));
        assertThat(TestData.rows(TestData.text("a,b\n5\" pipe,\"x\n", dialect(",", "", null, "."))))
                .containsExactly(List.of("5\" pipe", "\"x"));
    }

    @Test
    void readsFieldsSeparatedByAnyBlanks() {
        String text = "  a \t b   c  \n540.0 \t0.0 \t\t\"x  y\"\t\n\n 1 2 3\n";
        assertThat(TestData.rows(TestData.text(text, CsvParameters.delimitedBy("whitespace"))))
                .containsExactly(List.of("540.0", "0.0", "x  y"), List.of("1", "2", "3"));
    }

    @Test
    void takesNamesFromTheHeaderFromTheUserOrFromCounting() {
        assertThat(header("x,y\n1,2\n", COMMA).names()).containsExactly("x", "y");
        assertThat(header("1,2\n", COMMA.withColumns(List.of("p", "q"))).names())
                .containsExactly("p", "q");
        Header counted = header("1,2\n", COMMA.withHeader(false));
        assertThat(counted.names()).containsExactly("column_1", "column_2");
        assertThat(counted.named()).isFalse();
        assertThat(TestData.rows(TestData.text("1,2\n3,4\n", COMMA.withHeader(false))))
                .containsExactly(List.of("1", "2"), List.of("3", "4"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0,1,2,species", "name,2019,2020,2021", "1,2,3", "Age,Sex"})
    void takesNumbersThatCountForNames(String names) {
        assertThat(header(names + "\n", COMMA).names()).containsExactly(names.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.1,3.5,1.4,0.2,Iris-setosa", "6,148,72,35", "M,0.455,15", "vhigh,2,2", "-1,a"})
    void refusesAFirstLineThatIsObviouslyData(String line) {
        assertThatThrownBy(() -> header(line + "\n", COMMA)).hasMessageContaining("looks like data");
        assertThat(header(line + "\n", COMMA.withHeader(false)).named()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16", "UTF-16LE", "windows-1252"})
    void readsOtherEncodings(String encoding) {
        CsvParameters dialect = new CsvParameters(",", "\"", null, null, List.of(), List.of(""), encoding, ".");
        byte[] bytes = "größe,farbe\n1,grün\n".getBytes(Charset.forName(encoding));
        assertThat(TestData.rows(TestData.bytes(bytes, dialect))).containsExactly(List.of("1", "grün"));
    }

    @Test
    void leavesOutAByteOrderMark() {
        assertThat(header("\uFEFFa,b\n1,2\n", COMMA).names()).containsExactly("a", "b");
    }

    @Test
    void unpacksGzipDataOfAnyName() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("a\n1\n".getBytes(StandardCharsets.UTF_8));
        }
        Source source =
                Source.of(Input.of(Input.STDIN, new ByteArrayInputStream(packed.toByteArray())), TestData.csv());
        assertThat(TestData.rows(source)).containsExactly(List.of("1"));
    }

    @Test
    void refusesDialectsThatContradictThemselves() {
        assertThatThrownBy(() -> dialect("", "\"", null, ".")).hasMessageContaining("delimiter must not be empty");
        assertThatThrownBy(() -> dialect(",", "''", null, ".")).hasMessageContaining("quote must be one character");
        assertThatThrownBy(() -> dialect(",", ",", null, ".")).hasMessageContaining("delimiter and quote");
        assertThatThrownBy(() -> dialect(",", "\"", ",", ".")).hasMessageContaining("comment must differ");
        assertThatThrownBy(() -> dialect(",", "\"", "//", ".")).hasMessageContaining("comment must be one character");
        assertThatThrownBy(() -> dialect(",", "\"", null, "-")).hasMessageContaining("decimal must be '.' or ','");
        assertThatThrownBy(() -> COMMA.withHeader(true).withColumns(List.of("a")))
                .hasMessageContaining("with header: true the names come from the file");
        assertThatThrownBy(() -> new CsvParameters(",", "", null, null, List.of(), List.of(), "utf-9", "."))
                .hasMessageContaining("there is no encoding named 'utf-9'");
    }

    private static Header header(String text, CsvParameters dialect) {
        try (RowReader reader = TestData.text(text, dialect).open(new ProblemList())) {
            return reader.header();
        }
    }
}
