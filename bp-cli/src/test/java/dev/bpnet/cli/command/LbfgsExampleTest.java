package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The example of a minimisation on all rows, as a user runs it. */
class LbfgsExampleTest {
    @TempDir
    private Path folder;

    @Test
    void predictsAsWellAsTheExampleWithBatches() {
        RunFolder run = new RunFolder(folder.resolve("run"));
        Outcome outcome = Examples.train("concrete_lbfgs", run.path(), 300);

        JsonNode summary = run.summary();
        assertThat(summary.get("metrics").get("test").get("rmse").doubleValue()).isLessThan(5.3);
        assertThat(summary.get("minimized").get("evaluations").intValue()).isBetween(250, 450);
        assertThat(outcome.out()).contains(" evaluations\n");
        assertThat(run.text("resolved.yaml")).contains("batch_size: full");
    }

    @Test
    void tellsWhyItHasConverged() {
        RunFolder run = new RunFolder(folder.resolve("run"));
        Outcome outcome = Examples.train(
                "concrete_lbfgs",
                run.path(),
                300,
                "--set",
                "training.optimizer={lbfgs: {weight_decay: 0.003, tolerance_change: 0.01}}");

        assertThat(outcome.out()).startsWith("converged after ").contains("\nbecause     the ");
        assertThat(run.summary().get("status").stringValue()).isEqualTo("converged");
        assertThat(run.summary().get("minimized").get("converged").stringValue())
                .endsWith(", at most tolerance_change 0.010");
    }

    @Test
    void neitherKernelsNorThreadsMatter() {
        Set<String> weights = new HashSet<>();
        for (String kernels : List.of("scalar", "auto")) {
            for (int threads = 1; threads <= 2; threads++) {
                RunFolder run = new RunFolder(folder.resolve(kernels + threads));
                Examples.train(
                        "concrete_lbfgs", run.path(), 20, "--set", "runtime.kernels=" + kernels, "--threads", threads);
                weights.add(run.summary().get("weights_sha256").stringValue());
            }
        }
        assertThat(weights).hasSize(1);
    }
}
