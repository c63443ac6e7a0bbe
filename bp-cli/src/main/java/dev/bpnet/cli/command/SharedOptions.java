package dev.bpnet.cli.command;

import dev.bpnet.cli.terminal.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command takes. */
public final class SharedOptions {
    private static final int MOST_THREADS = 1024;

    @Option(names = "--plugins", paramLabel = "DIR", description = "A folder with jars of plugins. Repeatable.")
    private final List<Path> plugins = new ArrayList<>();

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use at most; changes no result.")
    private @Nullable Integer threads;

    @Option(names = "--debug", description = "Show where an error came from.")
    private boolean debug;

    /** Folders with jars of plugins. */
    public List<Path> plugins() {
        return plugins;
    }

    /** Threads at most; null where nothing was said. */
    public @Nullable Integer threads() {
        Integer given = threads;
        if (given != null && (given < 1 || given > MOST_THREADS)) {
            throw new UsageException(String.format(
                    Locale.ROOT, "--threads %d: a number from 1 to %d was expected", given, MOST_THREADS));
        }
        return given;
    }

    /** Whether stack traces are wanted. */
    public boolean debug() {
        return debug;
    }
}
