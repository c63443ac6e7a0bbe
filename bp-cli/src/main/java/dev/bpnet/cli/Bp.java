package dev.bpnet.cli;

import dev.bpnet.cli.terminal.Console;
import dev.bpnet.cli.terminal.ExitCode;
import dev.bpnet.cli.terminal.Failures;
import dev.bpnet.cli.terminal.UsageException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code bp} command. */
@Command(
        name = "bp",
        description = "Trains and runs feed-forward neural networks described in YAML.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "bp COMMAND --help tells more of a command."})
public final class Bp implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, console()));
    }

    /** The console of this process. */
    static Console console() {
        return Console.ofProcess(System::getenv);
    }

    /** Runs the command line; returns the exit code. */
    public static int run(String[] arguments, Console console) {
        CommandLine line = new CommandLine(new Bp(), new CommandFactory(console));
        Commands.addTo(line, arguments);
        boolean debug = Arrays.asList(arguments).contains("--debug");
        Failures failures = new Failures(console);
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
        line.setColorScheme(Help.defaultColorScheme(console.color() ? Help.Ansi.ON : Help.Ansi.OFF));
        line.setUsageHelpWidth(Math.clamp(console.width(), 80, 120));
        line.setExecutionExceptionHandler((failure, command, result) -> failures.tell(failure, debug));
        line.setExecutionStrategy(new CommandLine.RunLast());
        int code;
        try {
            code = line.execute(arguments);
        } catch (Throwable failure) {
            code = failures.tell(failure, debug);
        }
        console.out().flush();
        console.err().flush();
        if (console.out().checkError() && code == ExitCode.DONE) {
            console.err()
                    .println("error: the results could not be written: the disk is full, or their reader has gone");
            console.err().flush();
            return ExitCode.FAILED;
        }
        return code;
    }

    @Override
    public void run() {
        CommandSpec own = spec;
        if (own == null) {
            throw new UsageException("no command was given");
        }
        own.commandLine().usage(own.commandLine().getErr());
        throw new CommandLine.ParameterException(own.commandLine(), "name a command: bp train FILE, for example");
    }
}
