package dev.bpnet.data.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {

    private final Formats formats = Formats.builtIn();

    @ParameterizedTest
    @CsvSource({
        "data/iris.csv,CsvFormat",
        "IRIS.CSV.GZ,CsvFormat",
        "a.tsv,CsvFormat",
        "a.tab.gz,CsvFormat",
        "a.data,CsvFormat",
        "train-images-idx3-ubyte,IdxFormat",
        "train-images-idx3-ubyte.gz,IdxFormat",
        "train-images.idx3-ubyte,IdxFormat",
        "a.idx,IdxFormat",
        "<stdin>,CsvFormat"
    })
    void tellsTheFormatByTheEndOfTheName(String name, String format) {
        assertThat(formats.forFile(name).getClass().getSimpleName()).isEqualTo(format);
    }

    @Test
    void givesTsvATab() {
        assertThat(formats.forFile("a.tsv")).isEqualTo(new CsvFormat(CsvParameters.delimitedBy("\t")));
    }

    @Test
    void saysWhichEndingsItKnows() {
        assertThatThrownBy(() -> formats.forFile("data/iris.xlsx"))
                .hasMessageContaining("data/iris.xlsx: error: its name does not tell the format")
                .hasMessageContaining("known endings: .csv, ");
    }
}
