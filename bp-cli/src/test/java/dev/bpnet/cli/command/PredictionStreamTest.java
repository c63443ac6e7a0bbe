package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million rows through a process with little memory: too many for their texts to be held in it. */
class PredictionStreamTest {
    private static final int ROWS = 1_000_000;
    private static final int SAMPLE_EVERY = 99_991;
    private static final String HEADER = "sepal_length,sepal_width,petal_length,petal_width";

    @TempDir
    private Path folder;

    @Test
    void predictsAnyNumberOfRowsInBoundedMemoryAndInTheirOrder() throws Exception {
        Path run = folder.resolve("run");
        Examples.train("iris", run, 5);
        Process process = ChildProcess.builder(folder, List.of("-Xmx64m"), "predict", run.toAbsolutePath())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Thread writer = Thread.ofPlatform().daemon().start(() -> writeRows(process));

        List<String> sample = new ArrayList<>();
        int lines = 0;
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(reader.readLine()).startsWith("species,probability_");
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (lines++ % SAMPLE_EVERY == 0) {
                    sample.add(line);
                }
            }
        }
        writer.join();

        assertThat(process.waitFor()).isZero();
        assertThat(lines).isEqualTo(ROWS);
        assertThat(sample).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        for (int i = 0; i < sample.size(); i++) {
            Outcome alone = InProcess.reading(HEADER + "\n" + row(i * SAMPLE_EVERY) + "\n", "predict", run)
                    .succeeded();
            assertThat(alone.outLines().get(1)).isEqualTo(sample.get(i));
        }
    }

    private static void writeRows(Process process) {
        try (Writer out = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write(HEADER + "\n");
            for (int i = 0; i < ROWS; i++) {
                out.write(row(i));
                out.write('\n');
            }
        } catch (IOException closed) {
            // The process ended early, which the exit code and the number of lines show.
        }
    }

    /** Another one for every number. */
    private static String row(int i) {
        return (4 + i % 4001 / 1000.0) + "," + (2 + i % 23 / 10.0) + "," + (1 + i % 5003 / 1000.0) + ","
                + i % 251 / 100.0;
    }
}
