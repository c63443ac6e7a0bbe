package dev.bpnet.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The {@code bp} of the source tree, with a Maven that only notes that it was called and leaves a jar behind. */
@DisabledOnOs(OS.WINDOWS)
class SourceLauncherTest {

    private static final Path SOURCES = Path.of(System.getProperty("bp.sources"));

    private final Path root;
    private final Path bp;
    private final Path calls;
    private final Path source;
    private final Shell shell;

    SourceLauncherTest(@TempDir Path temporary) throws IOException {
        Path folder = temporary.toRealPath();
        root = Files.createDirectories(folder.resolve("a source tree"));
        calls = folder.resolve("calls");
        bp = Files.copy(SOURCES.resolve("bp"), root.resolve("bp"), StandardCopyOption.COPY_ATTRIBUTES);
        Shell.copy(SOURCES.resolve("bp-dist/src/main/launcher"), root.resolve("bp-dist/src/main/launcher"));
        source = root.resolve("bp-core/src/main/java/A.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "class A {}");
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.createDirectories(root.resolve(".mvn"));
        age(root);
        maven(folder, "");
        shell = new Shell(folder)
                .with("JAVA_HOME", Shell.jdk(folder.resolve("jdk"), "25.0.3"))
                .onPath(folder.resolve("maven"));
    }

    @Test
    void buildsOnFirstUseAndSaysSoOnStandardErrorOnly() throws Exception {
        Shell.Result result = shell.run(bp, "--version");

        assertThat(result.err()).isEqualTo("bp: building (log: " + root.resolve("target/bp-build.log") + ")\n");
        assertThat(result.outLines()).endsWith("dev.bpnet.cli.Bp", "--version");
        assertThat(result.exitCode()).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainOnlyWhenASourceHasChangedOrGone() throws Exception {
        shell.run(bp);
        Shell.Result second = shell.run(bp);
        assertThat(second.err()).isEmpty();
        assertThat(builds()).isEqualTo(1);

        touchLater(source);
        shell.run(bp);
        assertThat(builds()).isEqualTo(2);

        touchLater(root.resolve("pom.xml"));
        shell.run(bp);
        assertThat(builds()).isEqualTo(3);

        Files.delete(source);
        touchLater(source.getParent()); // as the file system does, but beyond doubt
        shell.run(bp);
        assertThat(builds()).isEqualTo(4);
        assertThat(shell.run(bp).err()).isEmpty();
    }

    @Test
    void takesTheBuildOfAFreshMavenVerify() throws Exception {
        leaveBuild(root.resolve("bp-dist/target/bp"), "verified.jar");

        Shell.Result result = shell.run(bp);

        assertThat(builds()).isZero();
        assertThat(result.out()).contains("verified.jar");
    }

    @Test
    void aRebuildLeavesTheJarsOfARunningProgramAlone() throws Exception {
        String before = classPath(shell.run(bp));
        touchLater(source);
        String after = classPath(shell.run(bp));

        assertThat(after).isNotEqualTo(before);
        assertThat(Path.of(before)).exists();
        for (int i = 0; i < 4; i++) {
            touchLater(source);
            shell.run(bp);
        }
        assertThat(Path.of(before)).as("only the last three stay").doesNotExist();
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        maven(root.getParent(), "sleep 2");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(shell.start(bp));
        }
        for (Process process : processes) {
            assertThat(shell.await(process).exitCode()).isZero();
        }
        assertThat(builds()).isEqualTo(1);
        assertThat(root.resolve("target/bp-build.lock")).doesNotExist();
    }

    @Test
    void breaksTheLockOfAProcessThatIsGone() throws Exception {
        Process gone = shell.start("sh", "-c", "exit 0");
        gone.waitFor();
        Path lock = Files.createDirectories(root.resolve("target/bp-build.lock"));
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");

        assertThat(shell.run(bp).exitCode()).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void waitsForTheLockOfAProcessThatLives() throws Exception {
        Path lock = Files.createDirectories(root.resolve("target/bp-build.lock"));
        Files.writeString(lock.resolve("pid"), ProcessHandle.current().pid() + "\n");

        Process waiting = shell.start(bp);
        Thread.sleep(1500);
        assertThat(waiting.isAlive()).isTrue();
        Files.delete(lock.resolve("pid"));
        Files.delete(lock);

        Shell.Result result = shell.await(waiting);
        assertThat(result.exitCode()).isZero();
        assertThat(result.err())
                .startsWith("bp: waiting for a build by process "
                        + ProcessHandle.current().pid());
    }

    @Test
    void showsTheEndOfTheLogOfAFailedBuild() throws Exception {
        maven(root.getParent(), "echo 'A.java: wrong'; exit 1");

        Shell.Result result = shell.run(bp);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("bp: the build failed").endsWith("A.java: wrong\n");
        assertThat(root.resolve("target/bp-build.lock")).doesNotExist();
    }

    @Test
    void saysThatMavenIsMissing() throws Exception {
        Files.delete(root.getParent().resolve("maven/mvn"));

        Shell.Result result = shell.run(bp);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).isEqualTo("bp: building from source needs Maven 3.8.7 or later on the PATH\n");
    }

    @Test
    void aJavaWithoutACompilerDoesNotBuild() throws Exception {
        Files.delete(root.getParent().resolve("jdk/bin/javac"));

        Shell.Result result = shell.run(bp);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("(Java 25.0.3 without a compiler)");
    }

    /** Makes a Maven that notes its call, does what it is told and leaves what the real one does. */
    private void maven(Path folder, String action) throws IOException {
        Path built = root.resolve("bp-dist/target/quick/bp");
        Shell.script(folder.resolve("maven/mvn"), """
                #!/bin/sh
                echo "$JAVA_HOME $*" >>'%s'
                touch '%s'
                %s
                mkdir -p '%s/lib'
                touch '%s/lib/quick.jar'
                cp -p '%s' '%s/.stamp'
                """.formatted(
                        calls, folder.resolve("begun"), action, built, built, folder.resolve("begun"), built));
    }

    private long builds() throws IOException {
        if (!Files.exists(calls)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(calls)) {
            return lines.peek(line -> assertThat(line).startsWith(root.getParent() + "/jdk "))
                    .count();
        }
    }

    private static void leaveBuild(Path folder, String jar) throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        Files.createFile(folder.resolve("lib").resolve(jar));
        Files.createFile(folder.resolve(".stamp"));
    }

    /** As if the whole tree had been checked out a minute ago. */
    private static void age(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
            }
        }
    }

    /** A change after the last build, whatever the resolution of the file system's clock. */
    private static void touchLater(Path file) throws IOException, InterruptedException {
        Thread.sleep(20);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        Thread.sleep(20);
    }

    private static String classPath(Shell.Result result) {
        return result.outLines().get(result.outLines().indexOf("-cp") + 1);
    }
}
