package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.core.kernels.KernelSelection;
import dev.bpnet.data.plugins.DataPlugins;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same configuration, data and seed: same bits, whatever the run is made on. */
class ReproducibilityTest {
    @TempDir
    private Path folder;

    @Test
    void weightsDependNeitherOnThreadsNorOnKernelsNorOnTheDay() {
        assertThat(KernelSelection.select("simd", DataPlugins.load().kernelsProviders())
                        .kernels()
                        .name())
                .as("there is something to compare")
                .isNotEqualTo("scalar");
        Set<String> weights = new LinkedHashSet<>();
        int runs = 0;
        for (String kernels : new String[] {"scalar", "simd"}) {
            for (int threads = 1; threads <= 3; threads++) {
                for (int repeat = 0; repeat < (threads == 2 ? 3 : 1); repeat++) {
                    RunFolder run = new RunFolder(folder.resolve("run" + runs++));
                    Examples.train(
                            "digits", run.path(), 2, "--threads", threads, "--set", "runtime.kernels=" + kernels);
                    assertThat(run.summary().get("kernels").stringValue()).isEqualTo(kernels);
                    assertThat(run.summary().get("threads").intValue()).isEqualTo(threads);
                    weights.add(run.weightsSha256() + " " + run.summary().get("metrics"));
                }
            }
        }
        assertThat(runs).isEqualTo(10);
        assertThat(weights).as("weights and metrics").hasSize(1);
    }

    @Test
    void weightsDependOnTheSeed() {
        RunFolder one = new RunFolder(folder.resolve("one"));
        RunFolder other = new RunFolder(folder.resolve("other"));
        Examples.train("iris", one.path(), 1, "--set", "seed=1");
        Examples.train("iris", other.path(), 1, "--set", "seed=2");
        assertThat(one.weightsSha256()).isNotEqualTo(other.weightsSha256());
    }
}
