package dev.bpnet.core.train;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where training leaves the finite numbers: what is told, and what is kept. */
class DivergenceTest {
    private static Choice<Layer> zeros() {
        return Tasks.PLUGINS.choice(Layer.class, "dense", Map.of("units", 1, "initializer", "zeros"));
    }

    @Test
    void weightsThatOverflowAreDivergenceAndTheOnesBeforeAreKept() {
        Dataset large = Dataset.of(new float[][] {{1e30f}}, new float[] {1});
        try (Trainer trainer = Tasks.trainer(Network.of(1, zeros()), 1e10)
                .loss("mean_absolute_error")
                .epochs(5)
                .build()) {
            TrainingReport report = trainer.fit(large);
            assertThat(report.status()).isEqualTo(TrainingReport.Status.DIVERGED);
            assertThat(report.epochs()).isZero();
            assertThat(report.bestEpoch()).isZero();
            assertThat(report.last()).isNull();
            assertThat(report.divergence())
                    .isEqualTo(new Divergence(
                            1,
                            1,
                            "layers[0].weights",
                            "layers[0].weights holds a weight that is not finite after epoch 1, step 1; a smaller"
                                    + " learning rate helps"));
            assertThat(trainer.network().parameters()).containsExactly(0, 0);
        }
    }

    @Test
    void aValidationLossThatIsNotFiniteIsDivergence() {
        Dataset huge = Dataset.of(new float[][] {{3e38f}}, new float[] {1});
        try (Trainer trainer = Tasks.trainer(Network.of(1, zeros()), 50)
                .loss("mean_absolute_error")
                .epochs(5)
                .build()) {
            TrainingReport report = trainer.fit(Dataset.of(new float[][] {{1}}, new float[] {1}), huge);
            assertThat(report.status()).isEqualTo(TrainingReport.Status.DIVERGED);
            assertThat(report.divergence().layer()).isEqualTo("loss");
            assertThat(report.divergence().sentence())
                    .isEqualTo("the validation loss is Infinity after epoch 1, step 1; a smaller learning rate helps");
        }
    }

    /** Of the rows of the step that failed the first one is named, input before target. */
    @Test
    void theRowThatIsNotFiniteIsFound() {
        float nan = Float.NaN;
        float infinite = Float.POSITIVE_INFINITY;
        Dataset rows = Dataset.of(
                new float[][] {{1, 2}, {3, 4}, {5, nan}, {6, 7}},
                new float[][] {{1, 2}, {0, infinite}, {1, 1}, {nan, 1}});
        int[] order = {0, 3, 2, 1};
        assertThat(BadRow.find(rows, order, 0, 1)).isNull();
        assertThat(BadRow.find(rows, order, 0, 4)).isEqualTo(new BadRow(3, true));
        assertThat(BadRow.find(rows, order, 2, 4)).isEqualTo(new BadRow(2, false));
        assertThat(BadRow.find(rows, order, 3, 4)).isEqualTo(new BadRow(1, true));
        assertThat(BadRow.find(rows, order, 3, 3)).isNull();
    }

    @Test
    void aTargetThatIsNotFiniteIsToldWithItsRow() {
        try (Trainer trainer = Tasks.trainer(Network.of(1, zeros()), 0.25)
                .loss("mean_squared_error")
                .standardizeTargets(false)
                .batchSize(3)
                .build()) {
            TrainingReport report =
                    trainer.fit(Dataset.of(new float[3][1], new float[] {1, Float.POSITIVE_INFINITY, 1}));
            assertThat(report.divergence().layer()).isEqualTo("input");
            assertThat(report.divergence().sentence())
                    .isEqualTo("the loss is Infinity in epoch 1, step 1: the target of row 1 (from 0) of the training"
                            + " data is not finite");
        }
    }

    /** Where rows and loss are finite the first layer that is not is named. */
    @Test
    void theLayerThatIsNotFiniteIsTold() {
        Choice<Layer> large = Tasks.PLUGINS.choice(
                Layer.class, "dense", Map.of("units", 1, "initializer", Map.of("constant", Map.of("value", 1e30))));
        try (Trainer trainer = Tasks.trainer(Network.of(1, dense(1, "tanh"), large, large), 0.1)
                .loss("mean_squared_error")
                .standardizeTargets(false)
                .build()) {
            TrainingReport report = trainer.fit(Dataset.of(new float[][] {{1}}, new float[] {1}));
            assertThat(report.divergence().layer()).isEqualTo("layers[2]");
            assertThat(report.divergence().sentence())
                    .endsWith("the output of layers[2] is not finite; a smaller learning rate or clipping helps");
        }
    }

    /** {@code e^1000} is more than a number holds; z = 1000 is not. */
    @Test
    void whereOnlyTheLossIsNotFiniteThatIsTold() {
        Choice<Layer> large = Tasks.PLUGINS.choice(
                Layer.class,
                "dense",
                Map.of(
                        "units",
                        1,
                        "initializer",
                        "zeros",
                        "bias_initializer",
                        Map.of("constant", Map.of("value", 1000))));
        try (Trainer trainer =
                Tasks.trainer(Network.of(1, large), 0.1).loss("poisson").build()) {
            TrainingReport report = trainer.fit(Dataset.of(new float[][] {{0}}, new float[] {1}));
            assertThat(report.divergence().layer()).isEqualTo("loss");
            assertThat(report.divergence().sentence())
                    .isEqualTo("the loss is Infinity in epoch 1, step 1: only the loss itself is not finite; a smaller"
                            + " learning rate helps");
        }
    }
}
