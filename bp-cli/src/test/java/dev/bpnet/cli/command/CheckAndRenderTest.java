package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckAndRenderTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adult",
                "autoencoder",
                "breast_cancer",
                "concrete",
                "digits",
                "energy",
                "iris",
                "logistic_regression",
                "titanic",
                "two_spirals",
                "wine",
                "xor"
            })
    void checkFindsNothingWrongWithTheExamples(String name) {
        Path file = Examples.experiment(name);
        Outcome outcome = InProcess.bp("check", file).succeeded();
        List<String> lines = outcome.outLines();
        assertThat(lines.getFirst()).isEqualTo(file + ": no problems");
        assertThat(lines.get(1)).startsWith("layer ");
        assertThat(lines).anyMatch(line -> line.matches("parameters +[0-9,]+"));
        assertThat(lines.getLast()).matches("memory +about .* to train in batches of .*");
        assertThat(outcome.err().lines()).allMatch(line -> line.startsWith("note: "));
    }

    @Test
    void checkTellsShapesAndParameters() {
        List<String> lines =
                InProcess.bp("check", Examples.experiment("iris")).succeeded().outLines();
        assertThat(lines).anyMatch(line -> line.matches("input +4"));
        assertThat(lines)
                .anyMatch(line -> line.matches(
                        "layers\\[0] +dense: a = tanh\\(x·W \\+ b\\) +4 → 16 +weights \\[4, 16], biases \\[1, 16]"));
        assertThat(lines).anyMatch(line -> line.matches("output .* 16 → 3 +weights \\[16, 3], biases \\[1, 3]"));
        assertThat(lines).contains("parameters  131");
    }

    @Test
    void checkLeavesNothingBehind() throws IOException {
        Path experiment = Files.copy(Examples.experiment("iris"), folder.resolve("iris.yaml"));
        InProcess.bp("check", experiment, "--no-data").succeeded();
        assertThat(new RunFolder(folder).files()).containsExactly("iris.yaml");
    }

    @Test
    void checkWithoutDataLooksAtTheFileAlone() throws IOException {
        Path experiment = Files.copy(Examples.experiment("iris"), folder.resolve("iris.yaml"));
        assertThat(InProcess.bp("check", experiment, "--no-data").succeeded().out())
                .isEqualTo(experiment + ": no problems (the data was not looked at)\n");
        InProcess.bp("check", experiment).hasExitCode(1);
        InProcess.bp("check", experiment, "--no-data", "--set", "training.epochs=0")
                .hasExitCode(2);
    }

    @Test
    void checkReadsTheFirstRowsOnlyWhereThoseAreRight() throws IOException {
        List<String> lines = new ArrayList<>(List.of("x,y"));
        for (int i = 0; i < 1500; i++) {
            lines.add(i % 97 / 10.0 + "," + (i % 2 == 0 ? "even" : "odd"));
        }
        lines.add("not a number,even");
        Files.write(folder.resolve("data.csv"), lines);
        Path experiment = Files.writeString(folder.resolve("experiment.yaml"), "data: {train: data.csv, target: y}\n");
        InProcess.bp("check", experiment).succeeded();
        Outcome trained = InProcess.bp("train", experiment, "--out", folder.resolve("run"))
                .hasExitCode(1);
        assertThat(trained.err()).contains("data.csv:1502:1: error: column 'x': 'not a number' is not a number");
    }

    @Test
    void checkDoesNotMindThatTheFirstRowsAreOfOneClass() throws IOException {
        List<String> lines = new ArrayList<>(List.of("x,y"));
        for (int i = 0; i < 2400; i++) {
            lines.add(i % 97 / 10.0 + "," + (i < 1200 ? "first" : "second"));
        }
        Files.write(folder.resolve("data.csv"), lines);
        Path experiment = Files.writeString(
                folder.resolve("experiment.yaml"),
                "data: {train: data.csv, target: y, split: {stratified: {validation: 0.2}}}\n");
        InProcess.bp("check", experiment).succeeded();
    }

    /** An epoch has more steps than the first rows make: 40 of them are a quarter of one here, and more than one of those. */
    @Test
    void checkDoubtsOfAScheduleOnlyWhatTheFirstRowsTell() throws IOException {
        List<String> lines = new ArrayList<>(List.of("x,y"));
        for (int i = 0; i < 5000; i++) {
            lines.add(i % 97 / 10.0 + "," + (i % 2 == 0 ? "even" : "odd"));
        }
        Files.write(folder.resolve("data.csv"), lines);
        Path experiment = Files.writeString(folder.resolve("experiment.yaml"), """
                data: {train: data.csv, target: y}
                training:
                  epochs: 10
                  schedule: {multi_step: {milestones: [1, 40 steps, 10, 5]}}
                """);
        assertThat(InProcess.bp("check", experiment).succeeded().err().lines())
                .containsExactly(
                        "note: of each file the first 1,000 rows were looked at: where later ones have further levels of 'y',"
                                + " training makes more inputs or outputs of them, and of an input of more than 32 levels"
                                + " learned vectors",
                        "note: training.schedule: the milestone at 10 epochs is not reached: 10 epochs are planned",
                        "note: training.schedule: the milestone at 5 epochs comes before the one at 10 epochs, which is"
                                + " listed ahead of it");
    }

    /** In the first 1,000 rows 30 levels, which are one-hot; in all 40, which are not. */
    @Test
    void checkTellsThatLaterRowsMayHaveFurtherLevels() throws IOException {
        List<String> lines = new ArrayList<>(List.of("city,x,y"));
        for (int i = 0; i < 1500; i++) {
            lines.add("c" + i % (i < 1000 ? 30 : 40) + "," + i % 7 + "," + i % 13 / 4.0);
        }
        Files.write(folder.resolve("data.csv"), lines);
        Path experiment = Files.writeString(folder.resolve("experiment.yaml"), """
                data: {train: data.csv, target: y, columns: {x: {type: number}}}
                training: {epochs: 1}
                """);
        Outcome checked = InProcess.bp("check", experiment).succeeded();
        assertThat(checked.err())
                .isEqualTo(
                        "note: of each file the first 1,000 rows were looked at: where later ones have further levels"
                                + " of 'city', training makes more inputs or outputs of them, and of an input of more than 32 levels"
                                + " learned vectors\n");
        assertThat(checked.out()).contains("31 → 1").doesNotContain("columns.city");
        Outcome trained = InProcess.bp("train", experiment, "--out", folder.resolve("run"))
                .succeeded();
        assertThat(trained.err()).contains("column 'city': has 40 levels, so each becomes a learned vector of");
        assertThat(trained.err()).doesNotContain("were looked at");
        Files.write(folder.resolve("data.csv"), lines.subList(0, 900));
        assertThat(InProcess.bp("check", experiment).succeeded().err()).isEmpty();
    }

    @Test
    void renderedExperimentsTrainToTheSameWeights() throws IOException {
        for (String name : List.of("iris", "titanic")) {
            Path rendered = folder.resolve(name + ".yaml");
            Outcome outcome = InProcess.bp(
                            "render", Examples.experiment(name), "--set", "training.epochs=2", "--threads", 1)
                    .succeeded();
            assertThat(outcome.err()).isEmpty();
            Files.writeString(rendered, outcome.out());
            RunFolder given = new RunFolder(folder.resolve(name + "-given"));
            RunFolder again = new RunFolder(folder.resolve(name + "-again"));
            Examples.train(name, given.path(), 2, "--threads", 1);
            InProcess.bp("train", rendered, "--out", again.path()).succeeded();
            assertThat(again.weightsSha256()).isEqualTo(given.weightsSha256());
            assertThat(again.summary().get("metrics")).isEqualTo(given.summary().get("metrics"));
            assertThat(again.text("resolved.yaml")).isEqualTo(given.text("resolved.yaml"));
        }
    }

    @Test
    void renderingWhatWasRenderedChangesNothing() throws IOException {
        String once = InProcess.bp("render", Examples.experiment("energy"))
                .succeeded()
                .out();
        Path rendered = Files.writeString(folder.resolve("rendered.yaml"), once);
        assertThat(InProcess.bp("render", rendered).succeeded().out()).isEqualTo(once);
    }

    @Test
    void renderResolvesIncludesOverridesAndReferences() throws IOException {
        Files.writeString(folder.resolve("base.yaml"), "seed: 7\ntraining: {epochs: 30, batch_size: 8}\n");
        Path experiment = Files.writeString(folder.resolve("experiment.yaml"), """
                include: base.yaml
                data: {train: "${env:DATA}", target: species}
                training:
                  batch_size: 4
                  early_stopping: {metric: train_loss, patience: "${training.epochs}"}
                """);
        Outcome outcome = InProcess.onTerminal(
                        java.util.Map.of("DATA", "rows/train.csv"), "render", experiment, "--set", "training.epochs=12")
                .succeeded();
        assertThat(outcome.out())
                .contains("seed: 7\n", "  epochs: 12\n", "  batch_size: 4\n", "    patience: 12\n")
                .contains("train: " + folder.toRealPath().resolve("rows/train.csv") + "\n")
                .contains("    adam:\n", "      learning_rate: 0.001\n")
                .doesNotContain("include", "${");
    }
}
