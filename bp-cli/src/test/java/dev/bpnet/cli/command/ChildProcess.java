package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.cli.Bp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code bp} in a process of its own, started as the launcher starts it. For use with try. */
final class ChildProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private ChildProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts it.
     *
     * @param folder the current folder of the process; beside it go what it writes
     * @param jvmOptions options of the virtual machine
     */
    static ChildProcess start(Path folder, List<String> jvmOptions, Object... arguments) throws IOException {
        Path out = Files.createTempFile(folder.toAbsolutePath().getParent(), "out", ".txt");
        Path err = Files.createTempFile(folder.toAbsolutePath().getParent(), "err", ".txt");
        Process process = builder(folder, jvmOptions, arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        return new ChildProcess(process, out, err);
    }

    /** What starts {@code bp} in that folder. */
    static ProcessBuilder builder(Path folder, List<String> jvmOptions, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-Dguice_bytecode_gen_option=DISABLED"));
        command.add("-XX:+UseSerialGC");
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath(), Bp.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        // Java greets on the error stream where these are set.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder;
    }

    /** The class path of the tests, independent of the current folder. */
    static String classPath() {
        List<String> absolute = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            absolute.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(java.io.File.pathSeparator, absolute);
    }

    /** Waits until a file has that many lines, and fails where the process ends before. */
    void awaitLines(Path file, int lines) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Files.exists(file) || Files.readAllLines(file).size() < lines) {
            assertThat(process.isAlive()).as("the process still runs").isTrue();
            assertThat(System.nanoTime()).as("the time").isLessThan(end);
            Thread.sleep(20);
        }
    }

    /** Sends a signal: {@code INT}, {@code TERM}. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Whether the process was started with a signal ignored, as shells start what runs in the background. */
    boolean ignores(int signal) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return false;
        }
        String mask = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn: 0")
                .substring("SigIgn:".length())
                .strip();
        return (Long.parseUnsignedLong(mask, 16) >> (signal - 1) & 1) == 1;
    }

    /** Waits for the end. */
    Outcome await() throws IOException, InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("the process came to an end")
                .isTrue();
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
