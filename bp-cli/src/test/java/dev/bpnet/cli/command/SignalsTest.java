package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sun.misc.Signal;
import sun.misc.SignalHandler;
import tools.jackson.databind.JsonNode;

/** What Ctrl-C and SIGTERM do to a training that runs. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signals")
class SignalsTest {
    private static final int FOREVER = 10_000_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 2", "TERM, 15"})
    void endTheTrainingWithAModelAndASummary(String name, int number) throws Exception {
        RunFolder run = new RunFolder(folder.resolve("run"));
        Outcome outcome;
        try (ChildProcess child = startTraining("iris", run.path())) {
            assumeThat(child.ignores(number)).as("signal ignored from outside").isFalse();
            child.awaitLines(run.path().resolve("metrics.csv"), 3);
            child.signal(name);
            outcome = child.await();
        }

        outcome.hasExitCode(128 + number);
        assertThat(outcome.err()).doesNotContain("Exception", "\tat ");
        assertThat(outcome.out()).startsWith("interrupted after ");
        JsonNode summary = run.summary();
        assertThat(summary.get("status").stringValue()).isEqualTo("interrupted");
        int epochs = summary.get("epochs").intValue();
        assertThat(epochs).isBetween(2, FOREVER - 1);
        assertThat(run.text("metrics.csv").lines()).hasSize(1 + epochs);
        assertThat(run.manifest().get("weights_sha256").stringValue()).isEqualTo(run.weightsSha256());
        JsonNode evaluated = InProcess.bp("evaluate", run.path(), "--data", Examples.data("iris/test.csv"), "--json")
                .succeeded()
                .json();
        assertThat(evaluated.get("metrics")).isEqualTo(summary.get("metrics").get("test"));
    }

    @Test
    void theModelIsThatOfTheBestEpochWhereValidationRowsTell() throws Exception {
        RunFolder run = new RunFolder(folder.resolve("run"));
        try (ChildProcess child = startTraining("titanic", run.path())) {
            child.awaitLines(run.path().resolve("metrics.csv"), 3);
            child.signal("TERM");
            child.await().hasExitCode(143);
        }
        int best = run.summary().get("best_epoch").intValue();
        RunFolder untilThen = new RunFolder(folder.resolve("until-then"));
        Examples.train("titanic", untilThen.path(), best, "--quiet", "--set", "training.early_stopping=null");
        assertThat(untilThen.summary().get("best_epoch").intValue()).isEqualTo(best);
        assertThat(run.weightsSha256()).isEqualTo(untilThen.weightsSha256());
    }

    @Test
    void doAgainWhatTheyDidBeforeWhenTheCommandIsDone() {
        Signal signal = new Signal("TERM");
        SignalHandler mine = received -> {};
        SignalHandler before = Signal.handle(signal, mine);
        try {
            Examples.train("xor", folder.resolve("run"), 1);
            assertThat(Signal.handle(signal, mine)).isSameAs(mine);
        } finally {
            Signal.handle(signal, before);
        }
    }

    private ChildProcess startTraining(String experiment, Path run) throws IOException {
        Path current = Files.createDirectories(folder.resolve("current"));
        return ChildProcess.start(
                current,
                List.of(),
                "train",
                Examples.experiment(experiment).toAbsolutePath(),
                "--out",
                run.toAbsolutePath(),
                "--set",
                "training.epochs=" + FOREVER,
                "--set",
                "training.early_stopping=null",
                "--threads",
                "1");
    }
}
