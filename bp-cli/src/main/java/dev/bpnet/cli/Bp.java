package dev.bpnet.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code bp} command: trains and runs feed-forward neural networks. */
@Command(
        name = "bp",
        version = "bp 0.1.0-SNAPSHOT",
        mixinStandardHelpOptions = true,
        description = "Trains and runs feed-forward neural networks described in YAML.")
public final class Bp implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bp()).execute(arguments));
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
