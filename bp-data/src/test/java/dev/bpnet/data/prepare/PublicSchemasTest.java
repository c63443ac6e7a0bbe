package dev.bpnet.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.data.PublicData;
import dev.bpnet.data.TestData;
import dev.bpnet.data.plugins.DataPlugins;
import dev.bpnet.data.read.CsvParameters;
import dev.bpnet.data.read.Source;
import dev.bpnet.data.read.TableReader;
import dev.bpnet.data.table.CategoryColumn;
import dev.bpnet.data.table.Column;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The types of every column of the public data sets are inferred as people who know the data say they are. */
class PublicSchemasTest {

    private static final JsonNode SCHEMAS = new ObjectMapper()
            .readTree(Path.of("src/test/resources/data/schema.json").toFile());

    static List<String> names() {
        return List.copyOf(SCHEMAS.propertyNames());
    }

    @ParameterizedTest
    @MethodSource("names")
    void infersTheTypeOfEveryColumn(String name) throws IOException {
        JsonNode schema = SCHEMAS.get(name);
        Source source = name.equals("svmguide1")
                ? libsvm(PublicData.beside("formats/svmguide1.libsvm"))
                : TestData.file(PublicData.train(name));
        Preparation preparation =
                new Preparation(strings(schema.get("targets")), strings(schema.get("ignore")), java.util.Map.of());
        LoadedData data = LoadedData.load(List.of(source), preparation, TableReader.ALL_ROWS);

        assertThat(data.header().names()).isEqualTo(strings(schema.get("columns")));
        assertThat(data.table().rows()).isEqualTo(schema.get("n_train").asInt());
        for (Column column : data.table().columns()) {
            String said = schema.get("types").get(column.name()).asString();
            // A class of travel is written as a number; that it is none is for the user to say.
            boolean tellsByItself = !(name.equals("titanic") && column.name().equals("Pclass"));
            ColumnType expected = said.equals("cat") && tellsByItself ? ColumnType.CATEGORY : ColumnType.NUMBER;
            assertThat(column.type()).as(column.name()).isEqualTo(expected);
        }
        FittedPreprocessing fitted = data.fit(DataPlugins.load(), new ArrayList<>());
        EncodedRows encoded = data.encode(
                fitted, java.util.stream.IntStream.range(0, data.table().rows()).toArray());
        assertThat(encoded.inputs())
                .hasSize(data.table().rows() * fitted.width())
                .doesNotContain(Float.NaN);
    }

    @Test
    void takesTheUsersWordForAType() {
        LoadedData data = LoadedData.load(
                List.of(TestData.file(PublicData.train("titanic"))),
                Preparation.predicting("Survived")
                        .ignoring("PassengerId", "Name", "Ticket", "Cabin")
                        .with("Pclass", ColumnSettings.ofType(ColumnType.CATEGORY)),
                TableReader.ALL_ROWS);
        assertThat(data.table().column("Pclass"))
                .get()
                .isInstanceOfSatisfying(
                        CategoryColumn.class,
                        column -> assertThat(column.levels()).containsExactly("1", "2", "3"));
    }

    @ParameterizedTest
    @MethodSource("images")
    void readsImagesAndTheirLabels(String set, int rows) {
        Source source = TestData.file(PublicData.beside(set));
        LoadedData data = LoadedData.load(List.of(source), Preparation.predicting("label"), TableReader.ALL_ROWS);
        assertThat(data.table().rows()).isEqualTo(rows);
        assertThat(data.table().columns()).hasSize(785);
        FittedPreprocessing fitted = data.fit(DataPlugins.load(), new ArrayList<>());
        assertThat(fitted.width()).isEqualTo(784);
        assertThat(fitted.targetInfo().labels()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(data.notes()).isEmpty();
    }

    static List<org.junit.jupiter.params.provider.Arguments> images() {
        return List.of(
                org.junit.jupiter.params.provider.Arguments.of("mnist/t10k-images-idx3-ubyte.gz", 10_000),
                org.junit.jupiter.params.provider.Arguments.of("fashion-mnist/t10k-images-idx3-ubyte.gz", 10_000));
    }

    /** Rows {@code label 1:x 2:y ...} as separated values. */
    private static Source libsvm(Path file) throws IOException {
        StringBuilder csv = new StringBuilder("class,f1,f2,f3,f4\n");
        for (String line : Files.readAllLines(file)) {
            csv.append(line.strip().replaceAll("\\s+\\d+:", ",")).append('\n');
        }
        String[] names = {"f1", "f2", "f3", "f4", "class"};
        List<String> rows = new ArrayList<>();
        rows.add(String.join(",", names));
        csv.toString().lines().skip(1).forEach(line -> {
            int comma = line.indexOf(',');
            rows.add(line.substring(comma + 1) + "," + line.substring(0, comma));
        });
        return TestData.text(String.join("\n", rows), CsvParameters.delimitedBy(","));
    }

    private static List<String> strings(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
