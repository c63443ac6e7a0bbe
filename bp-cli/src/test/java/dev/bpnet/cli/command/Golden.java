package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What commands print, kept in files; {@code -Dgolden.rewrite=true} writes them, to be read before they are committed. */
final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "plugins");

    private Golden() {}

    /** Compares with a file; the run that rewrites it fails. */
    static void matches(String name, String printed) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, printed);
            throw new AssertionError(file + " was written; read it");
        }
        assertThat(printed).isEqualTo(Files.readString(file));
    }
}
