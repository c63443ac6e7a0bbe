package dev.bpnet.optimizers.training;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.train.EarlyStopping;
import dev.bpnet.core.train.EpochReport;
import dev.bpnet.core.train.Trainer;
import dev.bpnet.core.train.TrainingReport;
import dev.bpnet.optimizers.Optimizers;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rates that training uses, and what it tells a schedule that watches. */
class ScheduledTrainingTest {
    private static final Plugins PLUGINS = Plugins.load();

    @Test
    void theReportedRateIsTheOneOfTheLastStepOfTheEpoch() {
        List<EpochReport> history = train("exponential", Map.of("gamma", 0.5, "period", "2 steps"), false, null, 3);

        // Eight rows in batches of two: steps 3, 7 and 11, counted from 0.
        assertThat(history)
                .extracting(EpochReport::learningRate)
                .containsExactly(
                        0.1 * StrictMath.exp(3 * StrictMath.log(0.5) / 2),
                        0.1 * StrictMath.exp(7 * StrictMath.log(0.5) / 2),
                        0.1 * StrictMath.exp(11 * StrictMath.log(0.5) / 2));
    }

    @Test
    void withoutValidationRowsAPlateauIsOneOfTheTrainingLoss() {
        // No change of less than a million counts: every epoch after the first halves the rate of the next one.
        assertThat(plateau(1e6, false, null))
                .extracting(EpochReport::learningRate)
                .containsExactly(0.1, 0.1, 0.05, 0.025);
        assertThat(plateau(0, false, null))
                .extracting(EpochReport::learningRate)
                .containsExactly(0.1, 0.1, 0.1, 0.1);
    }

    @Test
    void withValidationRowsItIsOneOfTheirLoss() {
        List<EpochReport> history = plateau(0, true, null);
        double rate = 0.1;
        double best = Double.POSITIVE_INFINITY;
        for (EpochReport epoch : history) {
            assertThat(epoch.learningRate()).isEqualTo(rate);
            double loss = epoch.validation().get("loss");
            rate = loss < best ? rate : rate / 2;
            best = Math.min(best, loss);
        }
        // The training rows are learnt at the expense of the validation rows, whose classes are the other way around.
        assertThat(rate).isLessThan(0.1);
    }

    @Test
    void aMetricOfWhichMoreIsBetterIsTurned() {
        // The accuracy on the validation rows can only fall here; were it not turned, every fall would be an
        // improvement.
        List<EpochReport> history = plateau(0, true, new EarlyStopping("validation_accuracy", 100, 0));
        double rate = 0.1;
        double best = Double.NEGATIVE_INFINITY;
        for (EpochReport epoch : history) {
            assertThat(epoch.learningRate()).isEqualTo(rate);
            double accuracy = epoch.validation().get("accuracy");
            rate = accuracy > best ? rate : rate / 2;
            best = Math.max(best, accuracy);
        }
        assertThat(rate).isLessThan(0.1);
    }

    private static List<EpochReport> plateau(double threshold, boolean validation, @Nullable EarlyStopping stopping) {
        Map<String, Object> parameters =
                Map.of("factor", 0.5, "patience", 0, "threshold", threshold, "threshold_mode", "abs");
        return train("reduce_on_plateau", parameters, validation, stopping, 4);
    }

    private static List<EpochReport> train(
            String schedule,
            Map<String, ?> parameters,
            boolean validation,
            @Nullable EarlyStopping stopping,
            int epochs) {
        Trainer.Builder builder = Trainer.builder(Network.of(1, dense(1)))
                .optimizer(Optimizers.sgd(0.1))
                .schedule(PLUGINS.choice(Schedule.class, schedule, parameters))
                .epochs(epochs)
                .batchSize(2)
                .seed(1)
                .threads(1);
        if (stopping != null) {
            builder.earlyStopping(stopping);
        }
        float[][] x = {{-4}, {-3}, {-2}, {-1}, {1}, {2}, {3}, {4}};
        Dataset train = Dataset.of(x, new int[] {0, 0, 0, 0, 1, 1, 1, 1});
        Dataset turned = Dataset.of(x, new int[] {1, 1, 1, 1, 0, 0, 0, 0});
        try (Trainer trainer = builder.build()) {
            TrainingReport report = validation ? trainer.fit(train, turned) : trainer.fit(train);
            return report.history();
        }
    }
}
