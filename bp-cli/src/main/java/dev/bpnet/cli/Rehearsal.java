package dev.bpnet.cli;

import dev.bpnet.cli.terminal.Console;
import dev.bpnet.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs what people run, on the examples, into a folder that is deleted afterwards and without a word. The launcher starts it
 * once, to have the JVM write an archive of the classes that were used; later starts map them into memory, parsed and verified.
 */
public final class Rehearsal {
    private Rehearsal() {}

    /** Takes the folder of the examples; ends with 1 when a command failed. */
    public static void main(String[] arguments) throws IOException {
        Path examples = Path.of(arguments[0]);
        Path folder = Files.createTempDirectory("bp-rehearsal");
        boolean succeeded;
        try {
            succeeded = commands(examples, folder).stream().allMatch(Rehearsal::succeeds);
        } finally {
            delete(folder);
        }
        System.exit(succeeded ? ExitCode.DONE : ExitCode.FAILED);
    }

    private static List<List<String>> commands(Path examples, Path folder) {
        String iris = examples.resolve("iris.yaml").toString();
        String rows = examples.resolve("data/iris/test.csv").toString();
        String run = folder.resolve("iris").toString();
        return List.of(
                List.of("--help"),
                List.of("--version"),
                List.of("train", "--help"),
                List.of("train", iris, "--out", run),
                List.of(
                        "train",
                        examples.resolve("xor.yaml").toString(),
                        "--json",
                        "--out",
                        folder.resolve("xor").toString()),
                List.of("evaluate", run, "--data", rows),
                List.of("predict", run, rows),
                List.of("inspect", run),
                List.of("check", iris),
                List.of("render", iris),
                List.of("explain", examples.resolve("xor.yaml").toString()),
                List.of("plugins", "list"));
    }

    private static boolean succeeds(List<String> command) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(
                nowhere,
                nowhere,
                InputStream.nullInputStream(),
                false,
                false,
                Bp.console().environment());
        return Bp.run(command.toArray(String[]::new), console) == ExitCode.DONE;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
