package dev.bpnet.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The archive of classes that the launcher makes beside the first run and that later runs start from. */
@DisabledOnOs(OS.WINDOWS)
class ClassArchiveTest {

    private static final Path PACKAGED = Path.of(System.getProperty("bp.folder"));

    private static final String FLAG = "-XX:SharedArchiveFile=";

    private final Path folder;
    private final Path home;
    private final Path bp;
    private final Shell shell;

    ClassArchiveTest(@TempDir Path temporary) throws IOException {
        folder = temporary.toRealPath();
        home = folder.resolve("bp home");
        Shell.copy(PACKAGED, home);
        bp = home.resolve("bin/bp");
        shell = new Shell(folder).with("BP_ARCHIVE", "yes");
    }

    @Test
    void theFirstRunMakesItAndLaterOnesPrintTheSameFromItWhateverBecameOfIt() throws Exception {
        shell.with("BP_JAVA_HOME", System.getProperty("java.home"));
        String expected = shell.run(bp, "--version").out();
        Path archive = awaitArchive();

        assertThat(loadedFrom(archive)).as("classes of ours are mapped").isTrue();
        Shell.Result result = shell.run(bp, "--version");
        assertThat(result.out()).isEqualTo(expected);
        assertThat(result.err()).isEqualTo("WARNING: Using incubator modules: jdk.incubator.vector\n");

        byte[] good = Files.readAllBytes(archive);
        for (byte[] damaged : List.of(new byte[0], "no archive".getBytes(), java.util.Arrays.copyOf(good, 100_000))) {
            Files.write(archive, damaged);
            assertSilentlyIgnored(archive, expected);
        }
        Files.write(archive, good);
        Path jar = home.resolve("lib/bp-cli-" + System.getProperty("bp.version") + ".jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));
        assertSilentlyIgnored(archive, expected);
    }

    @Test
    void anInstallationThatCannotBeWrittenToRunsWithout() throws Exception {
        // A file where the folder would be: permissions do not stop the superuser that tests may run as.
        Files.writeString(home.resolve("cache"), "");
        Path jdk = Shell.jdk(folder.resolve("jdk"), "25.0.3");

        Shell.Result result = shell.with("JAVA_HOME", jdk).run(bp);

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).doesNotContain(FLAG);
    }

    @Test
    void eachJdkHasItsOwn() throws Exception {
        Path one = archivingJdk("one", "25.0.3");
        Path two = archivingJdk("two", "25.0.4");

        shell.with("JAVA_HOME", one).run(bp);
        Path first = awaitArchive();
        assertThat(shell.run(bp).outLines()).contains(FLAG + first);
        Shell.Result other = shell.with("JAVA_HOME", two).run(bp);

        assertThat(other.out()).doesNotContain(FLAG);
        Files.delete(first);
        assertThat(awaitArchive().getFileName().toString()).contains("25.0.4").contains("two");
        assertThat(first.getFileName().toString()).contains("25.0.3").contains("one");
    }

    @Test
    void severalAtOnceMakeOne() throws Exception {
        Path jdk = archivingJdk("jdk", "25.0.3");
        shell.with("JAVA_HOME", jdk);
        List<Process> processes = List.of(shell.start(bp), shell.start(bp), shell.start(bp), shell.start(bp));
        for (Process process : processes) {
            assertThat(shell.await(process).exitCode()).isZero();
        }

        assertThat(awaitArchive()).hasContent("archive\n");
        assertThat(Files.readAllLines(jdk.resolve("made"))).hasSize(1);
    }

    @Test
    void oneThatWasBrokenOffIsMadeByTheNextRun() throws Exception {
        shell.with("JAVA_HOME", archivingJdk("jdk", "25.0.3"));
        shell.run(bp);
        Path archive = awaitArchive();
        Files.delete(archive);
        Process gone = shell.start("sh", "-c", "exit 0");
        gone.waitFor();
        Files.writeString(archive.resolveSibling(archive.getFileName() + ".lock"), gone.pid() + "\n");
        Path half =
                Files.writeString(archive.resolveSibling(archive.getFileName() + "." + gone.pid() + ".jsa"), "arch");

        Path number = Files.writeString(archive.resolveSibling(archive.getFileName() + "." + gone.pid() + ".pid"), "1");

        shell.run(bp);

        assertThat(awaitArchive()).isEqualTo(archive).hasContent("archive\n");
        assertThat(half).doesNotExist();
        assertThat(number).doesNotExist();
    }

    @Test
    void oneThatAppearedMeanwhileIsNotMadeAgain() throws Exception {
        Path jdk = archivingJdk("jdk", "25.0.3");
        shell.with("JAVA_HOME", jdk).run(bp);
        Path archive = awaitArchive();

        shell.run("sh", "-c", """
                . '%1$s/lib/launch.sh'
                bp_find_java && bp_make_archive '%1$s'
                """.formatted(home));

        assertThat(archive).exists();
        assertThat(Files.readAllLines(jdk.resolve("made"))).hasSize(1);
    }

    /** Looks like a JDK; asked for an archive it takes a moment, notes it, and writes something. */
    private Path archivingJdk(String name, String version) throws IOException {
        Path jdk = Shell.jdk(folder.resolve(name), version);
        Shell.script(jdk.resolve("bin/java"), """
                #!/bin/sh
                for word in "$@"; do
                    case $word in
                        -XX:ArchiveClassesAtExit=*)
                            sleep 1
                            echo made >>'%s'
                            echo archive >"${word#*=}"
                            exit 0
                            ;;
                    esac
                done
                printf '%%s\\n' "$@"
                """.formatted(jdk.resolve("made")));
        return jdk;
    }

    private void assertSilentlyIgnored(Path archive, String expected) throws Exception {
        Shell.Result result = shell.run(bp, "--version");
        assertThat(result.out()).isEqualTo(expected);
        assertThat(result.err()).isEqualTo("WARNING: Using incubator modules: jdk.incubator.vector\n");
        assertThat(result.exitCode()).isZero();
        assertThat(loadedFrom(archive)).isFalse();
    }

    private boolean loadedFrom(Path archive) throws Exception {
        Path log = folder.resolve("classes.log");
        shell.with("BP_JAVA_OPTS", "-Xlog:class+load:file=" + log).run(bp, "--version");
        shell.with("BP_JAVA_OPTS", "");
        assertThat(archive).exists();
        return Files.readAllLines(log).stream()
                .anyMatch(line -> line.contains("dev.bpnet.cli.Bp source: shared objects file (top)"));
    }

    /** The one archive, once it is there and its maker is done. */
    private Path awaitArchive() throws IOException, InterruptedException {
        Path cache = home.resolve("cache");
        for (int i = 0; i < 600; i++) {
            if (Files.isDirectory(cache)) {
                try (Stream<Path> files = Files.list(cache)) {
                    List<Path> found = files.toList();
                    if (found.size() == 1 && found.getFirst().toString().endsWith(".jsa")) {
                        return found.getFirst();
                    }
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no archive was made within a minute");
    }
}
