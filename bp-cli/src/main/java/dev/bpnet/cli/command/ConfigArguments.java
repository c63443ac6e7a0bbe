package dev.bpnet.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The configuration a command works on. */
public final class ConfigArguments {
    @Parameters(index = "0", paramLabel = "FILE", description = "The experiment, in YAML.")
    private Path file = Path.of("");

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Overrides a value, read as YAML: --set training.epochs=10. Repeatable.")
    private final List<String> sets = new ArrayList<>();

    /** The file. */
    public Path file() {
        return file;
    }

    /** The overrides, that of {@code --threads} last. */
    public List<String> sets(SharedOptions shared) {
        List<String> all = new ArrayList<>(sets);
        Integer threads = shared.threads();
        if (threads != null) {
            all.add("runtime.threads=" + threads);
        }
        return all;
    }
}
