package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TrainCommandTest {
    private static final int EPOCHS = 5;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Outcome trained;
    private static RunFolder run;

    @BeforeAll
    static void trainIris() {
        run = new RunFolder(shared.resolve("iris"));
        trained = Examples.train("iris", run.path(), EPOCHS, "--threads", "2");
    }

    @Test
    void leavesTheFilesOfARunAndNoOthers() throws IOException {
        assertThat(run.files())
                .containsExactly(
                        "experiment.yaml", "manifest.json", "metrics.csv", "model.bp", "resolved.yaml", "summary.json");
    }

    @Test
    void summarizesInTheKeysThatScriptsRelyOn() {
        JsonNode summary = run.summary();
        assertThat(summary.propertyNames())
                .containsExactly(
                        "name",
                        "status",
                        "epochs",
                        "best_epoch",
                        "seconds",
                        "samples_per_second",
                        "kernels",
                        "threads",
                        "parameters",
                        "weights_sha256",
                        "metrics");
        assertThat(summary.get("name").stringValue()).isEqualTo("iris");
        assertThat(summary.get("status").stringValue()).isEqualTo("completed");
        assertThat(summary.get("epochs").intValue()).isEqualTo(EPOCHS);
        assertThat(summary.get("best_epoch").intValue()).isEqualTo(EPOCHS);
        assertThat(summary.get("seconds").doubleValue()).isPositive();
        assertThat(summary.get("samples_per_second").longValue()).isPositive();
        assertThat(summary.get("kernels").stringValue()).isIn("scalar", "simd");
        assertThat(summary.get("threads").intValue()).isEqualTo(2);
        assertThat(summary.get("parameters").intValue()).isEqualTo(4 * 16 + 16 + 16 * 3 + 3);
        assertThat(summary.get("weights_sha256").stringValue()).matches("[0-9a-f]{64}");
    }

    @Test
    void reportsLossAccuracyAndF1OfEveryPartThereIs() {
        JsonNode metrics = run.summary().get("metrics");
        assertThat(metrics.propertyNames()).containsExactly("train", "test");
        for (JsonNode part : metrics) {
            assertThat(part.propertyNames()).containsExactly("loss", "accuracy", "f1");
            assertThat(part.get("loss").doubleValue()).isBetween(0.0, 1.0);
            assertThat(part.get("accuracy").doubleValue()).isBetween(0.6, 1.0);
            assertThat(part.get("f1").doubleValue()).isBetween(0.5, 1.0);
        }
    }

    @Test
    void writesARowOfMetricsForEveryEpoch() {
        List<String> lines = run.text("metrics.csv").lines().toList();
        assertThat(lines.getFirst()).isEqualTo("epoch,seconds,learning_rate,train_loss");
        assertThat(lines).hasSize(1 + EPOCHS);
        double lossBefore = Double.POSITIVE_INFINITY;
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            String[] cells = lines.get(epoch).split(",");
            assertThat(cells).hasSize(4);
            assertThat(cells[0]).isEqualTo(Integer.toString(epoch));
            assertThat(Double.parseDouble(cells[1])).isNotNegative();
            assertThat(Double.parseDouble(cells[2])).isEqualTo(0.01, within(1e-9));
            assertThat(Double.parseDouble(cells[3])).isLessThan(lossBefore);
            lossBefore = Double.parseDouble(cells[3]);
        }
    }

    @Test
    void writesTheMetricsOfValidationRowsByTheirNames() {
        RunFolder titanic = new RunFolder(folder.resolve("run"));
        Examples.train("titanic", titanic.path(), 2);
        List<String> lines = titanic.text("metrics.csv").lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("epoch,seconds,learning_rate,train_loss,"
                        + "validation_loss,validation_accuracy,validation_f1,validation_auc");
        assertThat(lines)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.split(",")).hasSize(8));
        JsonNode metrics = titanic.summary().get("metrics");
        assertThat(metrics.propertyNames()).containsExactly("train", "validation", "test");
        int best = titanic.summary().get("best_epoch").intValue();
        assertThat(Double.parseDouble(lines.get(best).split(",")[4]))
                .as("the weights that are kept are those of the best epoch")
                .isEqualTo(metrics.get("validation").get("loss").doubleValue());
    }

    @Test
    void namesInTheManifestWhatTheRunWasMadeOf() throws Exception {
        JsonNode manifest = run.manifest();
        assertThat(manifest.get("java").stringValue())
                .isEqualTo(Runtime.version().toString());
        assertThat(manifest.get("seed").intValue()).isEqualTo(42);
        assertThat(manifest.get("threads").intValue()).isEqualTo(2);
        assertThat(manifest.get("kernels").stringValue())
                .isEqualTo(run.summary().get("kernels").stringValue());
        assertThat(manifest.get("weights_sha256").stringValue()).isEqualTo(run.weightsSha256());
        assertThat(manifest.get("plugins")).isEmpty();
        assertThat(manifest.get("command_line").valueStream().map(JsonNode::stringValue))
                .startsWith("train", Examples.experiment("iris").toString())
                .contains("--set", "training.epochs=" + EPOCHS);
        assertThat(manifest.get("data")).hasSize(2);
        for (int i = 0; i < 2; i++) {
            JsonNode file = manifest.get("data").get(i);
            Path path = Path.of(file.get("path").stringValue());
            byte[] content = Files.readAllBytes(Examples.data(i == 0 ? "iris/train.csv" : "iris/test.csv"));
            assertThat(path).isAbsolute().hasBinaryContent(content);
            assertThat(file.get("bytes").intValue()).isEqualTo(content.length);
            assertThat(file.get("sha256").stringValue())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        }
    }

    @Test
    void keepsTheExperimentAsGivenWithTheOverridesNoted() throws IOException {
        assertThat(run.text("experiment.yaml"))
                .startsWith("# --set training.epochs=" + EPOCHS + "\n")
                .endsWith(Files.readString(Examples.experiment("iris")));
    }

    @Test
    void trainsTheResolvedExperimentToTheSameWeights() {
        RunFolder again = new RunFolder(folder.resolve("again"));
        InProcess.bp("train", run.path().resolve("resolved.yaml"), "--out", again.path())
                .succeeded();
        assertThat(again.weightsSha256()).isEqualTo(run.weightsSha256());
        assertThat(again.text("resolved.yaml")).isEqualTo(run.text("resolved.yaml"));
    }

    @Test
    void writesAllThatWasUsedIntoTheResolvedExperiment() {
        assertThat(run.text("resolved.yaml"))
                .contains(
                        "  epochs: " + EPOCHS + "\n",
                        "      beta1: 0.9\n",
                        "    cross_entropy:\n",
                        "      label_smoothing: 0.0\n")
                .contains("  batch_size: 16\n", "  threads: 2\n", "    activation: softmax\n");
    }

    @Test
    void refusesAFolderThatIsNotEmpty() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Outcome outcome = InProcess.bp("train", Examples.experiment("iris"), "--out", folder);
        outcome.hasExitCode(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("--out " + folder + " is not empty");
        assertThat(new RunFolder(folder).files()).containsExactly("notes.txt");
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("run"), "");
        Outcome outcome = InProcess.bp("train", Examples.experiment("iris"), "--out", file);
        outcome.hasExitCode(2);
        assertThat(outcome.err()).contains("is a file");
    }

    @Test
    void makesTheFolderWithTheFoldersAboveIt() {
        RunFolder deep = new RunFolder(folder.resolve("a").resolve("b"));
        Examples.train("xor", deep.path(), 1);
        assertThat(deep.summary().get("epochs").intValue()).isEqualTo(1);
    }

    @Test
    void writesNothingButTheResultToTheStandardOutput() {
        List<String> lines = trained.outLines();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("completed after 5 epochs in ").endsWith(" s, best epoch 5");
        assertThat(lines.get(1)).startsWith("train ").contains("loss ", "accuracy ", "f1 ");
        assertThat(lines.get(2)).startsWith("test ").contains("loss ", "accuracy ", "f1 ");
        assertThat(lines.get(3)).startsWith("run ").endsWith(run.path().toString());
    }

    @Test
    void announcesTheTrainingAndTellsEveryEpochOnTheErrorStream() {
        List<String> lines = trained.err().lines().toList();
        assertThat(lines.getFirst())
                .matches("iris: 4 → 16 → 3, 131 parameters; 114 training rows, 36 test; cross_entropy, adam; "
                        + "(scalar|simd), 2 threads");
        assertThat(lines.subList(1, lines.size()))
                .hasSize(EPOCHS)
                .allSatisfy(line -> assertThat(line).matches("epoch [1-5]/5  train_loss 0\\.\\d+"));
    }

    @Test
    void printsTheSummaryAloneAsJson() {
        RunFolder json = new RunFolder(folder.resolve("run"));
        Outcome outcome = Examples.train("iris", json.path(), 2, "--json");
        assertThat(outcome.json()).isEqualTo(json.summary());
        assertThat(outcome.err()).contains("epoch 2/2");
    }

    @Test
    void isSilentButForTheResultWhereQuietIsAskedFor() {
        Outcome outcome = Examples.train("iris", folder.resolve("run"), 2, "--quiet");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.outLines()).hasSize(4);
    }

    @Test
    void rewritesOneLineOnATerminalAndTakesItAwayAtTheEnd() {
        Outcome outcome = InProcess.onTerminal(
                        Map.of("COLUMNS", "100"),
                        "train",
                        Examples.experiment("iris"),
                        "--out",
                        folder.resolve("run"),
                        "--set",
                        "training.epochs=3")
                .succeeded();
        assertThat(outcome.err())
                .contains("\repoch 1/3 [", "rows/s")
                .endsWith(" \r")
                .doesNotContain("\nepoch");
        assertThat(outcome.err().split("\r"))
                .allSatisfy(line -> assertThat(line.split("\n")[0]).hasSizeLessThan(100));
    }

    @Test
    void stopsWhenTheValidationLossDoesNotImprove() {
        RunFolder stopped = new RunFolder(folder.resolve("run"));
        Examples.train(
                "titanic",
                stopped.path(),
                200,
                "--set",
                "training.early_stopping.patience=3",
                "--set",
                "training.optimizer.adam.learning_rate=0.02");
        JsonNode summary = stopped.summary();
        assertThat(summary.get("status").stringValue()).isEqualTo("stopped_early");
        assertThat(summary.get("epochs").intValue())
                .isEqualTo(summary.get("best_epoch").intValue() + 3)
                .isLessThan(200);
    }

    @Test
    void opensDataFromWhereTheConfigurationIsAndFromTheFileThatIsIncluded() throws IOException {
        Path data = Files.createDirectories(folder.resolve("base").resolve("data"));
        Files.copy(Examples.data("iris/train.csv"), data.resolve("train.csv"));
        Files.copy(Examples.data("iris/test.csv"), folder.resolve("test.csv"));
        Files.writeString(
                folder.resolve("base").resolve("data.yaml"), "data: {train: data/train.csv, target: species}\n");
        Path experiment = Files.writeString(folder.resolve("iris.yaml"), """
                include: base/data.yaml
                seed: 42
                data: {test: test.csv}
                network: {layers: [{dense: {units: 16, activation: tanh}}]}
                training: {optimizer: {adam: {learning_rate: 0.01}}, epochs: 5, batch_size: 16}
                """);
        RunFolder included = new RunFolder(folder.resolve("run"));

        InProcess.bp("train", experiment, "--out", included.path()).succeeded();

        assertThat(included.weightsSha256()).isEqualTo(run.weightsSha256());
        assertThat(included.summary().get("metrics")).isEqualTo(run.summary().get("metrics"));
    }

    @Test
    void opensDataOfAnOverrideFromTheCurrentFolder() {
        RunFolder overridden = new RunFolder(folder.resolve("run"));
        Examples.train("iris", overridden.path(), EPOCHS, "--set", "data.test=" + Examples.data("iris/train.csv"));
        JsonNode metrics = overridden.summary().get("metrics");
        assertThat(metrics.get("test"))
                .isEqualTo(metrics.get("train"))
                .isEqualTo(run.summary().get("metrics").get("train"));
    }
}
