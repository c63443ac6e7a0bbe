package dev.bpnet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.data.plugins.DataPlugins;
import dev.bpnet.data.prepare.FittedPreprocessing;
import dev.bpnet.data.prepare.LoadedData;
import dev.bpnet.data.prepare.Preparation;
import dev.bpnet.data.prepare.RowEncoder;
import dev.bpnet.data.read.CsvParameters;
import dev.bpnet.data.read.Input;
import dev.bpnet.data.read.Row;
import dev.bpnet.data.read.RowReader;
import dev.bpnet.data.read.Source;
import dev.bpnet.data.read.TableReader;
import dev.bpnet.data.split.StratifiedSplitPlugin;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.ColumnType;
import dev.bpnet.data.table.Normalize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pins, word for word, what a person is told of every kind of faulty data. */
class ProblemTextsTest {

    private static final Path FOLDER = Path.of("src/test/resources/problems");

    private static final Plugins PLUGINS = DataPlugins.load();

    private static final Preparation SPECIES = Preparation.predicting("species");
    private static final Preparation Y = Preparation.predicting("y");

    /** What is done, by the name of the expected text. */
    private static final Map<String, ThrowingCallable> CASES = new TreeMap<>();

    static {
        CASES.put("not-a-number", () -> train(SPECIES, "not-a-number.csv"));
        CASES.put("quoted-line-breaks", () -> train(Y.ignoring("text"), "quoted-line-breaks.csv"));
        CASES.put("empty", () -> train(SPECIES, "empty.csv"));
        CASES.put("header-only", () -> train(SPECIES, "header-only.csv"));
        CASES.put("ragged", () -> train(SPECIES, "ragged.csv"));
        CASES.put("ragged-other-delimiter", () -> train(SPECIES, "ragged-other-delimiter.csv"));
        CASES.put("free-text-target", () -> train(Preparation.predicting("name"), "free-text.csv"));
        CASES.put("duplicate-names", () -> train(Preparation.predicting("c"), "duplicate-names.csv"));
        CASES.put("no-name", () -> train(Preparation.predicting("b"), "no-name.csv"));
        CASES.put("unclosed-quote", () -> train(Preparation.predicting("b"), "unclosed-quote.csv"));
        CASES.put("text-behind-quote", () -> train(Preparation.predicting("b"), "text-behind-quote.csv"));
        CASES.put("latin-1", () -> train(Preparation.predicting("farbe"), "latin-1.csv"));
        CASES.put("latin-1-late", () -> train(Preparation.predicting("colour"), "latin-1-late.csv"));
        CASES.put("utf-16", () -> train(Preparation.predicting("colour"), "utf-16.csv"));
        CASES.put("utf-16-marked", () -> train(Preparation.predicting("colour"), "utf-16-marked.csv"));
        CASES.put("cut", () -> train(SPECIES, "cut.csv.gz"));
        CASES.put("damaged", () -> train(SPECIES, "damaged.csv.gz"));
        CASES.put("not-packed", () -> train(SPECIES, "not-packed.csv.gz"));
        CASES.put("not-finite", () -> train(SPECIES, "not-finite.csv"));
        CASES.put("too-large", () -> train(SPECIES, "too-large.csv"));
        CASES.put("many", () -> train(SPECIES, "many.csv"));
        CASES.put("free-text", () -> train(Preparation.predicting("sold"), "free-text.csv"));
        CASES.put("no-values", () -> train(Y, "no-values.csv"));
        CASES.put("missing-target", () -> train(SPECIES, "missing-target.csv"));
        CASES.put("semicolons", () -> train(SPECIES, "semicolons.csv"));
        CASES.put("no-header", () -> train(SPECIES, "no-header.csv"));
        CASES.put("decimal-comma", () -> load(Y, source("decimal-comma.csv", CsvParameters.delimitedBy(";"))));
        CASES.put("dates", () -> train(Y, "dates.csv"));
        CASES.put("one-class", () -> train(Y, "one-class.csv"));
        CASES.put("no-such-file", () -> train(SPECIES, "part-5.csv", "part-1.csv", "nowhere/part.csv"));
        CASES.put("directory", () -> train(SPECIES, ""));
        CASES.put("headers-disagree", () -> train(SPECIES, "part-1.csv", "part-2.csv", "part-3.csv", "part-4.csv"));
        CASES.put(
                "unknown-names",
                () -> train(
                        Preparation.predicting("specis")
                                .ignoring("ID")
                                .with("petal_lenght", ColumnSettings.ofType(ColumnType.NUMBER)),
                        "part-1.csv"));
        CASES.put(
                "nothing-left", () -> train(SPECIES.ignoring("sepal_length", "petal_length", "species"), "part-1.csv"));
        CASES.put(
                "settings-that-do-not-fit",
                () -> train(
                        Preparation.predicting("y", "z")
                                .with(
                                        "a",
                                        new ColumnSettings(
                                                ColumnType.CATEGORY, Normalize.MIN_MAX, Choice.of("mean"), null))
                                .with("b", new ColumnSettings(null, null, Choice.of("error"), "1"))
                                .with("y", new ColumnSettings(null, null, null, "maybe"))
                                .with("z", new ColumnSettings(ColumnType.NUMBER, null, null, "1")),
                        "settings.csv"));
        CASES.put("one-row-of-a-class", () -> stratify("one-row-of-a-class.csv"));
        CASES.put(
                "stratify-a-number",
                () -> load(Preparation.predicting("petal_length"), file("part-1.csv"))
                        .split(
                                new StratifiedSplitPlugin()
                                        .create(new StratifiedSplitPlugin.Parameters(0.2, 0.2, null)),
                                1,
                                false,
                                false));
        CASES.put("predict-missing-column", () -> predict("predict.csv"));
        CASES.put("predict-values", () -> predict("predict-values.csv"));
        CASES.put(
                "predict-without-header",
                () -> predict(source(
                        "headerless-3.csv", CsvParameters.delimitedBy(",").withHeader(false))));
        CASES.put(
                "evaluate",
                () -> LoadedData.encode(
                        train(SPECIES, "part-1.csv"), List.of(file("evaluate.csv")), TableReader.ALL_ROWS));
    }

    private static Source file(String name) {
        return TestData.file(FOLDER.resolve(name));
    }

    private static Source source(String name, CsvParameters dialect) {
        return Source.of(Input.of(FOLDER.resolve(name)), TestData.csv(dialect));
    }

    private static LoadedData load(Preparation preparation, Source... sources) {
        return LoadedData.load(List.of(sources), preparation, TableReader.ALL_ROWS);
    }

    private static FittedPreprocessing train(Preparation preparation, String... names) {
        Source[] sources = java.util.Arrays.stream(names)
                .map(name -> name.isEmpty() ? Source.of(Input.of(FOLDER), TestData.csv()) : file(name))
                .toArray(Source[]::new);
        return load(preparation, sources).fit(PLUGINS, new ArrayList<>());
    }

    private static void stratify(String name) {
        load(SPECIES, file(name))
                .split(
                        new StratifiedSplitPlugin().create(new StratifiedSplitPlugin.Parameters(0.2, 0.2, null)),
                        1,
                        false,
                        false);
    }

    private static void predict(String name) {
        predict(file(name));
    }

    private static void predict(Source source) {
        FittedPreprocessing fitted = train(SPECIES, "part-1.csv");
        ProblemList problems = new ProblemList();
        try (RowReader reader = source.open(problems)) {
            RowEncoder encoder = new RowEncoder(fitted, reader.header(), source.name(), false, problems);
            Row row = new Row();
            float[] inputs = new float[encoder.width()];
            while (reader.next(row)) {
                encoder.encodeInputs(row, inputs, 0);
            }
        }
        problems.throwIfAny();
    }

    static List<String> cases() {
        return List.copyOf(CASES.keySet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsWhatIsWrongAndWhereAndWhatToDo(String name) throws IOException {
        DataException e = catchThrowableOfType(DataException.class, CASES.get(name));
        assertThat(e).as(name).isNotNull();
        // Beside the compiled tests, to be compared with or copied to the expected text.
        Path found = Files.createDirectories(Path.of("target/problems")).resolve(name + ".txt");
        Files.writeString(found, e.getMessage() + "\n");
        assertThat(Files.readString(found)).isEqualTo(Files.readString(FOLDER.resolve(name + ".txt")));
    }

    @Test
    void hasACaseForEveryExpectedText() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".txt"))
                            .map(name -> name.substring(0, name.length() - 4)))
                    .containsExactlyInAnyOrderElementsOf(CASES.keySet());
        }
    }
}
