package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code data.columns.NAME.embedding}: a rent by city and street, beside numbers and a one-hot column. */
class EmbeddedColumnsTest {
    private static final int CITIES = 40;
    private static final int STREETS = 7;

    @TempDir
    private static Path folder;

    private static Path data;
    private static Path experiment;
    private static RunFolder run;
    private static Outcome trained;

    @BeforeAll
    static void train() throws IOException {
        StringBuilder rows = new StringBuilder("size,city,floor,street,age,rent,exposure\n");
        for (int i = 0; i < 840; i++) {
            int city = i * 37 % CITIES;
            int street = i * 11 % STREETS;
            double size = 20 + i * 53 % 80;
            double rent = 5 * size + 30 * (city * 7 % 11) + 20 * (street * street % 5);
            String name = i % 50 == 3 ? "" : "s" + street;
            rows.append(String.format(
                    Locale.ROOT, "%s,c%d,%s,%s,%d,%s,0.5%n", size, city, i % 3 == 0 ? "up" : "low", name, i % 9, rent));
        }
        data = Files.writeString(folder.resolve("rents.csv"), rows);
        experiment = Files.writeString(folder.resolve("rents.yaml"), """
                data:
                  train: rents.csv
                  target: rent
                  ignore: [exposure]
                  split: {random: {validation: 0.2}}
                  columns:
                    street: {embedding: 3}
                network:
                  layers:
                    - dense: {units: 8, activation: tanh}
                training:
                  optimizer: {adam: {learning_rate: 0.02}}
                  epochs: 60
                """);
        run = new RunFolder(folder.resolve("run"));
        trained = InProcess.bp("train", experiment, "--out", run.path()).succeeded();
    }

    private static RunFolder train(String name, Object... more) {
        RunFolder other = new RunFolder(folder.resolve(name));
        Object[] arguments = new Object[more.length + 4];
        System.arraycopy(new Object[] {"train", experiment, "--out", other.path()}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        InProcess.bp(arguments).succeeded();
        return other;
    }

    @Test
    void learnsFromVectors() {
        // size, floor=low, floor=up, age and two numbers of levels; one more column of length 13, one of length 3.
        assertThat(trained.err()).contains("rents: 6 → 20 → 8 → 1");
        assertThat(trained.err())
                .contains("column 'city': has 40 levels, so each becomes a learned vector of 13 numbers");
        assertThat(run.summary().at("/metrics/validation/r2").doubleValue()).isGreaterThan(0.95);
        assertThat(InProcess.bp("inspect", run.path()).succeeded().out())
                .contains("size, city, floor=low, floor=up, street, age", "city [40, 13], street [8, 3]");
    }

    @Test
    void theModelIsJudgedAsItWasWhenItWasTrained() {
        Outcome once =
                InProcess.bp("evaluate", run.path(), "--data", data, "--json").succeeded();
        assertThat(once.json().at("/metrics/r2").doubleValue()).isGreaterThan(0.97);
    }

    @Test
    void aRowAloneIsPredictedAsAmongOthersAndOneOfNoKnownLevelToo() throws IOException {
        String header = "size,city,floor,street,age\n";
        List<String> rows =
                List.of("50,c3,up,s1,4", "50,nowhere,up,s1,4", "50,c3,up,,4", "50,c3,low,s99,4", "50,,up,s2,1");
        List<String> together = InProcess.reading(header + String.join("\n", rows) + "\n", "predict", run.path(), "-")
                .succeeded()
                .outLines();
        assertThat(together).hasSize(rows.size() + 1).doesNotHaveDuplicates().noneMatch(line -> line.contains("NaN"));
        for (int i = 0; i < rows.size(); i++) {
            Outcome alone = InProcess.reading(header + rows.get(i) + "\n", "predict", run.path(), "-");
            assertThat(alone.succeeded().outLines().getLast()).isEqualTo(together.get(i + 1));
        }
    }

    @Test
    void kernelsThreadsDiskAndWhatWasResolvedGiveTheSameBits() {
        String expected = run.weightsSha256();
        assertThat(train("scalar", "--set", "runtime.kernels=scalar", "--threads", "1")
                        .weightsSha256())
                .isEqualTo(expected);
        assertThat(train("threads", "--threads", "3").weightsSha256()).isEqualTo(expected);
        assertThat(train("disk", "--set", "data.cache=disk", "--set", "name=embedded-columns-on-disk")
                        .weightsSha256())
                .isEqualTo(expected);
        RunFolder again = new RunFolder(folder.resolve("again"));
        InProcess.bp("train", run.path().resolve("resolved.yaml"), "--out", again.path())
                .succeeded();
        assertThat(again.weightsSha256()).isEqualTo(expected);
        assertThat(InProcess.bp("render", experiment).succeeded().out()).contains("embedding: 3");
    }

    @Test
    void theGradientIsRightAndExplained() {
        Outcome checked = InProcess.bp("gradcheck", experiment);
        assertThat(checked.out()).contains("columns.city", "columns.street", "the gradient is right");
        checked.succeeded();
        assertThat(InProcess.bp("explain", experiment, "--rows", "0,3")
                        .succeeded()
                        .out())
                .contains("E_city[1]", "dL/dE_street[1]", "E_city[x[1]]");
    }

    @Test
    void trainingGoesOnFromTheVectorsOfAModel() {
        RunFolder other =
                train("more", "--set", "network.start_from={model: " + run.path() + "}", "--set", "training.epochs=1");
        assertThat(other.summary().at("/start_from/copied").toString()).contains("\"columns\"");
        RunFolder frozen = train(
                "frozen",
                "--set",
                "network.start_from={model: " + run.path() + "}",
                "--set",
                "training.parameter_groups=[{match: columns.city, frozen: true}]",
                "--set",
                "data.columns.city.embedding=4",
                "--set",
                "training.epochs=1");
        assertThat(InProcess.bp("inspect", frozen.path()).out()).contains("city [40, 13]");
    }

    @Test
    void vectorsOfOtherLabelsStartAnew() throws IOException {
        Path renamed = folder.resolve("renamed.csv");
        Files.writeString(renamed, Files.readString(data).replaceAll(",c([0-9])", ",d$1"));
        RunFolder other = train(
                "renamed",
                "--set",
                "data.train=" + renamed,
                "--set",
                "network.start_from={model: " + run.path() + ", preprocessing: fit}",
                "--set",
                "training.epochs=1");
        assertThat(other.summary().at("/start_from/copied").toString())
                .contains("layers[0]")
                .doesNotContain("columns");
        assertThat(other.summary().at("/start_from").toString())
                .contains("the vectors of 'city' belong to other labels");
    }

    @Test
    void anAutoencoderRefusesToStartFromAModelWithVectors() {
        Outcome refused = InProcess.bp(
                        "train",
                        experiment,
                        "--out",
                        folder.resolve("refused"),
                        "--set",
                        "network.start_from={model: " + run.path() + "}",
                        "--set",
                        "data.target={inputs: all}",
                        "--set",
                        "data.ignore=[exposure, rent]")
                .hasExitCode(2);
        assertThat(refused.err())
                .contains(
                        "network.start_from.model: the inputs are reconstructed, for which categories have to be one-hot,"
                                + " and 'city' is a learned vector in the model",
                        "start_from: {preprocessing: fit}");
    }

    @Test
    void anOffsetStaysTheLastInput() {
        RunFolder counts = train(
                "offset",
                "--set",
                "training.offset=exposure",
                "--set",
                "data.ignore=[]",
                "--set",
                "training.loss=poisson",
                "--set",
                "training.epochs=2");
        assertThat(InProcess.bp("inspect", counts.path()).succeeded().out())
                .contains("street, age, exposure", "layers[0]", "f(x[0..19]) + x[20]");
        RunFolder more = train(
                "offset-more",
                "--set",
                "network.start_from={model: " + counts.path() + "}",
                "--set",
                "training.offset=exposure",
                "--set",
                "data.ignore=[]",
                "--set",
                "training.loss=poisson",
                "--set",
                "training.epochs=1");
        assertThat(more.summary().at("/start_from/copied").toString()).contains("\"layers[0]\"");
    }
}
