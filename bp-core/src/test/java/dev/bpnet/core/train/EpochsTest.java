package dev.bpnet.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.random.Permutation;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The loop over epochs, on a bias alone: with rows of x = 0 and y = 1 and a rate of ¼ its distance from 1 halves with every step, so
 * that the losses are 1, ¼, 1/16, ... to the bit.
 */
class EpochsTest {
    private static final Dataset HALVING = Dataset.of(new float[][] {{0}}, new float[] {1});

    private static Choice<Layer> zeros() {
        return Tasks.PLUGINS.choice(Layer.class, "dense", Map.of("units", 1, "initializer", "zeros"));
    }

    private static Trainer.Builder trainer(double rate) {
        return Tasks.trainer(Network.of(1, zeros()), rate)
                .loss("mean_squared_error")
                .standardizeTargets(false);
    }

    private static Dataset weighted(float[] y, double... weights) {
        return Dataset.of(Matrix.zeros(y.length, 1), Matrix.of(y, 0, y.length, 1), TargetInfo.numbers(1), weights);
    }

    private static TrainingReport fit(
            double rate, int epochs, @Nullable EarlyStopping stopping, @Nullable Dataset validation) {
        Trainer.Builder builder = trainer(rate).epochs(epochs);
        if (stopping != null) {
            builder.earlyStopping(stopping);
        }
        try (Trainer trainer = builder.build()) {
            return trainer.fit(HALVING, validation);
        }
    }

    @Test
    void everyEpochIsReported() {
        TrainingReport report = fit(0.25, 4, null, null);
        assertThat(report.status()).isEqualTo(TrainingReport.Status.COMPLETED);
        assertThat(report.epochs()).isEqualTo(4);
        assertThat(report.bestEpoch()).isEqualTo(4);
        assertThat(report.history())
                .extracting(EpochReport::trainLoss)
                .containsExactly(1.0, 1 / 4.0, 1 / 16.0, 1 / 64.0);
        assertThat(report.history()).extracting(EpochReport::epoch).containsExactly(1, 2, 3, 4);
        assertThat(report.history()).extracting(EpochReport::steps).containsExactly(1L, 2L, 3L, 4L);
        assertThat(report.history()).allMatch(epoch -> epoch.rows() == 1 && epoch.best());
        assertThat(report.history()).allMatch(epoch -> epoch.learningRate() == 0.25);
        assertThat(report.last()).isEqualTo(report.history().get(3));
        assertThat(report.minimized()).isNull();
        assertThat(report.divergence()).isNull();
    }

    /** It never improves on the first epoch; the last epoch of all ends the run as completed. */
    @Test
    void patienceCountsEpochsWithoutAnImprovement() {
        EarlyStopping patient = new EarlyStopping("train_loss", 3, 0);
        TrainingReport report = fit(0, 100, patient, null);
        assertThat(report.status()).isEqualTo(TrainingReport.Status.STOPPED_EARLY);
        assertThat(report.epochs()).isEqualTo(4);
        assertThat(report.bestEpoch()).isEqualTo(1);
        assertThat(report.history()).extracting(EpochReport::best).containsExactly(true, false, false, false);
        assertThat(fit(0, 4, patient, null).status()).isEqualTo(TrainingReport.Status.COMPLETED);
        assertThat(fit(0, 5, patient, null).epochs()).isEqualTo(4);
        assertThat(fit(0.25, 9, patient, null).epochs()).isEqualTo(9);
    }

    /** Less 0.2 than 1 is ¼, less than ¼ by as much is only the fourth, 1/64; nothing is by so much less than that. */
    @Test
    void whatImprovesByLessThanTheLeastDoesNotCount() {
        TrainingReport report = fit(0.25, 100, new EarlyStopping("train_loss", 2, 0.2), null);
        assertThat(report.epochs()).isEqualTo(6);
        assertThat(report.bestEpoch())
                .as("the best is the least, by however little")
                .isEqualTo(6);
        assertThat(fit(0.25, 100, new EarlyStopping("train_loss", 1, 0.75), null)
                        .epochs())
                .as("less by exactly the least is no improvement")
                .isEqualTo(2);
        assertThat(fit(0.25, 100, new EarlyStopping("train_loss", 1, 0.74), null)
                        .epochs())
                .isEqualTo(3);
    }

    /** The bias runs through ½ on its way to 1: of rows that say ½ the first epoch is the best. */
    @Test
    void withValidationRowsTheirBestEpochIsKept() {
        Dataset half = Dataset.of(new float[][] {{0}}, new float[] {0.5f});
        try (Trainer trainer = trainer(0.25).epochs(3).build()) {
            TrainingReport report = trainer.fit(HALVING, half);
            assertThat(report.bestEpoch()).isEqualTo(1);
            assertThat(report.history())
                    .extracting(epoch -> epoch.validation().get("loss"))
                    .containsExactly(0.0, 0.0625, 0.140625);
            assertThat(report.history()).extracting(EpochReport::best).containsExactly(true, false, false);
            assertThat(trainer.network().parameters()).containsExactly(0, 0.5f);
            assertThat(trainer.evaluate(half)).containsEntry("loss", 0.0);
        }
        TrainingReport watched = fit(0.25, 9, new EarlyStopping("validation_mae", 2, 0), half);
        assertThat(watched.epochs()).isEqualTo(3);
        TrainingReport training = fit(0.25, 3, new EarlyStopping("train_loss", 2, 0), half);
        assertThat(training.bestEpoch()).isEqualTo(3);
    }

    /** Said twice the last word counts. */
    @Test
    void furtherMetricsAreToldBesideTheStandardOnes() {
        try (Trainer trainer = trainer(0.25)
                .epochs(1)
                .metrics(List.of(Choice.of("max_error")))
                .metrics(List.of(Choice.of("mse")))
                .build()) {
            EpochReport last = trainer.fit(HALVING, HALVING).last();
            assertThat(last.validation().keySet()).containsExactly("loss", "mae", "rmse", "r2", "mse");
        }
    }

    /** r2 is better when higher: 1 at the first epoch of rows that say 0.5 ± 0.1. */
    @Test
    void aFigureThatIsBetterWhenHigherIsTurned() {
        Dataset around = Dataset.of(new float[][] {{0}, {0}}, new float[] {0.4f, 0.6f});
        TrainingReport report = fit(0.25, 9, new EarlyStopping("validation_r2", 2, 0), around);
        assertThat(report.bestEpoch()).isEqualTo(1);
        assertThat(report.epochs()).isEqualTo(3);
    }

    @Test
    void aFigureThatIsNotThereIsNotWatched() {
        assertThatThrownBy(() -> fit(0.25, 9, new EarlyStopping("validation_auc", 2, 0), HALVING))
                .hasMessage("early stopping watches 'validation_auc', which is not computed; known: train_loss,"
                        + " validation_loss, validation_mae, validation_rmse, validation_r2");
        assertThatThrownBy(() -> fit(0.25, 9, new EarlyStopping("validation_r2", 2, 0), HALVING))
                .as("r2 of one row")
                .hasMessage("validation_r2 cannot be watched: it is not defined on these validation rows");
    }

    private static List<String> heard(Trainer.Builder builder, Dataset rows) {
        List<String> heard = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void started(int epochs, long stepsPerEpoch) {
                heard.add("started " + epochs + " " + stepsPerEpoch);
            }

            @Override
            public void stepDone(int epoch, long stepOfEpoch, double meanLoss) {
                heard.add(String.format(Locale.ROOT, "step %d.%d %s", epoch, stepOfEpoch, meanLoss));
            }

            @Override
            public void epochDone(EpochReport report) {
                heard.add("epoch " + report.epoch() + " " + report.trainLoss());
            }
        };
        try (Trainer trainer = builder.listener(listener).build()) {
            trainer.fit(rows);
        }
        return heard;
    }

    /** Two rows a step out of five; the loss so far is the mean of (1, 1), of (1, 1, ¼, ¼), then of all. */
    @Test
    void listenersHearEveryStepWithTheMeanSoFar() {
        Dataset five = Dataset.of(new float[5][1], new float[] {1, 1, 1, 1, 1});
        assertThat(heard(trainer(0.25).epochs(2).batchSize(2), five))
                .containsExactly(
                        "started 2 3",
                        "step 1.1 1.0",
                        "step 1.2 0.625",
                        "step 1.3 0.5125",
                        "epoch 1 0.5125",
                        "step 2.1 0.015625",
                        "step 2.2 0.009765625",
                        "step 2.3 0.0080078125",
                        "epoch 2 0.0080078125");
        assertThat(heard(trainer(0.25).epochs(1).batchSize(5), five)).startsWith("started 1 1");
        assertThat(heard(trainer(0.25).epochs(1).batchSize(6), five)).startsWith("started 1 1");
        assertThat(heard(trainer(0.25).epochs(1).batchSize(4), five)).startsWith("started 1 2");
        assertThat(heard(trainer(0.25).epochs(1).batchSize(2).accumulate(2), five))
                .startsWith("started 1 2");
    }

    /** Losses of 1 and 9, whatever comes first, by weights of 3 and 1 in one step: 3. */
    @Test
    void theMeanIsByWeight() {
        assertThat(heard(trainer(0).epochs(1).batchSize(3), weighted(new float[] {1, 3, 7}, 3, 1, 0)))
                .containsExactly("started 1 1", "step 1.1 3.0", "epoch 1 3.0");
        List<String> single = heard(trainer(0).epochs(1).batchSize(1), weighted(new float[] {1, 1, 1}, 3, 0.5, 2));
        assertThat(single)
                .containsExactly("started 1 3", "step 1.1 1.0", "step 1.2 1.0", "step 1.3 1.0", "epoch 1 1.0");
    }

    @Test
    void somethingHasToWeighAndToValidate() {
        try (Trainer trainer = trainer(0.25).build()) {
            Dataset nothing = weighted(new float[] {1, 2}, 0, 0);
            assertThatThrownBy(() -> trainer.fit(nothing)).hasMessage("all training rows weigh 0");
            assertThatThrownBy(() -> trainer.fit(HALVING, weighted(new float[0])))
                    .hasMessage("there are no validation rows");
            assertThatThrownBy(() -> trainer.fit(HALVING, Tasks.line(3, 1)))
                    .hasMessage("rows of 2 values and 1 targets do not fit a network of 1 and 1");
        }
        try (Trainer trainer = trainer(0.25).build()) {
            assertThatThrownBy(() -> trainer.fit(weighted(new float[0]))).hasMessage("there are no rows to train on");
        }
    }

    /** Rows that note in which order they are asked for. */
    private record Noting(Dataset data, List<Integer> asked) implements Dataset {
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
        public void gather(int[] order, int from, int to, Matrix x, Matrix t, int at) {
            for (int i = from; i < to; i++) {
                asked.add(order[i]);
            }
            data.gather(order, from, to, x, t, at);
        }

        @Override
        public double weight(int row) {
            return data.weight(row);
        }

        @Override
        public boolean weighted() {
            return data.weighted();
        }
    }

    /** Every epoch has its own order, drawn from the seed and its number. */
    @Test
    void theOrderOfRowsIsThatOfSeedAndEpoch() {
        int rows = 13;
        Noting noting = new Noting(Dataset.of(new float[rows][1], new float[rows]), new ArrayList<>());
        try (Trainer trainer = trainer(0.25).seed(77).epochs(3).batchSize(4).build()) {
            trainer.fit(noting);
        }
        List<Integer> expected = new ArrayList<>();
        for (int epoch = 1; epoch <= 3; epoch++) {
            int[] order = new int[rows];
            Arrays.setAll(order, i -> i);
            Permutation.shuffle(order, RandomStream.of(77, Purpose.SHUFFLE, epoch));
            Arrays.stream(order).forEach(expected::add);
        }
        assertThat(noting.asked()
                        .subList(
                                noting.asked().size() - 3 * rows, noting.asked().size()))
                .isEqualTo(expected);
    }

    /** Two steps an epoch, stopped after the third: without validation rows the step counts, with them the best epoch. */
    @Test
    void aRunThatIsStoppedKeepsItsLastStepOrItsBestEpoch() {
        Dataset two = Dataset.of(new float[2][1], new float[] {1, 1});
        Dataset close = Dataset.of(new float[][] {{0}}, new float[] {0.75f});
        float[] expected = {1 - 1 / 8f, 1 - 1 / 4f};
        for (int validates = 0; validates < 2; validates++) {
            assertThat(stopped(1, two, validates == 1 ? close : null)).isEqualTo(expected[validates]);
        }
        assertThat(stopped(0, two, close))
                .as("before an epoch is done, its steps")
                .isEqualTo(0.5f);
    }

    /** The bias after a run that is stopped in the first step after so many epochs. */
    private static float stopped(int epochs, Dataset rows, @Nullable Dataset validation) {
        Trainer[] running = new Trainer[1];
        try (Trainer trainer = trainer(0.25)
                .epochs(9)
                .batchSize(1)
                .listener(new TrainingListener() {
                    @Override
                    public void stepDone(int epoch, long stepOfEpoch, double meanLoss) {
                        if (epoch == epochs + 1 && stepOfEpoch == 1) {
                            running[0].stop();
                        }
                    }
                })
                .build()) {
            running[0] = trainer;
            TrainingReport report = trainer.fit(rows, validation);
            assertThat(report.status()).isEqualTo(TrainingReport.Status.INTERRUPTED);
            assertThat(report.epochs()).isEqualTo(epochs);
            return trainer.network().parameters()[1];
        }
    }
}
