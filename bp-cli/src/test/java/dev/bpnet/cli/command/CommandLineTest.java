package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.cli.terminal.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What every command line has in common, and the commands that only tell. */
class CommandLineTest {
    @TempDir
    private Path folder;

    @Test
    void tellsItsVersionItsKernelsAndItsJava() {
        Outcome outcome = InProcess.bp("--version").succeeded();
        assertThat(outcome.err()).isEmpty();
        List<String> lines = outcome.outLines();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("bp \\S+").doesNotContain("null", "$");
        assertThat(lines.get(1)).matches("kernels (scalar|simd) \\(.+\\)");
        assertThat(lines.get(2)).startsWith("Java " + Runtime.version());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"train", "evaluate", "predict", "check", "render", "explain", "gradcheck", "plugins", "inspect"})
    void explainsEveryCommand(String command) {
        Outcome outcome = InProcess.bp(command, "--help").succeeded();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("Usage: bp " + command + " ").contains("--plugins", "--help");
        assertThat(InProcess.bp("--help").succeeded().out()).contains("\n  " + command + " ");
    }

    @ParameterizedTest
    @CsvSource({"trian, train", "chekc, check", "predcit, predict"})
    void refusesAnUnknownCommandAndNamesTheNearest(String given, String meant) {
        Outcome outcome = InProcess.bp(given, "x.yaml").hasExitCode(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("'" + given + "'").containsPattern("Did you mean: .*" + meant);
    }

    @Test
    void asksForACommandWhereThereIsNone() {
        Outcome outcome = InProcess.bp().hasExitCode(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("name a command");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "check", "render", "explain", "gradcheck"})
    void refusesAnExperimentThatIsNotThere(String command) {
        Path file = folder.resolve("nowhere.yaml");
        Outcome outcome = InProcess.bp(command, file).hasExitCode(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo(file + ": error: the file does not exist\n1 problem\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"predict", "inspect"})
    void refusesAModelThatIsNotThere(String command) {
        Path model = folder.resolve("nowhere");
        Outcome outcome = InProcess.bp(command, model).hasExitCode(2);
        assertThat(outcome.err()).isEqualTo("error: " + model + ": there is no such run or model file\n");
    }

    @Test
    void refusesAFolderThatIsNoRun() {
        Outcome outcome = InProcess.bp("inspect", folder).hasExitCode(2);
        assertThat(outcome.err()).contains(folder + " is a folder without a model.bp");
    }

    @Test
    void refusesAFileThatIsNoModel() {
        Outcome outcome = InProcess.bp("inspect", Examples.experiment("iris")).hasExitCode(1);
        assertThat(outcome.err()).contains("is no model file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1025", "x"})
    void refusesANumberOfThreadsThatIsNone(String threads) {
        Outcome outcome = InProcess.bp("check", Examples.experiment("iris"), "--threads", threads);
        outcome.hasExitCode(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("--threads", threads);
    }

    @Test
    void showsAStackTraceOnlyWhereItIsAskedFor() {
        Path model = Examples.experiment("iris");
        assertThat(InProcess.bp("inspect", model).err())
                .doesNotContain("\tat dev.bpnet")
                .hasLineCount(1);
        assertThat(InProcess.bp("inspect", model, "--debug").err()).contains("\tat dev.bpnet");
    }

    @Test
    void coloursOnATerminalOnlyAndNotWhereNoColorIsSet() {
        assertThat(console(Map.of("BP_STDERR_TERMINAL", "1")).color()).isTrue();
        assertThat(console(Map.of("BP_STDERR_TERMINAL", "1", "NO_COLOR", "")).color())
                .as("an empty NO_COLOR is none")
                .isTrue();
        Console plain = console(Map.of("BP_STDERR_TERMINAL", "1", "NO_COLOR", "1"));
        assertThat(plain.color()).isFalse();
        assertThat(plain.live()).isTrue();
        assertThat(console(Map.of("BP_STDERR_TERMINAL", "0")).live()).isFalse();
        assertThat(console(Map.of("BP_STDERR_TERMINAL", "0")).color()).isFalse();
        assertThat(console(Map.of("BP_STDERR_TERMINAL", "1", "TERM", "dumb")).live())
                .isFalse();
    }

    private static Console console(Map<String, String> environment) {
        return Console.ofProcess(environment::get);
    }

    @Test
    void writesNoEscapeSequenceWhereThereIsNoTerminal() {
        assertThat(InProcess.bp("--help").out()).doesNotContain("\u001b");
        assertThat(InProcess.bp("trian").err()).doesNotContain("\u001b");
        assertThat(InProcess.onTerminal(Map.of(), "--help").out()).contains("\u001b[");
    }

    @Test
    void listsPluginsByKind() {
        List<String> lines = InProcess.bp("plugins", "list").succeeded().outLines();
        assertThat(lines).contains("activation", "loss", "optimizer", "metric", "layer", "split");
        for (String name : List.of("relu", "cross_entropy", "adamw", "accuracy", "dense", "stratified")) {
            assertThat(lines).anyMatch(line -> line.matches("  " + name + " +\\S.*"));
        }
        assertThat(InProcess.bp("plugins").succeeded().outLines()).isEqualTo(lines);
    }

    @Test
    void describesAPluginWithItsFormulaItsSourceAndItsParameters() {
        assertThat(InProcess.bp("plugins", "describe", "adam").succeeded().out())
                .startsWith("optimizer adam\n")
                .contains("formula  ", "Kingma & Ba", "learning_rate", ">= 0, < 1", "0.999", "example");
        Outcome unknown = InProcess.bp("plugins", "describe", "adma").hasExitCode(2);
        assertThat(unknown.err()).contains("there is no plugin named 'adma'; did you mean 'adam'?; known: ");
    }

    @Test
    void describesEveryPluginOfANameOrTheOneOfAKind() {
        Outcome both = InProcess.bp("plugins", "describe", "exponential").succeeded();
        assertThat(both.out()).startsWith("activation exponential\n").contains("\nschedule exponential\n");
        assertThat(both.err())
                .isEqualTo(
                        "note: 'exponential' is the name of 2 plugins; bp plugins describe KIND exponential shows one\n");
        Outcome one =
                InProcess.bp("plugins", "describe", "schedule", "exponential").succeeded();
        assertThat(one.out()).startsWith("schedule exponential\n").doesNotContain("activation exponential");
        assertThat(one.err()).isEmpty();
        assertThat(InProcess.bp("plugins", "describe", "data", "source", "idx")
                        .succeeded()
                        .out())
                .startsWith("data source idx\n");
        assertThat(InProcess.bp("plugins", "describe", "loss", "adam")
                        .hasExitCode(2)
                        .err())
                .startsWith("error: there is no loss named 'adam'; known: binary_cross_entropy, ");
        assertThat(InProcess.bp("plugins", "describe", "los", "huber")
                        .hasExitCode(2)
                        .err())
                .startsWith("error: there is no kind of plugin 'los'; did you mean 'loss'?; known: ");
    }

    @Test
    void aPaperAndTheParametersOfAdamwAreShown() {
        String text = InProcess.bp("plugins", "describe", "adamw").succeeded().out();
        assertThat(text)
                .contains("Loshchilov & Hutter, Decoupled Weight Decay Regularization, 2019")
                .containsPattern("key +type +range +default +meaning\n")
                .containsPattern("learning_rate +number +>= 0 +0\\.001 +\\S")
                .containsPattern("beta1 +number +>= 0, < 1 +0\\.9 +\\S")
                .containsPattern("epsilon +number +> 0 +1e-8 +\\S")
                .containsPattern("weight_decay +number +>= 0 +0\\.01 +\\S");
    }

    @Test
    void findsTheGradientOfTheExamplesRight() {
        for (String name : List.of("iris", "xor", "energy", "logistic_regression")) {
            Outcome outcome =
                    InProcess.bp("gradcheck", Examples.experiment(name)).succeeded();
            assertThat(outcome.out())
                    .contains("output.weights", "the gradient is right")
                    .doesNotContain("WRONG");
        }
    }

    @Test
    void showsWhatAModelHolds() {
        RunFolder run = new RunFolder(folder.resolve("run"));
        Examples.train("iris", run.path(), 1);
        assertThat(InProcess.bp("inspect", run.path()).succeeded().out())
                .contains("weights  sha256 " + run.weightsSha256() + "\n")
                .contains("inputs   sepal_length, sepal_width, petal_length, petal_width\n")
                .contains("target   species: Iris-setosa, Iris-versicolor, Iris-virginica\n")
                .contains("parameters  131\n", "name: iris\n", "  epochs: 1\n");
        JsonNode document =
                InProcess.bp("inspect", run.path(), "--json").succeeded().json();
        assertThat(document.get("weights_sha256").stringValue()).isEqualTo(run.weightsSha256());
        assertThat(document.get("parameters").get("layers[0].weights").toString())
                .isEqualTo("[4,16]");
        assertThat(document.get("config").get("training").get("epochs").intValue())
                .isEqualTo(1);
    }
}
