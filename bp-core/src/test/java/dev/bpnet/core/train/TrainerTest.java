package dev.bpnet.core.train;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {

    @Test
    void exclusiveOrIsLearntByTwoHiddenUnits() {
        Dataset xor = Dataset.of(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}, new int[] {0, 1, 1, 0});
        try (Trainer trainer = Tasks.trainer(Network.of(2, dense(4, "tanh"), dense(1)), 0.5)
                .epochs(2000)
                .batchSize(4)
                .build()) {
            TrainingReport report = trainer.fit(xor);
            assertThat(report.status()).isEqualTo(TrainingReport.Status.COMPLETED);
            assertThat(report.last().trainLoss()).isLessThan(0.05);
            assertThat(trainer.evaluate(xor)).containsEntry("accuracy", 1.0);
        }
    }

    /** Large enough that a step is worth several threads. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void anyNumberOfThreadsGivesTheSameBits(int threads) {
        assertThat(weightsAfterTraining(threads)).isEqualTo(weightsAfterTraining(1));
    }

    private static String weightsAfterTraining(int threads) {
        Dataset data = Tasks.thirds(700, 40, 1);
        try (Trainer trainer = Tasks.trainer(Tasks.threeClasses(40, 160, "tanh"), 0.05)
                .epochs(3)
                .batchSize(256)
                .threads(threads)
                .build()) {
            trainer.fit(data);
            return trainer.network().weightsSha256();
        }
    }

    @Test
    void aChainThatSeesAllGradientsFirstGivesTheSameBitsAsTheFusedOne() {
        List<String> weights = new ArrayList<>();
        for (String reach : List.of("element", "global")) {
            try (Trainer trainer = Trainer.builder(Tasks.threeClasses(5, 9, "relu"))
                    .plugins(Tasks.PLUGINS)
                    .optimizer(Tasks.PLUGINS.choice(
                            Optimizer.class, "descent", Map.of("learning_rate", 0.1, "reach", reach)))
                    .epochs(3)
                    .threads(2)
                    .build()) {
                trainer.fit(Tasks.thirds(50, 5, 2));
                weights.add(trainer.network().weightsSha256());
            }
        }
        assertThat(weights.get(0)).isEqualTo(weights.get(1));
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        List<String> weights = new ArrayList<>();
        for (long seed : new long[] {1, 2, 1}) {
            try (Trainer trainer = Tasks.trainer(Tasks.threeClasses(4, 6, "tanh"), 0.1)
                    .seed(seed)
                    .epochs(1)
                    .build()) {
                trainer.fit(Tasks.thirds(40, 4, 3));
                weights.add(trainer.network().weightsSha256());
            }
        }
        assertThat(weights.get(0)).isNotEqualTo(weights.get(1)).isEqualTo(weights.get(2));
    }

    @Test
    void fullBatchStepsAreTheEpochsOfAFullBatch() {
        Dataset data = Tasks.thirds(30, 4, 4);
        try (Trainer steps =
                        Tasks.trainer(Tasks.threeClasses(4, 6, "tanh"), 0.1).build();
                Trainer epochs = Tasks.trainer(Tasks.threeClasses(4, 6, "tanh"), 0.1)
                        .batchSize(30)
                        .epochs(1)
                        .build()) {
            double loss = steps.step(data);
            TrainingReport report = epochs.fit(data);
            assertThat(loss).isCloseTo(report.last().trainLoss(), within(1e-9));
        }
    }

    @Test
    void theEpochsLossIsTheMeanOverRowsAndNotOverBatches() {
        Dataset data = Tasks.thirds(50, 4, 5);
        try (Trainer trainer = Tasks.trainer(Tasks.threeClasses(4, 6, "tanh"), 0)
                .batchSize(32)
                .epochs(1)
                .build()) {
            double reported = trainer.fit(data).last().trainLoss();
            assertThat(reported).isCloseTo(trainer.evaluate(data).get("loss"), within(1e-6));
        }
    }

    @Test
    void numberTargetsAreTrainedInStandardUnitsAndToldInTheirOwn() {
        Dataset data = Tasks.line(400, 1);
        try (Trainer trainer = Tasks.trainer(Network.of(2, dense(1)), 0.1)
                .standardizeTargets(true)
                .epochs(60)
                .build()) {
            TrainingReport report = trainer.fit(data);
            assertThat(report.last().trainLoss()).isLessThan(0.01);
            assertThat(trainer.evaluate(data).get("rmse")).isLessThan(0.1);
            assertThat(trainer.network().predictor().predict(new float[] {1, 1})[0])
                    .isCloseTo(1030f, within(0.2f));
        }
    }

    @Test
    void earlyStoppingKeepsTheWeightsOfTheBestEpoch() {
        Dataset train = Tasks.thirds(20, 4, 6);
        Dataset validation = Tasks.thirds(200, 4, 7);
        try (Trainer trainer = Tasks.trainer(Tasks.threeClasses(4, 32, "tanh"), 0.5)
                .batchSize(5)
                .epochs(500)
                .earlyStopping(new EarlyStopping("validation_loss", 5, 0))
                .build()) {
            TrainingReport report = trainer.fit(train, validation);
            assertThat(report.status()).isEqualTo(TrainingReport.Status.STOPPED_EARLY);
            assertThat(report.epochs()).isEqualTo(report.bestEpoch() + 5);
            double best =
                    report.history().get(report.bestEpoch() - 1).validation().get("loss");
            assertThat(trainer.evaluate(validation)).containsEntry("loss", best);
        }
    }

    @Test
    void aMetricThatIsBetterWhenHigherIsWatchedTheRightWay() {
        try (Trainer trainer = Tasks.trainer(Tasks.threeClasses(4, 8, "tanh"), 0.2)
                .epochs(30)
                .earlyStopping(new EarlyStopping("validation_accuracy", 30, 0))
                .build()) {
            TrainingReport report = trainer.fit(Tasks.thirds(60, 4, 8), Tasks.thirds(60, 4, 9));
            double best = report.history().stream()
                    .mapToDouble(epoch -> epoch.validation().get("accuracy"))
                    .max()
                    .orElseThrow();
            assertThat(report.history().get(report.bestEpoch() - 1).validation())
                    .containsEntry("accuracy", best);
        }
    }

    @Test
    void watchingValidationWithoutValidationRowsIsAnError() {
        try (Trainer trainer = Tasks.trainer(Tasks.threeClasses(4, 8, "tanh"), 0.2)
                .earlyStopping(new EarlyStopping("validation_loss", 3, 0))
                .build()) {
            assertThatThrownBy(() -> trainer.fit(Tasks.thirds(10, 4, 1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("early stopping watches validation_loss, but there are no validation rows");
        }
    }

    @Test
    void divergenceIsCaughtAtItsStepAndTheLastGoodWeightsAreKept() {
        try (Trainer trainer = Tasks.trainer(Network.of(2, dense(8, "relu"), dense(1)), 1e3)
                .loss("mean_squared_error")
                .batchSize(50)
                .epochs(50)
                .build()) {
            TrainingReport report = trainer.fit(Tasks.line(50, 2));
            assertThat(report.status()).isEqualTo(TrainingReport.Status.DIVERGED);
            assertThat(report.divergence()).isNotNull();
            assertThat(report.divergence().step()).isEqualTo(report.epochs() + 1L);
            assertThat(report.divergence().sentence()).contains("a smaller learning rate");
            for (float value : trainer.network().parameters()) {
                assertThat(value).isFinite();
            }
        }
    }

    @Test
    void aRowThatIsNotFiniteIsNamed() {
        float[][] x = {{0, 0}, {1, Float.NaN}, {1, 0}, {1, 1}};
        try (Trainer trainer = Tasks.trainer(Network.of(2, dense(3, "tanh"), dense(1)), 0.1)
                .batchSize(4)
                .build()) {
            TrainingReport report = trainer.fit(Dataset.of(x, new int[] {0, 1, 1, 0}));
            assertThat(report.status()).isEqualTo(TrainingReport.Status.DIVERGED);
            assertThat(report.divergence().layer()).isEqualTo("input");
            assertThat(report.divergence().sentence())
                    .contains("an input of row 1 (from 0) of the training data is not finite");
        }
    }

    @Test
    void aStopEndsTheRunAfterItsStep() {
        List<Trainer> running = new ArrayList<>();
        try (Trainer trainer = Tasks.trainer(Tasks.threeClasses(4, 6, "tanh"), 0.1)
                .epochs(1000)
                .listener(new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report) {
                        if (report.epoch() == 3) {
                            running.getFirst().stop();
                        }
                    }
                })
                .build()) {
            running.add(trainer);
            TrainingReport report = trainer.fit(Tasks.thirds(40, 4, 1));
            assertThat(report.status()).isEqualTo(TrainingReport.Status.INTERRUPTED);
            assertThat(report.epochs()).isEqualTo(3);
        }
    }

    @Test
    void anInterruptEndsTheRunAndTheFlagStays() {
        try (Trainer trainer =
                Tasks.trainer(Tasks.threeClasses(4, 6, "tanh"), 0.1).build()) {
            Thread.currentThread().interrupt();
            TrainingReport report = trainer.fit(Tasks.thirds(40, 4, 1));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(report.status()).isEqualTo(TrainingReport.Status.INTERRUPTED);
        }
    }

    @Test
    void theWidthsHaveToFit() {
        Dataset data = Tasks.thirds(10, 4, 1);
        try (Trainer narrow = Tasks.trainer(Network.of(3, dense(3)), 0.1).build();
                Trainer outputs = Tasks.trainer(Network.of(4, dense(5)), 0.1).build()) {
            assertThatThrownBy(() -> narrow.fit(data)).hasMessage("a row has 4 values, the network takes 3");
            assertThatThrownBy(() -> outputs.fit(data))
                    .hasMessage("the last layer has 5 outputs; the loss cross_entropy needs 3 for this target");
        }
    }

    @Test
    void trainingGoesOnFromATrainedNetwork() {
        Dataset data = Tasks.thirds(60, 4, 1);
        try (Trainer first =
                Tasks.trainer(Tasks.threeClasses(4, 8, "tanh"), 0.1).epochs(20).build()) {
            double before = first.fit(data).last().trainLoss();
            try (Trainer second = Trainer.builder(first.network())
                    .optimizer(Tasks.descent(0.1))
                    .threads(1)
                    .epochs(1)
                    .build()) {
                assertThat(second.fit(data).last().trainLoss()).isCloseTo(before, within(0.05));
            }
        }
    }
}
