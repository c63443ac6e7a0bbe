package dev.bpnet.data;

import dev.bpnet.data.prepare.LoadedData;
import dev.bpnet.data.prepare.Preparation;
import dev.bpnet.data.read.CsvParameters;
import dev.bpnet.data.read.CsvPlugin;
import dev.bpnet.data.read.Format;
import dev.bpnet.data.read.Formats;
import dev.bpnet.data.read.Input;
import dev.bpnet.data.read.Row;
import dev.bpnet.data.read.RowReader;
import dev.bpnet.data.read.Source;
import dev.bpnet.data.read.TableReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sources for tests. */
public final class TestData {

    /** The name under which texts given to {@link #csv} are read. */
    public static final String NAME = "test.csv";

    private TestData() {}

    public static Format csv() {
        return csv(CsvParameters.delimitedBy(","));
    }

    public static Format csv(CsvParameters dialect) {
        return new CsvPlugin().create(dialect);
    }

    /** A CSV file with this text. */
    public static Source text(String text) {
        return text(text, CsvParameters.delimitedBy(","));
    }

    /** A file of this dialect with this text. */
    public static Source text(String text, CsvParameters dialect) {
        return bytes(text.getBytes(StandardCharsets.UTF_8), dialect);
    }

    public static Source bytes(byte[] bytes, CsvParameters dialect) {
        return Source.of(Input.of(NAME, new ByteArrayInputStream(bytes)), csv(dialect));
    }

    /** A file, its format told by its name. */
    public static Source file(Path path) {
        return Source.of(Input.of(path), Formats.builtIn().forFile(path.toString()));
    }

    /** All fields of all rows; missing ones in angle brackets. */
    public static List<List<String>> rows(Source source) {
        ProblemList problems = new ProblemList();
        List<List<String>> rows = new ArrayList<>();
        try (RowReader reader = source.open(problems)) {
            Row row = new Row();
            while (reader.next(row)) {
                List<String> fields = new ArrayList<>();
                for (int field = 0; field < row.size(); field++) {
                    fields.add(row.isMissing(field) ? "<" + row.text(field) + ">" : row.text(field));
                }
                rows.add(fields);
            }
        }
        problems.throwIfAny();
        return rows;
    }

    /** The training file with this text, read and typed. */
    public static LoadedData load(String text, Preparation preparation) {
        return LoadedData.load(List.of(text(text)), preparation, TableReader.ALL_ROWS);
    }
}
