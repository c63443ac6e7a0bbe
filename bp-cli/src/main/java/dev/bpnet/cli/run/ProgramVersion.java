package dev.bpnet.cli.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this program, as the build wrote it. */
public final class ProgramVersion {
    /** For example {@code 0.1.0}. */
    public static final String TEXT = read();

    private ProgramVersion() {}

    private static String read() {
        try (InputStream in = ProgramVersion.class.getResourceAsStream("version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
