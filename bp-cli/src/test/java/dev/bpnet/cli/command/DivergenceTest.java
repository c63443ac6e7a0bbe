package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A training whose numbers leave the finite ones. */
class DivergenceTest {
    @TempDir
    private Path folder;

    @Test
    void isTheEndOfTheTrainingAndToldByEpochStepAndLayer() {
        RunFolder run = new RunFolder(folder.resolve("run"));

        Outcome outcome =
                train(run, 20, "training.optimizer={sgd: {learning_rate: 1e6}}").hasExitCode(1);

        JsonNode summary = run.summary();
        assertThat(summary.get("status").stringValue()).isEqualTo("diverged");
        JsonNode where = summary.get("divergence");
        assertThat(where.get("epoch").intValue()).isEqualTo(1);
        assertThat(where.get("step").intValue()).isBetween(1, 25);
        assertThat(where.get("layer").stringValue()).matches("layers\\[\\d+]|output|loss");
        assertThat(outcome.err())
                .contains("error: ")
                .contains(
                        "epoch 1",
                        "step " + where.get("step").intValue(),
                        where.get("layer").stringValue())
                .doesNotContain("\tat ");
        assertThat(outcome.out()).startsWith("diverged after 0 epochs");
        assertFinite(run);
    }

    @Test
    void keepsTheWeightsOfTheBestEpoch() {
        String optimizer = "training.optimizer={sgd: {learning_rate: 0.5}}";
        String split = "data.split={random: {validation: 0.2}}";
        String linear = "network.layers=[]";
        RunFolder run = new RunFolder(folder.resolve("run"));

        train(run, 500, optimizer, split, linear, "training.batch_size=full", "training.schedule=null")
                .hasExitCode(1);

        int best = run.summary().get("best_epoch").intValue();
        int finished = run.summary().get("epochs").intValue();
        assertThat(best).isBetween(1, finished - 1);
        RunFolder untilThen = new RunFolder(folder.resolve("until-then"));
        train(untilThen, best, optimizer, split, linear, "training.batch_size=full", "training.schedule=null")
                .succeeded();
        assertThat(run.weightsSha256()).isEqualTo(untilThen.weightsSha256());
        assertFinite(run);
    }

    private static void assertFinite(RunFolder run) {
        Outcome predictions = InProcess.bp("predict", run.path(), Examples.data("concrete/test.csv"))
                .succeeded();
        assertThat(predictions.outLines()).hasSizeGreaterThan(100).noneMatch(line -> line.matches("NaN|-?Infinity"));
        run.summary()
                .get("metrics")
                .forEach(part -> assertThat(part.get("loss").isNumber()).isTrue());
    }

    private static Outcome train(RunFolder run, int epochs, String... sets) {
        Object[] arguments = new Object[6 + 2 * sets.length];
        arguments[0] = "train";
        arguments[1] = Examples.experiment("concrete");
        arguments[2] = "--out";
        arguments[3] = run.path();
        arguments[4] = "--set";
        arguments[5] = "training.epochs=" + epochs;
        for (int i = 0; i < sets.length; i++) {
            arguments[6 + 2 * i] = "--set";
            arguments[7 + 2 * i] = sets[i];
        }
        return InProcess.bp(arguments);
    }
}
