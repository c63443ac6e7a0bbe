package dev.bpnet.optimizers.training;

import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.dropout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.optimize.Clip;
import dev.bpnet.core.optimize.ParameterGroup;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.train.EarlyStopping;
import dev.bpnet.core.train.EpochReport;
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

/** Networks trained by lbfgs, through the trainer. */
class LbfgsTrainingTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final NetworkSpec THREE_CLASSES = Network.of(4, dense(8, "tanh"), dense(3));

    private static Trainer.Builder trainer(NetworkSpec network, Map<String, ?> parameters) {
        return Trainer.builder(network)
                .plugins(PLUGINS)
                .optimizer(PLUGINS.choice(Optimizer.class, "lbfgs", parameters))
                .threads(1)
                .seed(1);
    }

    /** Rows of numbers that look random, with the class that a rule gives them. */
    private static Dataset thirds(int rows, int seed) {
        float[][] x = new float[rows][4];
        int[] classes = new int[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 4; j++) {
                x[i][j] = (float) StrictMath.sin(12.9898 * (i + 1) * (j + 2) + seed);
            }
            double score = x[i][0] + x[i][1] * x[i][2];
            classes[i] = i % 10 == 0 ? i / 10 % 3 : score < -0.3 ? 0 : score < 0.3 ? 1 : 2;
        }
        return Dataset.of(x, classes);
    }

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
    void theLossNeverRisesAndIsThatOfTheWeightsThatAreKept() {
        Dataset data = thirds(120, 2);
        try (Trainer trainer = trainer(THREE_CLASSES, Map.of()).epochs(40).build()) {
            TrainingReport report = trainer.fit(data);

            double before = Double.POSITIVE_INFINITY;
            for (EpochReport epoch : report.history()) {
                assertThat(epoch.trainLoss()).isLessThanOrEqualTo(before);
                before = epoch.trainLoss();
            }
            assertThat(before).isLessThan(0.3);
            assertThat(trainer.evaluate(data).get("loss")).isCloseTo(before, within(1e-6));
            assertThat(report.last().steps()).isEqualTo(report.epochs());
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

    @Test
    void aRowThatIsNotFiniteIsNamed() {
        try (Trainer trainer = trainer(Network.of(1, dense(1)), Map.of()).build()) {
            TrainingReport report = trainer.fit(Dataset.of(new float[][] {{1}, {Float.NaN}}, new float[] {0, 0}));

            assertThat(report.status()).isEqualTo(TrainingReport.Status.DIVERGED);
            assertThat(report.divergence().sentence())
                    .isEqualTo(
                            "the loss is NaN in epoch 1, step 1: an input of row 1 (from 0) of the training data is not"
                                    + " finite");
        }
    }

    /** A first step of a million makes exponentials overflow; the search comes back. */
    @Test
    void aTrialBeyondTheFiniteNumbersIsTooFar() {
        try (Trainer trainer = trainer(
                        Network.of(4, dense(6, "exponential"), dense(3)), Map.of("learning_rate", 1e6, "max_iter", 1))
                .epochs(30)
                .build()) {
            TrainingReport report = trainer.fit(thirds(60, 5));

            assertThat(report.status()).isNotEqualTo(TrainingReport.Status.DIVERGED);
            assertThat(report.last().trainLoss())
                    .isFinite()
                    .isLessThan(report.history().getFirst().trainLoss());
        }
    }

    /** Without a line search nothing keeps it from leaving the finite numbers: that is told, and the epoch before is kept. */
    @Test
    void withoutALineSearchDivergenceIsToldAndTheLastGoodWeightsAreKept() {
        Dataset data = thirds(60, 5);
        NetworkSpec network = Network.of(4, dense(6, "exponential"), dense(3));
        Map<String, ?> wild = Map.of("line_search", "none", "learning_rate", 40, "max_iter", 2);
        TrainingReport report;
        float[] kept;
        try (Trainer trainer = trainer(network, wild).epochs(50).build()) {
            report = trainer.fit(data);
            kept = trainer.network().parameters();
        }
        assertThat(report.status()).isEqualTo(TrainingReport.Status.DIVERGED);
        assertThat(report.epochs()).isPositive();
        assertThat(report.divergence().sentence())
                .startsWith("the loss is ")
                .contains("in epoch " + (report.epochs() + 1));
        try (Trainer trainer = trainer(network, wild).epochs(report.epochs()).build()) {
            assertThat(trainer.fit(data).status()).isEqualTo(TrainingReport.Status.COMPLETED);
            assertThat(kept).isEqualTo(trainer.network().parameters());
        }
    }

    /** The statistics of the inputs do not depend on weights: each epoch leaves one trace in them, whatever it tried. */
    @Test
    void theRunningStatisticsOfABatchNormSeeEachEpochOnce() {
        Dataset data = thirds(90, 6);
        double mean = 0;
        for (int i = 0; i < 90; i++) {
            mean += (float) StrictMath.sin(12.9898 * (i + 1) * 2 + 6) / 90;
        }
        try (Trainer trainer = trainer(Network.of(4, batchNorm(), dense(3)), Map.of("learning_rate", 1000))
                .epochs(5)
                .build()) {
            TrainingReport report = trainer.fit(data);

            assertThat(report.minimized().evaluations()).isGreaterThan(10);
            assertThat((double) trainer.network().buffers()[0])
                    .isCloseTo(mean * (1 - StrictMath.pow(0.9, 5)), within(1e-6));
        }
    }

    @Test
    void aStepThatIsGivenUpChangesNothing() {
        Dataset data = thirds(60, 7);
        float[] expected;
        try (Trainer trainer = trainer(THREE_CLASSES, Map.of("max_iter", 3, "max_eval", 50))
                .epochs(2)
                .build()) {
            assertThat(trainer.fit(data).minimized().evaluations()).isBetween(6L, 10L);
            expected = trainer.network().parameters();
        }
        Trainer[] running = new Trainer[1];
        int[] epochs = new int[1];
        int[] passes = new int[1];
        Dataset stopping = new Watched(data, () -> {
            if (epochs[0] == 2 && ++passes[0] == 2) {
                running[0].stop();
            }
        });
        try (Trainer trainer = trainer(THREE_CLASSES, Map.of("max_iter", 3, "max_eval", 50))
                .epochs(9)
                .listener(new dev.bpnet.core.train.TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report) {
                        epochs[0] = report.epoch();
                    }
                })
                .build()) {
            running[0] = trainer;
            TrainingReport report = trainer.fit(stopping);

            assertThat(report.status()).isEqualTo(TrainingReport.Status.INTERRUPTED);
            assertThat(report.epochs()).isEqualTo(2);
            assertThat(trainer.network().parameters()).isEqualTo(expected);
        }
    }

    private record Watched(Dataset data, Runnable onGather) implements Dataset {
        @Override
        public int rows() {
            return data.rows();
        }

        @Override
        public int inputs() {
            return data.inputs();
        }

        @Override
        public TargetInfo target() {
            return data.target();
        }

        @Override
        public double weight(int row) {
            return data.weight(row);
        }

        @Override
        public boolean weighted() {
            return data.weighted();
        }

        @Override
        public void gather(int[] order, int from, int to, Matrix x, Matrix t, int at) {
            if (from == 0) {
                onGather.run();
            }
            data.gather(order, from, to, x, t, at);
        }
    }

    @Test
    void validationRowsChooseTheBestEpochAndEndTraining() {
        try (Trainer trainer = trainer(Network.of(4, dense(32, "tanh"), dense(3)), Map.of())
                .epochs(500)
                .earlyStopping(new EarlyStopping("validation_loss", 8, 0))
                .build()) {
            Dataset validation = thirds(200, 9);
            TrainingReport report = trainer.fit(thirds(40, 8), validation);

            assertThat(report.status()).isEqualTo(TrainingReport.Status.STOPPED_EARLY);
            assertThat(report.epochs()).isEqualTo(report.bestEpoch() + 8);
            assertThat(trainer.evaluate(validation))
                    .containsEntry(
                            "loss",
                            report.history()
                                    .get(report.bestEpoch() - 1)
                                    .validation()
                                    .get("loss"));
        }
    }

    @Test
    void singleStepsAreIterationsOnTheRowsGiven() {
        Dataset data = thirds(60, 10);
        try (Trainer steps = trainer(THREE_CLASSES, Map.of()).build();
                Trainer epochs = trainer(THREE_CLASSES, Map.of()).epochs(5).build()) {
            double loss = 0;
            for (int i = 0; i < 5; i++) {
                loss = steps.step(data);
            }
            TrainingReport report = epochs.fit(data);

            assertThat(loss).isEqualTo(report.last().trainLoss());
            assertThat(steps.network().weightsSha256())
                    .isEqualTo(epochs.network().weightsSha256());
        }
    }

    @Test
    void whatDoesNotGoTogetherWithItIsRefused() {
        try (Trainer trainer = trainer(Network.of(4, dense(8, "tanh"), dropout(0.5), dense(3)), Map.of())
                .batchSize(16)
                .accumulate(2)
                .clip(new Clip(1.0, null, null))
                .parameterGroups(List.of(new ParameterGroup("*.biases", 0.1, null, false)))
                .build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> trainer.fit(thirds(60, 1)))
                    .withMessageContainingAll(
                            "training.batch_size: lbfgs goes over all 60 rows in every step, not over batches of 16",
                            "training.accumulate: ",
                            "training.clip: ",
                            "training.parameter_groups[0].learning_rate: ",
                            "network.layers[1]: dropout draws new random numbers at every evaluation");
        }
    }

    @Test
    void aBatchOfAllRowsIsNoContradiction() {
        try (Trainer trainer =
                trainer(THREE_CLASSES, Map.of()).batchSize(60).epochs(2).build()) {
            assertThat(trainer.fit(thirds(60, 1)).epochs()).isEqualTo(2);
        }
    }
}
