package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of single columns of a target of 40 numbers, more than are told where nobody asks for them. */
class FiguresOfColumnsTest {
    @TempDir
    private Path folder;

    private Path experiment;

    @BeforeEach
    void write() throws IOException {
        Random random = new Random(5);
        List<String> lines = new ArrayList<>();
        lines.add("x," + IntStream.range(0, 40).mapToObj(j -> "y" + j).collect(Collectors.joining(",")));
        for (int i = 0; i < 60; i++) {
            double x = random.nextGaussian();
            lines.add(x + ","
                    + IntStream.range(0, 40)
                            .mapToObj(j -> Double.toString(j == 39 ? random.nextGaussian() : x * (j + 1)))
                            .collect(Collectors.joining(",")));
        }
        Files.write(folder.resolve("data.csv"), lines);
        experiment = Files.writeString(folder.resolve("experiment.yaml"), """
                data:
                  train: data.csv
                  target: [TARGETS]
                  split: {random: {validation: 0.3}}
                training: {epochs: 200, optimizer: {adam: {learning_rate: 0.05}}}
                """.replace(
                        "TARGETS", IntStream.range(0, 40).mapToObj(j -> "y" + j).collect(Collectors.joining(", "))));
    }

    private RunFolder train(String name, Object... sets) {
        RunFolder run = new RunFolder(folder.resolve(name));
        List<Object> arguments = new ArrayList<>(List.of("train", experiment, "--out", run.path(), "--threads", 1));
        for (Object set : sets) {
            arguments.addAll(List.of("--set", set));
        }
        InProcess.bp(arguments.toArray()).succeeded();
        return run;
    }

    private static List<String> figures(RunFolder run) {
        return List.copyOf(run.summary().at("/metrics/validation").propertyNames());
    }

    @Test
    void areThereWhereOneIsWatchedByItsName() {
        RunFolder run = train("named", "training.early_stopping={metric: 'validation_rmse[y39]', patience: 3}");
        assertThat(run.summary().get("status").asString()).isEqualTo("stopped_early");
        assertThat(figures(run)).containsExactly("loss", "mae", "rmse", "rmse[y39]", "r2");
        assertThat(run.text("metrics.csv").lines().findFirst().orElseThrow())
                .endsWith("validation_rmse,validation_rmse[y39],validation_r2");
        RunFolder byPosition =
                train("position", "training.early_stopping={metric: 'validation_rmse[39]', patience: 3}");
        assertThat(byPosition.weightsSha256()).isEqualTo(run.weightsSha256());
    }

    @Test
    void areThereWhereTheMetricIsAskedFor() {
        RunFolder run = train("asked", "training.metrics=[median_ae]", "training.epochs=2");
        assertThat(figures(run))
                .startsWith("loss", "mae", "rmse", "r2", "median_ae", "median_ae[y0]")
                .endsWith("median_ae[y39]")
                .hasSize(45);
        Outcome judged = InProcess.bp("evaluate", run.path(), "--data", folder.resolve("data.csv"), "--json")
                .succeeded();
        assertThat(judged.json().get("metrics").propertyNames()).hasSize(45).contains("median_ae[y39]");
    }

    @Test
    void areNotThereOtherwise() {
        assertThat(figures(train("plain", "training.epochs=2"))).containsExactly("loss", "mae", "rmse", "r2");
    }

    @Test
    void thatThereIsNoneIsToldWithTheNearest() {
        Outcome checked = InProcess.bp(
                        "check",
                        experiment,
                        "--set",
                        "training.early_stopping={metric: 'validation_rmse[y40]', patience: 3}")
                .hasExitCode(2);
        assertThat(checked.err())
                .contains(
                        "there is no figure named 'validation_rmse[y40]' to watch", "did you mean 'validation_rmse[y");
    }
}
