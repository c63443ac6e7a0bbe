package dev.bpnet.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.core.kernels.ScalarKernels;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The module path reads the descriptor, the class path reads the service files: both have to name the same classes. */
class ServicesTest {

    @Test
    void theDescriptorAndTheServiceFilesNameTheSameClasses() throws IOException {
        Path classes = Path.of(URI.create(ScalarKernels.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));

        Map<String, List<String>> provided = new TreeMap<>();
        try (InputStream in = Files.newInputStream(classes.resolve("module-info.class"))) {
            ModuleDescriptor.read(in)
                    .provides()
                    .forEach(p -> provided.put(
                            p.service(), p.providers().stream().sorted().toList()));
        }
        Map<String, List<String>> listed = new TreeMap<>();
        try (Stream<Path> files = Files.list(classes.resolve("META-INF/services"))) {
            for (Path file : files.toList()) {
                listed.put(
                        file.getFileName().toString(),
                        Files.readAllLines(file).stream()
                                .filter(line -> !line.isBlank())
                                .sorted()
                                .toList());
            }
        }
        assertThat(listed).isEqualTo(provided).hasSizeGreaterThanOrEqualTo(6);
    }
}
