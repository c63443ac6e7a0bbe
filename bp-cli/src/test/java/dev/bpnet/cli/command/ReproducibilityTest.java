package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.data.plugins.DataPlugins;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same configuration, data and seed: same bits, whatever the run is made on. */
class ReproducibilityTest {
    @TempDir
    private Path folder;

    @Test
    void weightsDependNeitherOnThreadsNorOnKernelsNorOnTheDay() {
        List<String> kernels = availableKernels();
        assertThat(kernels).as("there is something to compare").contains("scalar", "simd", "simd_128");
        Set<String> weights = new LinkedHashSet<>();
        int runs = 0;
        for (String name : kernels) {
            for (int threads : new int[] {1, 2, 4}) {
                RunFolder run = new RunFolder(folder.resolve("run" + runs++));
                Examples.train("digits", run.path(), 5, "--threads", threads, "--set", "runtime.kernels=" + name);
                assertThat(run.summary().get("kernels").stringValue()).isEqualTo(name);
                assertThat(run.summary().get("threads").intValue()).isEqualTo(threads);
                weights.add(run.weightsSha256() + " " + run.summary().get("metrics"));
            }
        }
        assertThat(runs).isEqualTo(3 * kernels.size());
        assertThat(weights).as("weights and metrics").hasSize(1);
    }

    private static List<String> availableKernels() {
        return DataPlugins.load().kernelsProviders().stream()
                .flatMap(provider -> provider.names().stream()
                        .filter(name -> provider.probe(name).available()))
                .toList();
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
