package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encoded rows that another run has left on the disk are taken only where they are the same. */
class CachedRowsTest {
    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void thereAreRows() throws IOException {
        folder = Files.createDirectories(temporary.resolve("here"));
        Files.writeString(folder.resolve("train.csv"), "x,y\n1,2\n2,4.5\n3,6\n4,8\n");
        Files.writeString(folder.resolve("one.csv"), "x,y\n1.5,3\n0,0.25\n");
        Files.writeString(folder.resolve("two.csv"), "x,y\n3.5,8\n");
        Files.writeString(folder.resolve("cached.yaml"), """
                name: cached
                data:
                  train: train.csv
                  target: y
                  columns:
                    x: {type: number}
                    y: {type: number}
                network:
                  layers:
                    - dense: {units: 2, activation: tanh}
                training:
                  epochs: 2
                """);
    }

    @Test
    void theSameFilesMayBeDividedOtherwise() throws Exception {
        train("data.validation=one.csv", "data.test=two.csv", "data.cache=disk");
        RunFolder onDisk = train("data.validation=[one.csv, two.csv]", "data.cache=disk");
        RunFolder inMemory = train("data.validation=[one.csv, two.csv]", "data.cache=memory");
        assertThat(onDisk.summary().get("metrics")).isEqualTo(inMemory.summary().get("metrics"));
    }

    @Test
    void theSameFilesMayBeReadOtherwise() throws Exception {
        train("data.validation=one.csv", "data.cache=disk");
        String zeroIsMissing = "data.format={csv: {missing_values: ['0']}}";
        RunFolder onDisk = train("data.validation=one.csv", zeroIsMissing, "data.cache=disk");
        RunFolder inMemory = train("data.validation=one.csv", zeroIsMissing, "data.cache=memory");
        assertThat(onDisk.summary().get("metrics")).isEqualTo(inMemory.summary().get("metrics"));
    }

    private RunFolder train(String... sets) throws Exception {
        Path run = Files.createTempDirectory(temporary, "run").resolve("of");
        List<Object> arguments = new ArrayList<>(List.of("train", "cached.yaml", "--quiet", "--out", run));
        for (String set : sets) {
            arguments.addAll(List.of("--set", set));
        }
        try (ChildProcess process = ChildProcess.start(folder, List.of(), arguments.toArray())) {
            process.await().succeeded();
        }
        return new RunFolder(run);
    }
}
