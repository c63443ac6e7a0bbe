package dev.bpnet.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.definition.DoubleNetwork;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrajectoryTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final TargetInfo TARGET = TargetInfo.classes(List.of("0", "1", "2"));

    static List<Trajectory> all() {
        return Trajectory.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theTrainerFollowsPyTorchStepByStep(Trajectory reference) {
        float[][] x = Arrays.stream(reference.x()).map(Trajectory::toFloats).toArray(float[][]::new);
        Network start = reference.start(PLUGINS);
        try (Trainer trainer = Trainer.builder(start)
                .loss("cross_entropy")
                .optimizer(optimizer(reference))
                .target(TARGET)
                .threads(1)
                .build()) {
            for (int k = 0; k < reference.steps(); k++) {
                int[] rows = reference.batch(k);
                float[][] batch = Arrays.stream(rows).mapToObj(i -> x[i]).toArray(float[][]::new);
                int[] labels = Arrays.stream(rows).map(i -> reference.y()[i]).toArray();
                double loss = trainer.step(Dataset.of(batch, labels, TARGET));
                assertThat(loss).as("loss before step %d", k).isCloseTo(reference.loss(k), within(1e-5));
                float[] found = trainer.network().parameters();
                double[] expected = reference.parameters(k);
                for (int i = 0; i < expected.length; i++) {
                    assertThat((double) found[i])
                            .as("parameter %d after step %d", i, k)
                            .isCloseTo(expected[i], within(1e-5 * Math.max(1, Math.abs(expected[i]))));
                }
            }
        }
    }

    /** The definitions have no optimizer, so plain gradient descent is done here. */
    @Test
    void theDoubleDefinitionsFollowPlainGradientDescentToTwelveDigits() {
        Trajectory reference = Trajectory.all().getFirst();
        assertThat(reference).hasToString("4-8-3_relu_ce_sgd float64");
        Network start = reference.start(PLUGINS);
        DoubleNetwork network = new DoubleNetwork(start.graph(), start.parameters(), start.buffers());
        setExactly(network, reference);
        Loss loss = PLUGINS.loss(Choice.of("cross_entropy"), TARGET);
        double[][] t =
                Arrays.stream(reference.y()).mapToObj(c -> new double[] {c}).toArray(double[][]::new);
        double[] weights = new double[t.length];
        Arrays.fill(weights, 1);
        for (int k = 0; k < reference.steps(); k++) {
            double found = network.gradient(reference.x(), t, weights, loss, (part, name, formula, values) -> {});
            assertThat(found).isCloseTo(reference.loss(k), within(1e-12));
            double[] expected = reference.parameters(k);
            for (Parameter p : network.graph().layout().parameters()) {
                double[][] values = network.parameter(p);
                double[][] gradient = network.gradient(p);
                for (int i = 0; i < p.rows(); i++) {
                    for (int j = 0; j < p.columns(); j++) {
                        values[i][j] -= reference.hyper("lr", 0) * gradient[i][j];
                        assertThat(values[i][j]).isCloseTo(expected[p.offset() + i * p.columns() + j], within(1e-12));
                    }
                }
            }
        }
    }

    /** The file's numbers are decimal: as double, not by way of float. */
    private static void setExactly(DoubleNetwork network, Trajectory reference) {
        double[] exact = reference.initial();
        for (Parameter p : network.graph().layout().parameters()) {
            double[][] values = network.parameter(p);
            for (int i = 0; i < p.rows(); i++) {
                System.arraycopy(exact, p.offset() + i * p.columns(), values[i], 0, p.columns());
            }
        }
    }

    private static Choice<Optimizer> optimizer(Trajectory reference) {
        double rate = reference.hyper("lr", Double.NaN);
        return reference.optimizer().equals("Adam")
                ? PLUGINS.choice(Optimizer.class, "adam", Map.of("learning_rate", rate))
                : PLUGINS.choice(
                        Optimizer.class,
                        "sgd",
                        Map.of("learning_rate", rate, "momentum", reference.hyper("momentum", 0)));
    }
}
