package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that are several times the heap once they are encoded: 40,000 of 1,001 inputs, 160 MB. */
class LargeDataTest {
    private static final int ROWS = 40_000;
    private static final List<String> SMALL = List.of("-Xmx48m");
    private static final List<String> LARGE = List.of("-Xmx1g");

    @TempDir
    private static Path temporary;

    private static Path folder;

    @BeforeAll
    static void thereAreRows() throws IOException {
        folder = Files.createDirectories(temporary.resolve("here"));
        Random random = new Random(1);
        try (BufferedWriter rows = Files.newBufferedWriter(folder.resolve("rows.csv"))) {
            rows.write("a,b,c,d,x,label\n");
            for (int row = 0; row < ROWS; row++) {
                for (char column = 'a'; column <= 'd'; column++) {
                    rows.write("l" + random.nextInt(250) + ",");
                }
                rows.write(random.nextInt(100_000) + "," + (random.nextInt(3) == 0 ? "yes" : "no") + "\n");
            }
        }
        Files.writeString(folder.resolve("large.yaml"), """
                name: large
                data:
                  train: rows.csv
                  target: label
                  columns:
                    a: {type: category, embedding: none}
                    b: {type: category, embedding: none}
                    c: {type: category, embedding: none}
                    d: {type: category, embedding: none}
                network:
                  layers:
                    - dense: {units: 4, activation: tanh}
                training:
                  epochs: 1
                  batch_size: 256
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{random: {validation: 0.2, test: 0.1}}", "{stratified: {validation: 0.2}}"})
    void aSmallHeapGivesTheBitsOfALargeOne(String split) throws Exception {
        RunFolder inMemory = train(LARGE, "data.split=" + split);
        assertThat(folder.resolve("runs/large/cache")).doesNotExist();
        RunFolder onDisk = train(SMALL, "data.split=" + split);

        assertThat(onDisk.weightsSha256()).isEqualTo(inMemory.weightsSha256());
        assertThat(onDisk.summary().get("metrics")).isEqualTo(inMemory.summary().get("metrics"));
        assertThat(cached()).allMatch(name -> name.endsWith(".rows")).anyMatch(name -> name.startsWith("train-"));
        List<String> before = cached();
        assertThat(train(SMALL, "data.split=" + split).weightsSha256()).isEqualTo(inMemory.weightsSha256());
        assertThat(cached()).isEqualTo(before);
        clear();
    }

    @Test
    void filesOfTheirOwnForValidationAreKeptThereToo() throws Exception {
        Files.write(
                folder.resolve("others.csv"),
                Files.readAllLines(folder.resolve("rows.csv")).subList(0, 5_000));
        RunFolder inMemory = train(LARGE, "data.validation=others.csv");
        RunFolder onDisk = train(LARGE, "data.validation=others.csv", "data.cache=disk");

        assertThat(onDisk.weightsSha256()).isEqualTo(inMemory.weightsSha256());
        assertThat(onDisk.summary().get("metrics")).isEqualTo(inMemory.summary().get("metrics"));
        assertThat(cached()).hasSize(2).anyMatch(name -> name.startsWith("validation-"));
        clear();
    }

    private RunFolder train(List<String> jvm, String... sets) throws Exception {
        Path run = Files.createTempDirectory(temporary, "run").resolve("of");
        List<Object> arguments = new ArrayList<>(List.of("train", "large.yaml", "--quiet", "--out", run));
        for (String set : sets) {
            arguments.addAll(List.of("--set", set));
        }
        try (ChildProcess process = ChildProcess.start(folder, jvm, arguments.toArray())) {
            Outcome outcome = process.await();
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        }
        return new RunFolder(run);
    }

    private List<String> cached() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("runs/large/cache"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void clear() throws IOException {
        for (String name : cached()) {
            Files.delete(folder.resolve("runs/large/cache").resolve(name));
        }
        Files.delete(folder.resolve("runs/large/cache"));
    }
}
