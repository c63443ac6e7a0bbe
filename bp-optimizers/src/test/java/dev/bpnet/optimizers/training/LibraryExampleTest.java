package dev.bpnet.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.plugin.Plugin;
import dev.bpnet.core.train.Trainer;
import dev.bpnet.optimizers.Optimizers;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in examples/library, compiled and run with bp-api, bp-core and bp-optimizers and nothing else. */
class LibraryExampleTest {
    private static final Path SOURCE =
            Path.of("..", "examples", "library", "src", "main", "java", "TrainAndPredict.java");

    @Test
    void trainsAndPredictsWithThreeJars(@TempDir Path folder) throws Exception {
        String classPath = Stream.of(Plugin.class, Trainer.class, Optimizers.class, NullMarked.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location ->
                        Path.of(java.net.URI.create(location.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", folder.toString(), "-cp", classPath, "-proc:none", SOURCE.toString());
        assertThat(compiled).isZero();

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath + File.pathSeparator + folder,
                        "TrainAndPredict")
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(0)).isEqualTo("COMPLETED after 60 epochs");
        assertThat(Double.parseDouble(lines.get(1).substring("accuracy ".length())))
                .isGreaterThan(0.97);
        for (int third = 0; third < 3; third++) {
            String[] words = lines.get(2 + third).split(" ");
            assertThat(words[1]).isEqualTo(third + ":");
            assertThat(Double.parseDouble(words[2 + third])).isGreaterThan(0.9);
        }
    }
}
