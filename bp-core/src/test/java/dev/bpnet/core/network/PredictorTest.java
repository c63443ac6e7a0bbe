package dev.bpnet.core.network;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.core.plugins.Plugins;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PredictorTest {
    private static final int ROWS = 250;
    private static final Network NETWORK =
            Network.initialize(Network.of(6, dense(20, "tanh"), dense(9, "relu"), dense(3)), Plugins.load(), 1);
    private static final float[][] X = rows();

    private static float[][] rows() {
        float[][] x = new float[ROWS][6];
        RandomStream random = RandomStream.of(3, Purpose.SYNTHESIS, 0);
        for (int i = 0; i < ROWS; i++) {
            random.fillNormal(x[i], 0, 6, 6L * i);
        }
        return x;
    }

    @Test
    void aRowGetsTheSameBitsAloneAndAmongOthers() {
        Predictor predictor = NETWORK.predictor();
        float[][] together = predictor.predict(X);
        Matrix matrix = Matrix.zeros(ROWS, 3);
        predictor.predict(Matrix.copyOf(X), matrix);
        for (int i = 0; i < ROWS; i++) {
            float[] alone = predictor.predict(X[i]);
            assertThat(together[i]).isEqualTo(alone);
            assertThat(new float[] {matrix.get(i, 0), matrix.get(i, 1), matrix.get(i, 2)})
                    .isEqualTo(alone);
        }
    }

    @Test
    void manyThreadsGetWhatOneGets() throws Exception {
        Predictor predictor = NETWORK.predictor();
        float[][] expected = predictor.predict(X);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                work.add(() -> {
                    int wrong = 0;
                    for (int round = 0; round < 20; round++) {
                        for (int i = 0; i < ROWS; i++) {
                            wrong += java.util.Arrays.equals(predictor.predict(X[i]), expected[i]) ? 0 : 1;
                        }
                    }
                    return wrong;
                });
            }
            for (Future<Integer> wrong : threads.invokeAll(work)) {
                assertThat(wrong.get()).isZero();
            }
        }
    }

    @Test
    void theFormWithABufferAllocatesNothing() {
        Predictor predictor = NETWORK.predictor();
        float[] prediction = new float[3];
        for (int i = 0; i < 20_000; i++) {
            predictor.predict(X[i % ROWS], prediction);
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < 1000; i++) {
            predictor.predict(X[i % ROWS], prediction);
        }
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(1000);
    }

    @Test
    void aRowOfAnotherWidthIsRefused() {
        assertThatThrownBy(() -> NETWORK.predictor().predict(new float[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a row has 5 values, the network takes 6");
    }

    @Test
    void aNetworkDoesNotHandOutItsNumbers() {
        String before = NETWORK.weightsSha256();
        NETWORK.parameters()[0] = 42;
        NETWORK.parameter("layers[0].weights").set(0, 0, 42);
        assertThat(NETWORK.weightsSha256()).isEqualTo(before);
    }
}
