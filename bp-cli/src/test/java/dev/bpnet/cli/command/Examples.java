package dev.bpnet.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The experiments and data that come with the project, as the tests of commands use them. */
final class Examples {
    private static final Path FOLDER = Path.of("..", "examples");

    private Examples() {}

    /** An experiment: {@code iris} is {@code examples/iris.yaml}. */
    static Path experiment(String name) {
        return FOLDER.resolve(name + ".yaml");
    }

    /** A data file: {@code iris/test.csv}. */
    static Path data(String name) {
        return FOLDER.resolve("data").resolve(name);
    }

    /** The lines of a data file. */
    static List<String> lines(String name) throws IOException {
        return Files.readAllLines(data(name));
    }

    /** Trains an experiment for a few epochs into a folder. */
    static Outcome train(String name, Path out, int epochs, Object... more) {
        Object[] arguments = new Object[more.length + 6];
        arguments[0] = "train";
        arguments[1] = experiment(name);
        arguments[2] = "--out";
        arguments[3] = out;
        arguments[4] = "--set";
        arguments[5] = "training.epochs=" + epochs;
        System.arraycopy(more, 0, arguments, 6, more.length);
        return InProcess.bp(arguments).succeeded();
    }
}
