package dev.bpnet.cli.run;

import dev.bpnet.cli.terminal.UsageException;
import dev.bpnet.data.model.Model;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The folder of one run. It is made for the run and belongs to it alone: two runs never share one.
 *
 * @param path the folder
 */
public record RunDirectory(Path path) {
    /** The best model. */
    public static final String MODEL = Model.FILE;

    /** A line an epoch. */
    public static final String METRICS = "metrics.csv";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int ATTEMPTS = 20;

    /** A new folder {@code runs/NAME/TIME-ID} under {@code base}. */
    public static RunDirectory create(Path base, String name, Instant now) throws IOException {
        Path parent = base.resolve("runs").resolve(name);
        Files.createDirectories(parent);
        for (int attempt = 0; ; attempt++) {
            String id = String.format(
                    Locale.ROOT, "%06x", ThreadLocalRandom.current().nextInt(1 << 24));
            Path folder = parent.resolve(TIME.format(now) + "-" + id);
            try {
                Files.createDirectory(folder);
                return new RunDirectory(folder);
            } catch (FileAlreadyExistsException taken) {
                if (attempt == ATTEMPTS) {
                    throw taken;
                }
            }
        }
    }

    /**
     * The folder the user named, new or empty.
     *
     * @throws UsageException when it holds anything
     */
    public static RunDirectory at(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException(
                    String.format(Locale.ROOT, "--out %s is a file; name a folder that is new or empty", folder));
        }
        Files.createDirectories(folder);
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                throw new UsageException(String.format(
                        Locale.ROOT,
                        "--out %s is not empty; name a folder that is new or empty, so that no run is lost",
                        folder));
            }
        }
        try {
            // Whoever makes this file owns the folder; it would be there soon anyway.
            Files.createFile(folder.resolve(METRICS));
        } catch (FileAlreadyExistsException taken) {
            throw new UsageException("--out " + folder + " was just taken by another run; name another folder");
        }
        return new RunDirectory(folder);
    }

    /** Lets {@code runs/NAME/latest} point to this run, once it holds a model. */
    public void publish() {
        Path parent = path.getParent();
        if (parent != null && path.startsWith("runs")) {
            linkLatest(parent, path);
        }
    }

    private static void linkLatest(Path parent, Path folder) {
        Path link = parent.resolve("latest");
        Path fresh = parent.resolve(".latest-" + folder.getFileName());
        try {
            Files.createSymbolicLink(fresh, folder.getFileName());
            Files.move(fresh, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | UnsupportedOperationException noLinks) {
            // A convenience: where links cannot be made, or a real folder has the name, the run goes on without.
            try {
                Files.deleteIfExists(fresh);
            } catch (IOException leftBehind) {
                // Nothing depends on it.
            }
        }
    }

    /** A file in it. */
    public Path file(String name) {
        return path.resolve(name);
    }
}
