package dev.bpnet.core.train;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which figures are told, and which can be watched. */
class FiguresTest {
    private static final Choice<Metric> MAE = Choice.of("mae");

    private static List<String> told(int columns, List<Choice<Metric>> metrics, @Nullable String watched) {
        return Figures.keys(
                Figures.told(new AskedFigures(metrics, watched), TargetInfo.numbers(columns), Tasks.PLUGINS));
    }

    private static List<String> withColumns(String key, int columns) {
        return Stream.concat(Stream.of(key), IntStream.range(0, columns).mapToObj(column -> key + "[" + column + "]"))
                .toList();
    }

    @Test
    void upTo32ColumnsAreToldOneByOne() {
        assertThat(told(2, List.of(), null))
                .containsExactly(
                        "loss", "mae", "mae[0]", "mae[1]", "rmse", "rmse[0]", "rmse[1]", "r2", "r2[0]", "r2[1]");
        assertThat(told(32, List.of(), null)).hasSize(1 + 3 * 33);
        assertThat(told(33, List.of(), null)).containsExactly("loss", "mae", "rmse", "r2");
        assertThat(told(1, List.of(), null)).containsExactly("loss", "mae", "rmse", "r2");
    }

    @Test
    void theColumnsOfAMetricThatIsAskedForAreToldHoweverMany() {
        assertThat(told(100, List.of(MAE), null))
                .startsWith("loss", "rmse", "r2", "mae", "mae[0]")
                .containsAll(withColumns("mae", 100))
                .hasSize(4 + 100);
    }

    @Test
    void aColumnThatIsWatchedIsToldHoweverManyThereAre() {
        assertThat(told(100, List.of(), "rmse[99]")).containsExactly("loss", "mae", "rmse", "rmse[99]", "r2");
        assertThat(told(100, List.of(), "rmse[100]")).containsExactly("loss", "mae", "rmse", "r2");
        TargetInfo heads = TargetInfo.several(List.of(
                new TargetInfo.Part("house", TargetInfo.numbers(40)),
                new TargetInfo.Part("sold", TargetInfo.classes(List.of("no", "yes")))));
        assertThat(Figures.keys(Figures.told(new AskedFigures(List.of(), "house.rmse[39]"), heads, Tasks.PLUGINS)))
                .contains("house.rmse[39]", "sold.auc")
                .doesNotContain("house.rmse[38]", "house.mae[39]");
    }

    @Test
    void everyColumnCanBeWatched() {
        assertThat(Evaluator.watchable(List.of(), TargetInfo.numbers(100), Tasks.PLUGINS))
                .containsAll(withColumns("rmse", 100))
                .hasSize(1 + 3 * 101);
    }

    /** Rows of 40 numbers, each a random combination of the inputs; the last is mere noise. */
    private static Dataset fortyNumbers(int rows, long seed) {
        Random random = new Random(seed);
        float[][] x = new float[rows][3];
        float[][] y = new float[rows][40];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 3; j++) {
                x[i][j] = (float) random.nextGaussian();
            }
            for (int j = 0; j < 40; j++) {
                y[i][j] = j == 39 ? (float) random.nextGaussian() : x[i][j % 3] * (1 + j) - x[i][(j + 1) % 3];
            }
        }
        return Dataset.of(x, y);
    }

    @Test
    void trainingStopsByTheFigureOfOneOfFortyColumns() {
        Dataset train = fortyNumbers(60, 1);
        Dataset validation = fortyNumbers(60, 2);
        try (Trainer trainer = Tasks.trainer(Network.of(3, dense(16, "tanh"), dense(40)), 0.5)
                .epochs(200)
                .earlyStopping(new EarlyStopping("validation_r2[39]", 4, 0))
                .build()) {
            TrainingReport report = trainer.fit(train, validation);
            assertThat(report.status()).isEqualTo(TrainingReport.Status.STOPPED_EARLY);
            assertThat(report.epochs()).isEqualTo(report.bestEpoch() + 4);
            Map<String, Double> best =
                    report.history().get(report.bestEpoch() - 1).validation();
            double greatest = report.history().stream()
                    .mapToDouble(epoch -> epoch.validation().get("r2[39]"))
                    .max()
                    .orElseThrow();
            assertThat(best).containsEntry("r2[39]", greatest);
            assertThat(best.get("r2")).isNotEqualTo(greatest);
        }
    }

    @Test
    void aFigureThatIsNotThereIsRefused() {
        try (Trainer trainer = Tasks.trainer(Network.of(3, dense(40)), 0.5)
                .earlyStopping(new EarlyStopping("validation_r2[40]", 4, 0))
                .build()) {
            assertThatThrownBy(() -> trainer.fit(fortyNumbers(10, 1), fortyNumbers(10, 2)))
                    .hasMessage("early stopping watches 'validation_r2[40]', which is not computed; known: train_loss,"
                            + " validation_loss, validation_mae, validation_rmse, validation_r2");
        }
    }
}
