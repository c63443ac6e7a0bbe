package dev.bpnet.optimizers.training;

import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.dropout;
import static dev.bpnet.optimizers.training.ByLbfgs.THREE_CLASSES;
import static dev.bpnet.optimizers.training.ByLbfgs.thirds;
import static dev.bpnet.optimizers.training.ByLbfgs.trainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.optimize.Clip;
import dev.bpnet.core.optimize.ParameterGroup;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.train.EarlyStopping;
import dev.bpnet.core.train.EpochReport;
import dev.bpnet.core.train.Trainer;
import dev.bpnet.core.train.TrainingReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How training by lbfgs goes on through the trainer: its epochs, trials, stops and what it refuses. */
class LbfgsTrainingTest {
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
