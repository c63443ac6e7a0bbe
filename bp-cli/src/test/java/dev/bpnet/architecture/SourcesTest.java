package dev.bpnet.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the text of the sources shows. */
class SourcesTest {

    /** A file beyond this is two ideas; kernels excepted. */
    private static final int LINES = 400;

    private static final Pattern KERNELS = Pattern.compile("/dev/bpnet/(simd|core/kernels)/");

    private static final Pattern PROMISE = Pattern.compile("\\b(TODO|FIXME|XXX|HACK)\\b");

    @Test
    void filesAreShort() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            int lines = Files.readAllLines(file).size();
            if (lines > LINES && !KERNELS.matcher(file.toUri().getPath()).find()) {
                tooLong.add(file + " has " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void nothingIsPromisedForLater() throws IOException {
        List<String> promises = new ArrayList<>();
        for (Path file : sources()) {
            if (PROMISE.matcher(Files.readString(file)).find()) {
                promises.add(file.toString());
            }
        }
        assertThat(promises).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : House.MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", "bp-" + module, "src", "main", "java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        assertThat(sources).hasSizeGreaterThan(200);
        return sources;
    }
}
