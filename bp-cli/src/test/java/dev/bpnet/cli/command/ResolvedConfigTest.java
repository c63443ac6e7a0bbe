package dev.bpnet.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void schedulesInSequencePenaltiesConstraintsAndPriorsComeBackAsTheyWere() throws IOException {
        StringBuilder rows = new StringBuilder("x,z,y\n");
        for (int i = 0; i < 60; i++) {
            rows.append(i * 7 % 60 / 10.0).append(',').append(i * 11 % 17);
            rows.append(i * 7 % 60 > 40 ? ",a\n" : ",b\n");
        }
        write("train.csv", rows.toString());
        Path experiment = write("experiment.yaml", """
                data: {train: train.csv, target: y}
                network:
                  layers:
                    - dense:
                        units: 4
                        activation: tanh
                        initializer: {orthogonal: {gain: 1.5}}
                        regularizer: {l1_l2: {l1: 0.001, l2: 0.002}}
                        constraint: {max_norm: {max_value: 1}}
                  output: {bias_initializer: prior, constraint: non_negative}
                training:
                  optimizer: {adam: {learning_rate: 0.1}}
                  epochs: 4
                  batch_size: 15
                  schedule:
                    sequence:
                      stages:
                        - {schedule: {linear: {start_factor: 0.5, length: 2}}, length: 2}
                        - {schedule: {exponential: {gamma: 0.5, period: 4 steps}}}
                """);

        String weights = train(experiment, "runs/1");

        assertThat(train(folder.resolve("runs/1/resolved.yaml"), "runs/2")).isEqualTo(weights);
        assertThat(train(experiment, "runs/3", "--set", "runtime.kernels=scalar", "--set", "runtime.threads=3"))
                .isEqualTo(weights);
        assertThat(train(experiment, "runs/4", "--set", "network.output.bias_initializer=zeros"))
                .isNotEqualTo(weights);
        // The rate of the last step of each epoch: 0.5, 0.75 of the base, then half to the power of 3/4 and 7/4.
        List<String> lines = Files.readAllLines(folder.resolve("runs/1/metrics.csv"));
        int column = List.of(lines.getFirst().split(",")).indexOf("learning_rate");
        double[] rates = lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[column]))
                .toArray();
        assertThat(rates)
                .containsExactly(
                        new double[] {0.05, 0.075, 0.1 * Math.pow(0.5, 0.75), 0.1 * Math.pow(0.5, 1.75)},
                        within(1e-12));
    }
}
