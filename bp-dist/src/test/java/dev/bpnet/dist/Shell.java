package dev.bpnet.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts a script in an environment that is known in full, and keeps what it wrote. */
final class Shell {

    /** What a process left behind. */
    record Result(int exitCode, String out, String err, long pid) {

        List<String> outLines() {
            return out.lines().toList();
        }

        /** The home of the JDK that was started. */
        Path startedJdk() {
            assertThat(err).isEmpty();
            return Path.of(outLines().get(1)).getParent().getParent();
        }
    }

    private final Map<String, String> environment = new HashMap<>();
    private final Map<Long, Path> outputs = new HashMap<>();
    private Path directory;

    Shell(Path directory) {
        this.directory = directory;
        // The tools a script needs, and no java among them.
        environment.put("PATH", tools(directory).toString());
        environment.put("HOME", directory.toString());
        // A process in the background would outlive the test.
        environment.put("BP_ARCHIVE", "no");
        environment.put("BP_JDK_FOLDERS", directory.resolve("no-jdks-here").toString());
    }

    Shell with(String name, Object value) {
        environment.put(name, value.toString());
        return this;
    }

    Shell onPath(Path folder) {
        environment.merge("PATH", folder.toString(), (tools, first) -> first + ":" + tools);
        return this;
    }

    Shell in(Path directory) {
        this.directory = directory;
        return this;
    }

    Process start(Object... command) throws IOException {
        List<String> words = new ArrayList<>();
        for (Object word : command) {
            words.add(word.toString());
        }
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Path output = Files.createTempDirectory("bp-shell");
        builder.redirectOutput(output.resolve("out").toFile());
        builder.redirectError(output.resolve("err").toFile());
        Process process = builder.start();
        outputs.put(process.pid(), output);
        return process;
    }

    Result await(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the script did not end within a minute");
        }
        Path output = outputs.get(process.pid());
        return new Result(
                process.exitValue(),
                Files.readString(output.resolve("out")),
                Files.readString(output.resolve("err")),
                process.pid());
    }

    Result run(Object... command) throws IOException, InterruptedException {
        return await(start(command));
    }

    /** Writes an executable file. */
    static Path script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /**
     * A folder that looks like a JDK of a version; its java prints its process id, its own path and its arguments, one
     * to a line.
     */
    static Path jdk(Path home, String version) throws IOException {
        script(
                home.resolve("bin/java"),
                "#!/bin/sh\necho \"$$\"\necho \"$0\"\nprintf '%s\\n' \"$@\"\nexit ${FAKE_EXIT:-0}\n");
        script(home.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path tools(Path directory) {
        try {
            Path tools = Files.createDirectories(directory.resolve("tools"));
            for (String tool : List.of(
                    "cat",
                    "cp",
                    "date",
                    "dirname",
                    "find",
                    "head",
                    "ls",
                    "ln",
                    "mkdir",
                    "mv",
                    "nice",
                    "readlink",
                    "rm",
                    "sed",
                    "sh",
                    "sleep",
                    "sort",
                    "tail",
                    "touch",
                    "tr")) {
                // Not a link: JUnit warns of each that leads out of the temporary folder it deletes.
                script(tools.resolve(tool), "#!/bin/sh\nexec '" + find(tool) + "' \"$@\"\n");
            }
            return tools;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path find(String tool) {
        for (String folder : System.getenv("PATH").split(":")) {
            Path file = Path.of(folder).resolve(tool);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new AssertionError("there is no " + tool + " on the path");
    }
}
