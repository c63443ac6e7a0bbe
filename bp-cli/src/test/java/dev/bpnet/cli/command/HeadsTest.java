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
import tools.jackson.databind.JsonNode;

/** {@code network.heads}: a price and whether it was sold, of which some rows say nothing. */
class HeadsTest {
    @TempDir
    private static Path folder;

    private static Path experiment;
    private static RunFolder run;

    @BeforeAll
    static void train() throws IOException {
        StringBuilder rows = new StringBuilder("size,age,price,sold\n");
        for (int i = 0; i < 120; i++) {
            double size = 50 + i * 37 % 100;
            double age = i * 53 % 40;
            String sold = i % 10 == 3 ? "" : size > 3 * age + 40 ? "yes" : "no";
            rows.append(String.format(Locale.ROOT, "%s,%s,%s,%s%n", size, age, 3 * size - 2 * age, sold));
        }
        Files.writeString(folder.resolve("houses.csv"), rows);
        experiment = Files.writeString(folder.resolve("houses.yaml"), """
                data:
                  train: houses.csv
                network:
                  layers:
                    - dense: {units: 8, activation: tanh}
                  heads:
                    price: {target: price}
                    sold: {target: sold, weight: 0.5, layers: [{dense: {units: 4, activation: relu}}]}
                training:
                  epochs: 150
                """);
        run = new RunFolder(folder.resolve("run"));
        Outcome trained = InProcess.bp("train", experiment, "--out", run.path());
        trained.hasExitCode(0);
    }

    @Test
    void learnsBothAndTellsTheMetricsOfEach() {
        JsonNode metrics = run.summary().get("metrics").get("train");
        assertThat(metrics.propertyNames())
                .containsExactly(
                        "loss",
                        "price.loss",
                        "price.mae",
                        "price.rmse",
                        "price.r2",
                        "sold.loss",
                        "sold.accuracy",
                        "sold.f1",
                        "sold.auc");
        assertThat(metrics.get("price.r2").doubleValue()).isGreaterThan(0.9);
        assertThat(metrics.get("sold.accuracy").doubleValue()).isGreaterThan(0.9);
    }

    @Test
    void theModelIsJudgedAsItWasWhenItWasTrained() {
        Outcome outcome = InProcess.bp("evaluate", run.path(), "--data", folder.resolve("houses.csv"), "--json");
        outcome.hasExitCode(0);
        JsonNode document = outcome.json();
        assertThat(document.get("metrics"))
                .isEqualTo(run.summary().get("metrics").get("train"));
        assertThat(document.get("confusion_matrix").propertyNames()).containsExactly("sold");
        assertThat(InProcess.bp("evaluate", run.path(), "--data", folder.resolve("houses.csv"))
                        .out())
                .contains("sold: actual classes by row, predicted by column");
    }

    @Test
    void predictsOneAfterAnother() {
        Outcome outcome = InProcess.bp("predict", run.path(), folder.resolve("houses.csv"));
        List<String> lines = outcome.out().lines().toList();
        assertThat(lines.getFirst()).isEqualTo("price,sold,probability_no,probability_yes");
        assertThat(lines).hasSize(121);
        assertThat(lines.get(1)).matches("[-0-9.E]+,(yes|no),[0-9.E-]+,[0-9.E-]+");
    }

    @Test
    void whatWasResolvedTrainsToTheSameBits() {
        RunFolder again = new RunFolder(folder.resolve("again"));
        Outcome outcome = InProcess.bp("train", run.path().resolve("resolved.yaml"), "--out", again.path());
        outcome.hasExitCode(0);
        assertThat(again.summary().get("weights_sha256"))
                .isEqualTo(run.summary().get("weights_sha256"));
    }

    @Test
    void theGradientIsRight() {
        Outcome outcome = InProcess.bp("gradcheck", experiment);
        assertThat(outcome.out()).contains("heads.price[0].weights", "heads.sold[1].biases", "the gradient is right");
        outcome.hasExitCode(0);
    }
}
