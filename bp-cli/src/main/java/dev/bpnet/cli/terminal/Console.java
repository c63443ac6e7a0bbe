package dev.bpnet.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a process and what is known of them. Results go to {@link #out}, everything else to {@link #err}.
 *
 * @param out for results
 * @param err for progress, warnings and errors
 * @param in the standard input
 * @param live whether {@code err} is a terminal that lines may be rewritten on
 * @param color whether {@code err} may be coloured
 * @param environment gives the value of an environment variable, or null
 */
public record Console(
        PrintStream out,
        PrintStream err,
        InputStream in,
        boolean live,
        boolean color,
        Function<String, @Nullable String> environment) {

    /** Set by the launcher to 1 or 0: Java can only tell whether all three streams together are a terminal. */
    private static final String STDERR_IS_TERMINAL = "BP_STDERR_TERMINAL";

    private static final int BUFFER = 1 << 16;

    /** The console of this process. */
    public static Console ofProcess(Function<String, @Nullable String> environment) {
        String told = environment.apply(STDERR_IS_TERMINAL);
        boolean live = told == null ? isTerminal() : told.equals("1");
        String noColor = environment.apply("NO_COLOR");
        boolean dumb = "dumb".equals(environment.apply("TERM"));
        return new Console(
                stream(new FileOutputStream(FileDescriptor.out), false),
                stream(new FileOutputStream(FileDescriptor.err), true),
                new FileInputStream(FileDescriptor.in),
                live && !dumb,
                live && !dumb && (noColor == null || noColor.isEmpty()),
                environment);
    }

    private static boolean isTerminal() {
        java.io.Console console = System.console();
        return console != null && console.isTerminal();
    }

    private static PrintStream stream(OutputStream bytes, boolean flush) {
        return new PrintStream(new java.io.BufferedOutputStream(bytes, BUFFER), flush, StandardCharsets.UTF_8);
    }

    /** The columns of the terminal; 80 where nobody says. */
    public int width() {
        String columns = environment.apply("COLUMNS");
        if (columns != null && columns.matches("[1-9][0-9]{1,4}")) {
            return Integer.parseInt(columns);
        }
        return 80;
    }

    /** A warning or note on a line of its own. */
    public void note(String text) {
        err.println((color ? "\u001b[33mnote:\u001b[0m " : "note: ") + text);
    }
}
