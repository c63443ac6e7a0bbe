package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where runs go that are not told where to go: {@code runs} in the current folder of the process. */
class RunsFolderTest {
    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void everyRunHasAFolderOfItsOwnAndLatestLeadsToTheLast() throws Exception {
        Path current = Files.createDirectories(folder.resolve("current"));
        Path runs = current.resolve("runs").resolve("iris");
        String first = train(current);
        assertThat(runs.resolve("latest").toRealPath())
                .isEqualTo(runs.toRealPath().resolve(first));
        String second = train(current);
        assertThat(runs.resolve("latest").toRealPath())
                .isEqualTo(runs.toRealPath().resolve(second));

        assertThat(List.of(first, second))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("\\d{8}T\\d{6}Z-\\w{6}"));
        try (Stream<Path> content = Files.list(runs)) {
            assertThat(content.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("latest", first, second);
        }
        assertThat(Files.isSymbolicLink(runs.resolve("latest"))).isTrue();
        InProcess.bp("inspect", runs.resolve("latest")).succeeded();
    }

    @Test
    void aFolderWhoseNameOnlyBeginsAlikeIsLeftAsItIs() throws Exception {
        Path current = Files.createDirectories(folder.resolve("current"));
        try (ChildProcess child = ChildProcess.start(
                current,
                List.of(),
                "train",
                Examples.experiment("xor").toAbsolutePath(),
                "--set",
                "training.epochs=1",
                "--out",
                "runs_of_mine/one")) {
            child.await().succeeded();
        }
        try (Stream<Path> content = Files.list(current.resolve("runs_of_mine"))) {
            assertThat(content.map(path -> path.getFileName().toString())).containsExactly("one");
        }
    }

    /** Trains as a user does and returns the name of the run's folder. */
    private static String train(Path current) throws Exception {
        try (ChildProcess child = ChildProcess.start(
                current,
                List.of(),
                "train",
                Examples.experiment("iris").toAbsolutePath(),
                "--set",
                "training.epochs=1")) {
            Outcome outcome = child.await().succeeded();
            assertThat(outcome.outLines()).hasSize(4);
            assertThat(outcome.err().lines().filter(line -> !line.contains("incubator modules")))
                    .as("the announcement and the epoch")
                    .hasSize(2);
            String told = outcome.outLines().getLast();
            Path run = Path.of(told.substring(told.lastIndexOf(' ') + 1));
            assertThat(current.resolve(run).resolve("summary.json")).exists();
            assertThat(run.getParent()).isEqualTo(Path.of("runs", "iris"));
            return run.getFileName().toString();
        }
    }
}
