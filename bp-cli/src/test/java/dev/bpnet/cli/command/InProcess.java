package dev.bpnet.cli.command;

import dev.bpnet.cli.Bp;
import dev.bpnet.cli.terminal.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs commands in this process, over streams of bytes in place of a terminal. */
final class InProcess {
    private InProcess() {}

    /** Runs {@code bp} without input. */
    static Outcome bp(Object... arguments) {
        return reading("", arguments);
    }

    /** Runs {@code bp} with this on its standard input. */
    static Outcome reading(String input, Object... arguments) {
        InputStream bytes = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return run(bytes, Map.of(), false, arguments);
    }

    /** Runs {@code bp} as on a terminal, where lines may be rewritten. */
    static Outcome onTerminal(Map<String, String> environment, Object... arguments) {
        return run(new ByteArrayInputStream(new byte[0]), environment, true, arguments);
    }

    private static Outcome run(
            InputStream input, Map<String, String> environment, boolean terminal, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] texts = new String[arguments.length];
        java.util.Arrays.setAll(texts, i -> arguments[i].toString());
        Console console = new Console(
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                input,
                terminal,
                terminal,
                environment::get);
        int code = Bp.run(texts, console);
        return new Outcome(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
