package dev.bpnet.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher of the distribution, started with JDKs that only look like some. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    /** What Maven packaged. */
    private static final Path PACKAGED = Path.of(System.getProperty("bp.folder"));

    private final Path folder;
    private final Path bp;
    private final Shell shell;

    LauncherTest(@TempDir Path temporary) throws IOException {
        folder = Files.createDirectories(temporary.toRealPath().resolve("with a blank"));
        Path home = folder.resolve("bp home");
        Shell.copy(PACKAGED, home);
        bp = home.resolve("bin/bp");
        shell = new Shell(folder);
    }

    @BeforeEach
    void thereIsADistribution() {
        assertThat(bp).isExecutable();
    }

    @Test
    void theOrderIsBpJavaHomeThenJavaHomeThenThePathThenTheFolders() throws Exception {
        Path first = Shell.jdk(folder.resolve("first"), "25.0.3");
        Path second = Shell.jdk(folder.resolve("second"), "25.0.3");
        Path third = Shell.jdk(folder.resolve("third"), "25.0.3");
        Path fourth = Shell.jdk(folder.resolve("fourth/jdk"), "25.0.3");

        shell.with("BP_JDK_FOLDERS", fourth.getParent());
        assertThat(shell.run(bp).startedJdk()).isEqualTo(fourth);
        shell.onPath(third.resolve("bin"));
        assertThat(shell.run(bp).startedJdk()).isEqualTo(third);
        shell.with("JAVA_HOME", second);
        assertThat(shell.run(bp).startedJdk()).isEqualTo(second);
        shell.with("BP_JAVA_HOME", first);
        assertThat(shell.run(bp).startedJdk()).isEqualTo(first);
    }

    @Test
    void refusesABpJavaHomeOfAnotherVersionThoughThereIsARightOneElsewhere() throws Exception {
        Path java17 = Shell.jdk(folder.resolve("java 17"), "17.0.15");
        Path java25 = Shell.jdk(folder.resolve("java 25"), "25");

        Shell.Result result =
                shell.with("BP_JAVA_HOME", java17).with("JAVA_HOME", java25).run(bp);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("bp: BP_JAVA_HOME must name a JDK 25, but it is " + java17 + " (Java 17.0.15)\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0_452", "17.0.15", "24.0.2", "26", "26-ea", "250.1", ""})
    void passesOverAJavaHomeOfAnotherVersion(String version) throws Exception {
        Path other = Shell.jdk(folder.resolve("other"), version);
        Path onPath = Shell.jdk(folder.resolve("on path"), "25.0.3");

        Shell.Result result =
                shell.with("JAVA_HOME", other).onPath(onPath.resolve("bin")).run(bp);

        assertThat(result.startedJdk()).isEqualTo(onPath);
    }

    @ParameterizedTest
    @ValueSource(strings = {"25", "25.0.3", "25-ea", "25+36"})
    void takesEveryUpdateAndEarlyAccessOf25(String version) throws Exception {
        Path jdk = Shell.jdk(folder.resolve("jdk"), version);

        assertThat(shell.with("JAVA_HOME", jdk).run(bp).startedJdk()).isEqualTo(jdk);
    }

    @Test
    void anEmptyVariableIsAsGoodAsNone() throws Exception {
        Path jdk = Shell.jdk(folder.resolve("jdks/25 of mine"), "25.0.3");

        Shell.Result result = shell.with("BP_JAVA_HOME", "")
                .with("JAVA_HOME", "")
                .with("BP_JDK_FOLDERS", jdk.getParent())
                .run(bp);

        assertThat(result.startedJdk()).isEqualTo(jdk);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void followsTheLinksOfTheJavaOnThePath() throws Exception {
        Path jdk = Shell.jdk(folder.resolve("real jdk"), "25.0.3");
        Path bin = Files.createDirectories(folder.resolve("bin of links"));
        Path alternatives = Files.createDirectories(folder.resolve("alternatives"));
        Files.createSymbolicLink(alternatives.resolve("java"), jdk.resolve("bin/java"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of("../alternatives/java"));

        assertThat(shell.onPath(bin).run(bp).startedJdk()).isEqualTo(jdk);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "linux/temurin-25",
                "mac/temurin-25.jdk/Contents/Home",
                "brew/openjdk@25/libexec/openjdk.jdk/Contents/Home"
            })
    void looksIntoTheFoldersOfLinuxAndOfMacOs(String place) throws Exception {
        Path jdks = folder.resolve(place.substring(0, place.indexOf('/')));
        Shell.jdk(jdks.resolve("temurin-17"), "17.0.15");
        Path jdk = Shell.jdk(folder.resolve(place), "25.0.3");

        Shell.Result result = shell.with("BP_JDK_FOLDERS", folder.resolve("none") + ":" + jdks)
                .run(bp);

        assertThat(result.startedJdk()).isEqualTo(jdk);
    }

    @Test
    void saysWhereItLookedWhenThereIsNone() throws Exception {
        Path home = Shell.jdk(folder.resolve("java home"), "21.0.2");
        Path path = Shell.jdk(folder.resolve("path"), "17.0.15");
        Path nested = Shell.jdk(folder.resolve("jdks/24"), "24");
        Path empty = Files.createDirectories(folder.resolve("empty"));

        Shell.Result result = shell.with("JAVA_HOME", home)
                .onPath(path.resolve("bin"))
                .with("BP_JDK_FOLDERS", nested.getParent() + ":" + empty)
                .run(bp, "train", "x.yaml");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .isEqualTo("bp: needs a JDK 25 and found none. Looked at:\n"
                        + "  JAVA_HOME: " + home + " (Java 21.0.2)\n"
                        + "  java on the PATH: " + path + " (Java 17.0.15)\n"
                        + "  " + nested.getParent() + ": " + nested + " (Java 24)\n"
                        + "  " + nested.getParent() + "\n"
                        + "  " + empty + "\n"
                        + "Install one (Eclipse Temurin 25, for example);"
                        + " if it is somewhere else, set BP_JAVA_HOME to its folder.\n");
    }

    @Test
    void handsArgumentsInAndTheExitCodeOutAsTheyAre() throws Exception {
        Path jdk = Shell.jdk(folder.resolve("jdk"), "25.0.3");

        Shell.Result result = shell.with("JAVA_HOME", jdk)
                .with("FAKE_EXIT", 7)
                .run(bp, "predict", "a b", "*", "", "$HOME", "--set", "x=\"1\"");

        assertThat(result.out()).endsWith("\ndev.bpnet.cli.Bp\npredict\na b\n*\n\n$HOME\n--set\nx=\"1\"\n");
        assertThat(result.exitCode()).isEqualTo(7);
    }

    @Test
    void becomesTheJvmSoThatSignalsReachIt() throws Exception {
        Path jdk = Shell.jdk(folder.resolve("jdk"), "25.0.3");

        Shell.Result result = shell.with("JAVA_HOME", jdk).run(bp);

        assertThat(result.outLines().getFirst()).isEqualTo(Long.toString(result.pid()));
    }

    @Test
    void givesBpJavaOptsToTheJvmWordByWordAndUnexpanded() throws Exception {
        Path jdk = Shell.jdk(folder.resolve("jdk"), "25.0.3");

        Shell.Result result =
                shell.with("JAVA_HOME", jdk).with("BP_JAVA_OPTS", " -Xmx3g  *").run(bp, "--version");

        assertThat(result.outLines())
                .containsSubsequence("-XX:+UseSerialGC", "-Xmx3g", "*", "-cp", "dev.bpnet.cli.Bp", "--version");
    }

    @Test
    void leavesTheChoiceOfACollectorToBpJavaOpts() throws Exception {
        Path jdk = Shell.jdk(folder.resolve("jdk"), "25.0.3");

        Shell.Result result = shell.with("JAVA_HOME", jdk)
                .with("BP_JAVA_OPTS", "-XX:+UseParallelGC")
                .run(bp);

        assertThat(result.outLines()).contains("-XX:+UseParallelGC").doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void startsThroughLinksAndFromAnyFolder() throws Exception {
        Path jdk = Shell.jdk(folder.resolve("jdk"), "25.0.3");
        Path links = Files.createDirectories(folder.resolve("links"));
        Files.createSymbolicLink(links.resolve("absolute"), bp);
        Path relative = Files.createSymbolicLink(links.resolve("relative"), Path.of("absolute"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));

        String direct = classPath(shell.with("JAVA_HOME", jdk).run(bp));

        assertThat(direct).contains("bp-cli").doesNotContain("*");
        assertThat(classPath(shell.in(elsewhere).run(relative))).isEqualTo(direct);
        assertThat(classPath(shell.in(links).run("./relative"))).isEqualTo(direct);
        assertThat(classPath(shell.in(bp.getParent()).run("sh", "bp"))).isEqualTo(direct);
    }

    @Test
    void runsOnTheRealThing() throws Exception {
        Shell.Result result =
                shell.with("BP_JAVA_HOME", System.getProperty("java.home")).run(bp, "--version");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).startsWith("bp " + System.getProperty("bp.version"));
        // The JVM's own line about the incubating vector API cannot be turned off; nothing else may be there.
        assertThat(result.err().lines()).allMatch("WARNING: Using incubator modules: jdk.incubator.vector"::equals);
    }

    private static String classPath(Shell.Result result) {
        assertThat(result.err()).isEmpty();
        return result.outLines().get(result.outLines().indexOf("-cp") + 1);
    }
}
