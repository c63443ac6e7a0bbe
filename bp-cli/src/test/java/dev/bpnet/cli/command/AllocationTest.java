package dev.bpnet.cli.command;

import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.optimizers.Optimizers.adam;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.network.Predictor;
import dev.bpnet.core.train.Trainer;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What a program that trains and predicts with the fastest kernels leaves to the garbage collector: nothing. */
class AllocationTest {
    private static final int ROWS = 24;
    private static final int TIMES = 1000;
    private static final int WARM_UP = 3000;
    private static final int ATTEMPTS = 10;

    private static float[][] rows() {
        float[][] x = new float[ROWS][20];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < x[i].length; j++) {
                x[i][j] = (i * 7 + j * 3) % 11 / 11f;
            }
        }
        return x;
    }

    private static Dataset batch() {
        int[] classes = new int[ROWS];
        Arrays.setAll(classes, i -> i % 3);
        return Dataset.of(rows(), classes);
    }

    private static Trainer trainer() {
        return Trainer.builder(Network.of(20, dense(40, "relu"), dense(17, "tanh"), dense(3)))
                .loss("cross_entropy")
                .optimizer(adam(0.01))
                .batchSize(ROWS)
                .threads(1)
                .build();
    }

    /** Bytes that a thousand runs allocate once they are compiled. */
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

    @Test
    void aThousandStepsAllocateNothing() {
        Dataset batch = batch();
        try (Trainer trainer = trainer()) {
            assertThat(bytes(() -> trainer.step(batch))).isZero();
            assertThat(trainer.prepare(batch).kernels().kernels().name()).isEqualTo("simd");
        }
    }

    @Test
    void aThousandPredictionsAllocateNothing() {
        Network network;
        try (Trainer trainer = trainer()) {
            trainer.step(batch());
            network = trainer.network();
        }
        Predictor predictor = network.predictor();
        float[][] x = rows();
        float[] prediction = new float[predictor.outputs()];
        assertThat(bytes(() -> predictor.predict(x[5], prediction))).isZero();

        Matrix rows = Matrix.copyOf(x);
        Matrix predictions = Matrix.zeros(ROWS, predictor.outputs());
        assertThat(bytes(() -> predictor.predict(rows, predictions))).isZero();
    }
}
