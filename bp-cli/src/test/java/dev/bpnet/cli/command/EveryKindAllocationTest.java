package dev.bpnet.cli.command;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.network.Predictor;
import dev.bpnet.core.train.Trainer;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Neither steps nor predictions allocate anything, whatever layers, optimizer and loss there are. */
class EveryKindAllocationTest {
    private static final int ROWS = 16;
    private static final int TIMES = 1000;
    private static final int WARM_UP = 1000;
    private static final int ATTEMPTS = 30;

    /** The least bytes that a thousand runs allocate; until it is compiled work may allocate. */
    private static long bytes(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least > 0; attempt++) {
            for (int i = 0; i < WARM_UP; i++) {
                work.run();
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < TIMES; i++) {
                work.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static Trainer.Builder settings(String kind, Choice<Layer> output) {
        return Trainer.builder(EveryKind.only(kind, 12, output))
                .plugins(EveryKind.PLUGINS)
                .batchSize(ROWS)
                .threads(1);
    }

    static Iterable<String> layers() {
        return EveryKindTest.layers();
    }

    static Iterable<String> optimizers() {
        return EveryKindTest.optimizers();
    }

    static Stream<Arguments> losses() {
        return EveryKindTest.losses();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void aThousandStepsAndPredictionsAllocateNothingWithAnyLayer(String kind) {
        Dataset batch = EveryKind.rows(ROWS, TargetKind.CATEGORY);
        Network network;
        try (Trainer trainer = settings(kind, dense(3)).build()) {
            assertThat(bytes(() -> trainer.step(batch))).as("steps").isZero();
            network = trainer.network();
        }
        Predictor predictor = network.predictor();
        float[] row = {1, 0.5f, -1, 2, 0.1f, -0.3f, 0.7f, 0, 0.2f};
        float[] prediction = new float[predictor.outputs()];
        assertThat(bytes(() -> predictor.predict(row, prediction)))
                .as("predictions")
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void aThousandStepsAllocateNothingWithAnyOptimizer(String optimizer) {
        Dataset batch = EveryKind.rows(ROWS, TargetKind.CATEGORY);
        try (Trainer trainer =
                settings("dense", dense(3)).optimizer(Choice.of(optimizer)).build()) {
            assertThat(bytes(() -> trainer.step(batch))).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aThousandStepsAllocateNothingWithAnyLoss(String loss, TargetKind kind) {
        Dataset batch = EveryKind.rows(ROWS, kind);
        try (Trainer trainer =
                settings("dense", EveryKind.output(loss, kind)).loss(loss).build()) {
            assertThat(bytes(() -> trainer.step(batch))).isZero();
        }
    }
}
