package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code data.target: {inputs: all}}. */
class AutoencoderTest {
    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private RunFolder train(Path experiment, String name, Object... more) {
        RunFolder run = new RunFolder(folder.resolve(name));
        Object[] arguments = new Object[more.length + 4];
        System.arraycopy(new Object[] {"train", experiment, "--out", run.path()}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        InProcess.bp(arguments).succeeded();
        return run;
    }

    private Path iris(int units) throws IOException {
        return write("iris" + units + ".yaml", """
                data:
                  train: %s
                  target: {inputs: all}
                  ignore: [species]
                network:
                  layers:
                    - dense: {units: %d}
                training:
                  optimizer: {lbfgs: {tolerance_change: 0}}
                  epochs: 400
                """.formatted(
                        Examples.data("iris/train.csv").toAbsolutePath().normalize(), units));
    }

    /**
     * A linear autoencoder finds the space of the first principal components (Baldi and Hornik, 1989); what is left of the
     * standardised columns is the sum of the squares of the other singular values, over rows times columns: numpy 1.24,
     * {@code numpy.linalg.svd}, in double.
     */
    @ParameterizedTest
    @CsvSource({"1, 0.2610272607221083", "2, 0.04444891661022712", "3, 0.005046957935533231"})
    void aLinearOneComesAsNearAsPrincipalComponents(int units, double left) throws IOException {
        RunFolder run = train(iris(units), "run" + units);
        assertThat(run.summary().at("/metrics/train/loss").doubleValue())
                .isCloseTo(left, Percentage.withPercentage(0.01));
    }

    @Test
    void aNarrowOneOverDigitsIsBetterThanTheirMeanAndThanEightComponents() {
        Path out = folder.resolve("digits");
        Examples.train("autoencoder", out, 30);
        // Of 64 standardised columns 61 are no constants, so the mean leaves 61/64; 8 components of the training rows
        // leave 0.447.
        assertThat(new RunFolder(out).summary().at("/metrics/test/loss").doubleValue())
                .isLessThan(0.44);
        assertThat(new RunFolder(out).summary().at("/metrics/test").propertyNames())
                .as("64 columns are not told one by one")
                .containsExactly("loss", "mae", "rmse", "r2");
    }

    @Test
    void isJudgedAsItWasTrainedAndByColumn() throws IOException {
        RunFolder run = train(iris(2), "run");
        Path rows = Examples.data("iris/train.csv");
        Outcome judged =
                InProcess.bp("evaluate", run.path(), "--data", rows, "--json").succeeded();
        assertThat(judged.json().get("metrics")).isEqualTo(run.summary().at("/metrics/train"));
        assertThat(judged.json().get("metrics").propertyNames())
                .contains("rmse", "rmse[petal_length]", "r2[sepal_width]");
        assertThat(InProcess.bp("inspect", run.path()).succeeded().out())
                .contains("target   the inputs, reconstructed");
        assertThat(InProcess.bp("inspect", run.path(), "--json")
                        .succeeded()
                        .json()
                        .get("reconstructs")
                        .booleanValue())
                .isTrue();

        List<String> lines =
                InProcess.bp("predict", run.path(), rows, "--keep").succeeded().outLines();
        assertThat(lines.getFirst())
                .isEqualTo("actual_sepal_length,actual_sepal_width,actual_petal_length,actual_petal_width,species,"
                        + "sepal_length,sepal_width,petal_length,petal_width,reconstruction_error");
        double sum = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            assertThat(Double.parseDouble(cells[5])).isCloseTo(Double.parseDouble(cells[0]), Offset.offset(0.9));
            sum += Double.parseDouble(cells[9]);
        }
        // The mean of the errors of the rows is the loss, which is the mean squared error in the units that are trained
        // in.
        assertThat(sum / (lines.size() - 1))
                .isCloseTo(run.summary().at("/metrics/train/loss").doubleValue(), Percentage.withPercentage(0.001));
    }

    private Path mixed() throws IOException {
        StringBuilder rows = new StringBuilder("size,colour,sold,built\n");
        for (int i = 0; i < 60; i++) {
            String size = i % 7 == 2 ? "" : "" + (40 + i * 17 % 50);
            String colour = i % 11 == 4 ? "" : List.of("red", "green", "blue").get(i * 5 % 3);
            rows.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%s,20%02d-0%d-1%d%n",
                    size,
                    colour,
                    i * 3 % 4 == 1,
                    10 + i % 9,
                    1 + i % 8,
                    i % 7));
        }
        write("mixed.csv", rows.toString());
        return write("mixed.yaml", """
                data:
                  train: mixed.csv
                  target: {inputs: all}
                network:
                  layers:
                    - dense: {units: 12}
                training:
                  optimizer: lbfgs
                  epochs: 400
                """);
    }

    /** With a layer as wide as the inputs the identity is within reach: every cell comes back. */
    @Test
    void givesBackEveryTypeInTheUnitOfItsColumn() throws IOException {
        RunFolder run = train(mixed(), "mixed");
        List<String> given = Files.readAllLines(folder.resolve("mixed.csv"));
        List<String> found = InProcess.bp("predict", run.path(), folder.resolve("mixed.csv"))
                .succeeded()
                .outLines();
        assertThat(found.getFirst()).isEqualTo("size,colour,sold,built,reconstruction_error");
        for (int i = 1; i < given.size(); i++) {
            String[] expected = given.get(i).split(",", -1);
            String[] cells = found.get(i).split(",", -1);
            assertThat(List.of(cells).subList(1, 4)).isEqualTo(List.of(expected).subList(1, 4));
            assertThat(cells[0].isEmpty()).isEqualTo(expected[0].isEmpty());
            if (!cells[0].isEmpty()) {
                assertThat(Double.parseDouble(cells[0])).isCloseTo(Double.parseDouble(expected[0]), Offset.offset(0.5));
            }
            assertThat(Double.parseDouble(cells[4])).isBetween(0.0, 0.01);
        }
    }

    @Test
    void theSameBitsFromMemoryFromDiskAndFromWhatWasResolved() throws IOException {
        Path experiment = mixed();
        Object[] few = {
            "--set", "training.optimizer=adam", "--set", "training.batch_size=8", "--set", "training.epochs=5"
        };
        String expected = train(experiment, "memory", few).weightsSha256();
        Stream<Object> onDisk = Stream.of("--set", "data.cache=disk", "--set", "name=autoencoder-on-disk");
        RunFolder disk = train(
                experiment, "disk", Stream.concat(Arrays.stream(few), onDisk).toArray());
        assertThat(disk.weightsSha256()).isEqualTo(expected);
        assertThat(train(disk.path().resolve("resolved.yaml"), "resolved").weightsSha256())
                .isEqualTo(expected);
        assertThat(InProcess.bp("render", experiment).succeeded().out()).contains("target:\n    inputs: all");
        InProcess.bp("gradcheck", experiment, "--set", "training.optimizer=adam")
                .succeeded();
        InProcess.bp("explain", experiment, "--set", "training.optimizer=adam").succeeded();
        InProcess.bp("check", experiment).succeeded();
    }

    @Test
    void trainingGoesOnFromAModel() throws IOException {
        RunFolder run = train(iris(2), "run");
        RunFolder more = train(iris(2), "more", "--set", "network.start_from={model: " + run.path() + "}");
        assertThat(more.summary().at("/start_from/copied").toString()).contains("\"layers[0]\"", "\"output\"");
        assertThat(more.summary().at("/metrics/train/loss").doubleValue())
                .isLessThanOrEqualTo(run.summary().at("/metrics/train/loss").doubleValue() * 1.000001);
    }
}
