package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class EvaluateCommandTest {
    @TempDir
    private static Path shared;

    private static RunFolder iris;

    @BeforeAll
    static void train() {
        iris = new RunFolder(shared.resolve("iris"));
        Examples.train("iris", iris.path(), 5);
    }

    @Test
    void repeatsTheTestMetricsOfTheRunExactly() {
        JsonNode document = evaluate(iris.path(), "iris/test.csv");
        assertThat(document.get("rows").intValue()).isEqualTo(36);
        assertThat(document.get("metrics"))
                .isEqualTo(iris.summary().get("metrics").get("test"));
    }

    @Test
    void takesAModelFileAsWellAsARun() {
        assertThat(evaluate(iris.path().resolve("model.bp"), "iris/test.csv"))
                .isEqualTo(evaluate(iris.path(), "iris/test.csv"));
    }

    @Test
    void repeatsTheMetricsOfNumbersAndOfSeveralTargets(@TempDir Path folder) {
        RunFolder energy = new RunFolder(folder.resolve("run"));
        Examples.train("energy", energy.path(), 3);
        JsonNode metrics = evaluate(energy.path(), "energy/test.csv").get("metrics");
        assertThat(metrics).isEqualTo(energy.summary().get("metrics").get("test"));
        assertThat(metrics.propertyNames()).contains("loss", "mae", "rmse", "r2", "mae[Y1]", "mae[Y2]");
    }

    @Test
    void repeatsTheMetricsOfTwoClassesWithAuc(@TempDir Path folder) {
        RunFolder run = new RunFolder(folder.resolve("run"));
        Examples.train("breast_cancer", run.path(), 2);
        JsonNode metrics = evaluate(run.path(), "breast_cancer/test.csv").get("metrics");
        assertThat(metrics).isEqualTo(run.summary().get("metrics").get("test"));
        assertThat(metrics.propertyNames()).containsExactly("loss", "accuracy", "f1", "auc");
    }

    @Test
    void countsEveryRowInTheConfusionMatrixByItsActualClass() throws IOException {
        JsonNode document = evaluate(iris.path(), "iris/test.csv");
        Map<String, Integer> actual = new TreeMap<>();
        List<String> lines = Examples.lines("iris/test.csv");
        lines.subList(1, lines.size()).forEach(line -> actual.merge(line.split(",")[4], 1, Integer::sum));

        JsonNode confusion = document.get("confusion_matrix");
        List<String> labels =
                confusion.get("labels").valueStream().map(JsonNode::stringValue).toList();
        assertThat(labels).containsExactlyElementsOf(actual.keySet());
        int right = 0;
        for (int i = 0; i < labels.size(); i++) {
            JsonNode row = confusion.get("counts").get(i);
            assertThat(row.valueStream().mapToInt(JsonNode::intValue).sum()).isEqualTo(actual.get(labels.get(i)));
            right += row.get(i).intValue();
        }
        assertThat(right / 36.0)
                .isEqualTo(document.get("metrics").get("accuracy").doubleValue())
                .isLessThan(1);
    }

    @Test
    void showsTheSameAsATable() {
        Outcome outcome = InProcess.bp("evaluate", iris.path(), "--data", Examples.data("iris/test.csv"))
                .succeeded();
        assertThat(outcome.err()).isEmpty();
        List<String> lines = outcome.outLines();
        assertThat(lines.getFirst()).matches("rows +36");
        assertThat(lines).anyMatch(line -> line.matches("accuracy +0\\.\\d+"));
        List<Integer> counts = new ArrayList<>();
        for (String line : lines.subList(lines.size() - 3, lines.size())) {
            assertThat(line).startsWith("Iris-");
            String[] cells = line.split(" +");
            assertThat(cells).hasSize(4);
            for (int j = 1; j < 4; j++) {
                counts.add(Integer.parseInt(cells[j]));
            }
        }
        assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(36);
    }

    @Test
    void alignsTheFiguresHoweverLongTheirNames(@TempDir Path folder) {
        RunFolder run = new RunFolder(folder.resolve("run"));
        Examples.train("iris", run.path(), 2, "--set", "training.metrics=[balanced_accuracy]");
        List<String> lines = InProcess.bp("evaluate", run.path(), "--data", Examples.data("iris/test.csv"))
                .succeeded()
                .outLines();
        List<String> figures = lines.subList(0, lines.indexOf(""));
        assertThat(figures).anyMatch(line -> line.startsWith("balanced_accuracy  "));
        assertThat(figures).allMatch(line -> line.matches(".{17}  \\S+"));
    }

    @Test
    void showsTheMetricsOfTheRunToo(@TempDir Path folder) {
        RunFolder run = new RunFolder(folder.resolve("run"));
        Examples.train(
                "iris",
                run.path(),
                2,
                "--set",
                "training.metrics=[{f_beta: {beta: 2, per_class: true}}, log_loss, kappa]");
        JsonNode metrics = evaluate(run.path(), "iris/test.csv").get("metrics");
        assertThat(metrics).isEqualTo(run.summary().get("metrics").get("test"));
        assertThat(metrics.propertyNames()).contains("f_beta[Iris-virginica]", "log_loss", "kappa");
    }

    @Test
    void tellsOfEachOfSeveralLabelsHowWellItIsFound(@TempDir Path folder) throws IOException {
        Path data = labels(folder, 80, "wet", "cold");
        RunFolder run = new RunFolder(folder.resolve("run"));
        Path experiment = Files.writeString(
                folder.resolve("labels.yaml"),
                "data: {train: labels.csv, target: [wet, cold]}\ntraining: {epochs: 30, metrics: [auc]}\n");
        InProcess.bp("train", experiment, "--out", run.path()).succeeded();
        assertThat(run.summary().get("metrics").get("train").propertyNames())
                .containsExactly("loss", "accuracy", "hamming_loss", "f1", "auc");

        Outcome told = InProcess.bp("evaluate", run.path(), "--data", data).succeeded();
        assertThat(told.outLines())
                .anyMatch(line -> line.matches("hamming_loss +0\\.\\d+"))
                .anyMatch(line -> line.matches("precision\\[wet] +[01]\\.\\d+"))
                .anyMatch(line -> line.matches("recall\\[cold] +[01]\\.\\d+"))
                .anyMatch(line -> line.matches("f1\\[cold] +[01]\\.\\d+"));
        JsonNode metrics = InProcess.bp("evaluate", run.path(), "--data", data, "--json")
                .succeeded()
                .json()
                .get("metrics");
        assertThat(metrics.get("f1").doubleValue())
                .isEqualTo((metrics.get("f1[wet]").doubleValue()
                                + metrics.get("f1[cold]").doubleValue())
                        / 2);
        for (String metric : List.of("loss", "accuracy", "hamming_loss", "auc")) {
            assertThat(metrics.get(metric))
                    .isEqualTo(run.summary().get("metrics").get("train").get(metric));
        }
    }

    private static Path labels(Path folder, int rows, String... names) throws IOException {
        List<String> lines = new ArrayList<>(List.of("x,y,weight," + String.join(",", names)));
        for (int i = 0; i < rows; i++) {
            int x = i * 7 % 20;
            int y = i * 11 % 13;
            lines.add(x + "." + i % 3 + "," + y + ".5," + (i % 4) / 2.0 + "," + (x > 9 + i % 2 ? "yes" : "no") + ","
                    + (x + y > 14 ? "yes" : "no"));
        }
        return Files.write(folder.resolve("labels.csv"), lines);
    }

    @Test
    void theConfusionMatrixCountsRowsByTheirWeights(@TempDir Path folder) throws IOException {
        Path data = labels(folder, 80, "wet", "cold");
        RunFolder run = new RunFolder(folder.resolve("run"));
        Path experiment = Files.writeString(
                folder.resolve("weighted.yaml"),
                "data: {train: labels.csv, target: wet, ignore: [cold]}\ntraining: {epochs: 2, sample_weight: weight}\n");
        InProcess.bp("train", experiment, "--out", run.path()).succeeded();
        JsonNode counts = InProcess.bp("evaluate", run.path(), "--data", data, "--json")
                .succeeded()
                .json()
                .get("confusion_matrix")
                .get("counts");
        double sum = 0;
        double right = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                sum += counts.get(i).get(j).doubleValue();
                right += i == j ? counts.get(i).get(j).doubleValue() : 0;
            }
        }
        assertThat(sum).isEqualTo(20 * (0 + 0.5 + 1 + 1.5));
        assertThat(right / sum)
                .isEqualTo(run.summary()
                        .get("metrics")
                        .get("train")
                        .get("accuracy")
                        .doubleValue());
        assertThat(InProcess.bp("evaluate", run.path(), "--data", data).out())
                .contains("wet: actual classes by row, predicted by column; sums of the weights of rows\n");
    }

    @Test
    void takesSeveralFilesAndDependsOnNeitherThreadsNorOrderOfColumns(@TempDir Path folder) throws IOException {
        List<String> lines = Examples.lines("iris/test.csv");
        Path first = Files.write(folder.resolve("first.csv"), lines.subList(0, 11));
        List<String> rest = new ArrayList<>();
        rest.add(lines.getFirst());
        rest.addAll(lines.subList(11, lines.size()));
        Path second = Files.write(folder.resolve("second.csv"), rest);
        Outcome outcome =
                InProcess.bp("evaluate", iris.path(), "--data", first, "--data", second, "--threads", 3, "--json");
        assertThat(outcome.succeeded().json()).isEqualTo(evaluate(iris.path(), "iris/test.csv"));

        List<String> reversed = lines.stream()
                .map(line -> String.join(",", List.of(line.split(",")).reversed()))
                .toList();
        Path reordered = Files.write(folder.resolve("reordered.csv"), reversed);
        assertThat(InProcess.bp("evaluate", iris.path(), "--data", reordered, "--json")
                        .succeeded()
                        .json())
                .isEqualTo(evaluate(iris.path(), "iris/test.csv"));
    }

    @Test
    void refusesALabelThatTheModelDoesNotKnow(@TempDir Path folder) throws IOException {
        List<String> lines = new ArrayList<>(Examples.lines("iris/test.csv"));
        lines.set(7, "5,3,1,0.2,Iris-germanica");
        Path data = Files.write(folder.resolve("data.csv"), lines);
        Outcome outcome = InProcess.bp("evaluate", iris.path(), "--data", data).hasExitCode(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith(data + ":8:5: error: column 'species': 'Iris-germanica'");
    }

    private static JsonNode evaluate(Path model, String data) {
        Outcome outcome = InProcess.bp("evaluate", model, "--data", Examples.data(data), "--json")
                .succeeded();
        assertThat(outcome.err()).isEmpty();
        return outcome.json();
    }
}
