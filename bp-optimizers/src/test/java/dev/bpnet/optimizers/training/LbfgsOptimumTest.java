package dev.bpnet.optimizers.training;

import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.optimizers.training.ByLbfgs.THREE_CLASSES;
import static dev.bpnet.optimizers.training.ByLbfgs.thirds;
import static dev.bpnet.optimizers.training.ByLbfgs.trainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.optimize.ParameterGroup;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.train.Trainer;
import dev.bpnet.core.train.TrainingReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Where training by lbfgs ends: the optimum, on any number of threads, with penalties, decays and frozen parameters. */
class LbfgsOptimumTest {
    private static final Plugins PLUGINS = Plugins.load();

    /** The optimum of scikit-learn 1.2.1: LogisticRegression(C=1/(114·0.01), solver='lbfgs', tol=1e-12), inputs standardised. */
    @Test
    void logisticRegressionEndsInTheOptimumOfScikitLearn() throws IOException {
        double[][] weights = {
            {-1.014927067239792, 1.0531587444996453, -1.7126924192190747, -1.5847369936583824},
            {0.48738943767997145, -0.34606706828151235, -0.3055375713901767, -0.7163499989935107},
            {0.5275376295598206, -0.707085676218133, 2.018229990609251, 2.3010869926518938}
        };
        double[] biases = {-0.19292308860717566, 1.8411860808413487, -1.6482629922341758};
        try (Trainer trainer = trainer(Network.of(4, dense(3)), Map.of("weight_decay", 0.01))
                .epochs(200)
                .build()) {
            TrainingReport report = trainer.fit(iris());

            assertThat(report.status()).isEqualTo(TrainingReport.Status.CONVERGED);
            assertThat(report.epochs()).isLessThan(60);
            assertThat(report.last().trainLoss()).isCloseTo(0.14020115216814616, within(2e-4));
            float[] w = trainer.network().parameters();
            double objective = report.last().trainLoss();
            for (int j = 0; j < 3; j++) {
                for (int i = 0; i < 4; i++) {
                    assertThat((double) w[i * 3 + j]).isCloseTo(weights[j][i], within(3e-3));
                    objective += 0.005 * w[i * 3 + j] * w[i * 3 + j];
                }
                assertThat((double) w[12 + j]).isCloseTo(biases[j], within(3e-3));
            }
            assertThat(objective).isCloseTo(0.23367251348241375, within(1e-6));
        }
    }

    private static Dataset iris() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("..", "examples", "data", "iris", "train.csv"));
        List<String> labels = List.of("Iris-setosa", "Iris-versicolor", "Iris-virginica");
        int rows = lines.size() - 1;
        double[][] raw = new double[rows][];
        int[] classes = new int[rows];
        for (int i = 0; i < rows; i++) {
            String[] cells = lines.get(i + 1).split(",");
            raw[i] = Arrays.stream(cells)
                    .limit(4)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            classes[i] = labels.indexOf(cells[4]);
        }
        float[][] x = new float[rows][4];
        for (int j = 0; j < 4; j++) {
            int column = j;
            double mean =
                    Arrays.stream(raw).mapToDouble(row -> row[column]).average().orElseThrow();
            double variance = Arrays.stream(raw)
                    .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
                    .average()
                    .orElseThrow();
            for (int i = 0; i < rows; i++) {
                x[i][j] = (float) ((raw[i][j] - mean) / Math.sqrt(variance));
            }
        }
        return Dataset.of(x, classes);
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        Set<String> weights = new HashSet<>();
        for (int threads = 1; threads <= 3; threads++) {
            try (Trainer trainer = trainer(Network.of(4, dense(160, "tanh"), dense(60, "tanh"), dense(3)), Map.of())
                    .epochs(6)
                    .threads(threads)
                    .build()) {
                trainer.fit(thirds(700, 1));
                weights.add(trainer.network().weightsSha256());
            }
        }
        assertThat(weights).hasSize(1);
    }

    /** The function that is minimised is that of the gradient: in standard units, though losses are told in the target's own. */
    @Test
    void aLineThroughNumbersOfAnyUnitIsFoundInAFewIterations() {
        float[][] x = new float[200][2];
        float[] y = new float[200];
        for (int i = 0; i < 200; i++) {
            x[i][0] = (float) StrictMath.sin(3.7 * i);
            x[i][1] = (float) StrictMath.cos(1.3 * i * i);
            y[i] = 1000 + 300 * x[i][0] - 50 * x[i][1];
        }
        try (Trainer trainer = trainer(Network.of(2, dense(1)), Map.of())
                .standardizeTargets(true)
                .epochs(50)
                .build()) {
            TrainingReport report = trainer.fit(Dataset.of(x, y));

            assertThat(report.status()).isEqualTo(TrainingReport.Status.CONVERGED);
            assertThat(report.epochs()).isLessThan(15);
            assertThat(report.last().trainLoss()).isLessThan(1e-2);
            assertThat(trainer.network().predictor().predict(new float[] {1, 1})[0])
                    .isCloseTo(1250, within(0.1f));
            assertThat(report.minimized().evaluations()).isLessThan(30);
        }
    }

    @Test
    void l2IsHalfOfTheWeightDecay() {
        List<float[]> ends = new ArrayList<>();
        for (double factor : new double[] {0.02, 0}) {
            Choice<Layer> output = PLUGINS.choice(
                    Layer.class,
                    "dense",
                    factor == 0
                            ? Map.of("units", 3)
                            : Map.of("units", 3, "regularizer", Map.of("l2", Map.of("factor", factor / 2))));
            try (Trainer trainer = trainer(
                            Network.of(4, output),
                            factor == 0 ? Map.of("weight_decay", 0.02) : Map.<String, Object>of())
                    .build()) {
                assertThat(trainer.fit(thirds(100, 3)).status()).isEqualTo(TrainingReport.Status.CONVERGED);
                ends.add(trainer.network().parameters());
            }
        }
        for (int i = 0; i < ends.get(0).length; i++) {
            assertThat(ends.get(0)[i]).isCloseTo(ends.get(1)[i], within(2e-3f));
        }
    }

    @Test
    void frozenParametersKeepTheirBitsAndGroupsHaveADecayOfTheirOwn() {
        Dataset data = thirds(100, 4);
        try (Trainer start = trainer(THREE_CLASSES, Map.of()).build();
                Trainer trainer = trainer(THREE_CLASSES, Map.of("weight_decay", 0.01))
                        .epochs(30)
                        .parameterGroups(List.of(
                                ParameterGroup.frozen("layers[0].*"),
                                new ParameterGroup("*.biases", null, 10.0, false)))
                        .build()) {
            start.prepare(data);
            float[] first = start.network().parameters();
            TrainingReport report = trainer.fit(data);
            float[] last = trainer.network().parameters();

            assertThat(Arrays.copyOf(last, 40)).isEqualTo(Arrays.copyOf(first, 40));
            assertThat(Arrays.copyOfRange(last, 40, 64)).isNotEqualTo(Arrays.copyOfRange(first, 40, 64));
            for (int i = 64; i < 67; i++) {
                assertThat(last[i]).isBetween(-0.05f, 0.05f);
            }
            assertThat(report.last().trainLoss())
                    .isLessThan(report.history().getFirst().trainLoss());
        }
    }

    @Test
    void whereTheGradientIs0ItHasConvergedAtOnce() {
        Choice<Layer> zeros = PLUGINS.choice(Layer.class, "dense", Map.of("units", 1, "initializer", "zeros"));
        try (Trainer trainer = trainer(Network.of(1, zeros), Map.of()).build()) {
            TrainingReport report = trainer.fit(Dataset.of(new float[][] {{1}, {2}}, new float[] {0, 0}));

            assertThat(report.status()).isEqualTo(TrainingReport.Status.CONVERGED);
            assertThat(report.epochs()).isEqualTo(1);
            assertThat(report.minimized())
                    .isEqualTo(new TrainingReport.Minimized(
                            1, "the greatest slope of the loss is 0.0, at most tolerance_grad 1.0e-07"));
            assertThat(trainer.network().parameters()).containsOnly(0);
        }
    }
}
