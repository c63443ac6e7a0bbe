package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code resolved.yaml} is an experiment of its own, wherever it is read. */
class ResolvedConfigTest {

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private String train(Path file, String run, String... sets) {
        Object[] arguments = new Object[5 + sets.length];
        arguments[0] = "train";
        arguments[1] = file;
        arguments[2] = "--json";
        arguments[3] = "--out";
        arguments[4] = folder.resolve(run);
        System.arraycopy(sets, 0, arguments, 5, sets.length);
        return InProcess.bp(arguments).succeeded().json().get("weights_sha256").stringValue();
    }

    @Test
    void trainsToTheSameWeightsFromTheRunsFolder() throws IOException {
        StringBuilder rows = new StringBuilder("x,colour,y\n");
        for (int i = 0; i < 60; i++) {
            rows.append(i * 7 % 60 / 10.0)
                    .append(i % 3 == 0 ? ",red" : ",blue")
                    .append(i * 7 % 60 > 25 ? ",a\n" : ",b\n");
        }
        write("shared/data[1]/train.csv", rows.toString());
        write("shared/data[1]/base.yaml", """
                data:
                  train: '*.csv'
                  target: y
                  split: {random: {validation: 0.25}}
                network: {layers: [{dense: {units: 4, activation: tanh}}]}
                training: {optimizer: adam, epochs: 3, batch_size: 8}
                """);
        Path experiment = write("mine/experiment.yaml", "include: ../shared/data[1]/base.yaml\nseed: 7\n");

        String weights = train(experiment, "runs/1", "--set", "seed=11");

        assertThat(train(folder.resolve("runs/1/resolved.yaml"), "runs/2")).isEqualTo(weights);
        assertThat(train(experiment, "runs/3")).isNotEqualTo(weights);
        assertThat(Files.readString(folder.resolve("runs/2/resolved.yaml")))
                .isEqualTo(Files.readString(folder.resolve("runs/1/resolved.yaml")))
                .contains("shared/data[1]/*.csv");
    }
}
