package dev.bpnet.core.network;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.core.layer.Layers;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.LayerSpec;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.testing.Allocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                            wrong += Arrays.equals(predictor.predict(X[i]), expected[i]) ? 0 : 1;
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
        assertThat(Allocation.bytesPerCall(() -> predictor.predict(X[0], prediction)))
                .isZero();
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

    private static final String WRONG = "predicting [%s] into [%s] with a network of 6 inputs and 3 outputs";

    @Test
    void matricesHaveToFit() {
        Predictor predictor = NETWORK.predictor();
        assertThat(predictor.inputs()).isEqualTo(6);
        assertThat(predictor.outputs()).isEqualTo(3);
        for (int[] shape : new int[][] {{4, 5, 4, 3}, {4, 6, 4, 2}, {4, 6, 3, 3}}) {
            Matrix x = Matrix.zeros(shape[0], shape[1]);
            Matrix y = Matrix.zeros(shape[2], shape[3]);
            assertThatThrownBy(() -> predictor.predict(x, y))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(WRONG, x, y);
        }
        Matrix more = Matrix.zeros(7, 3);
        more.set(4, 2, 42);
        predictor.predict(Matrix.copyOf(Arrays.copyOf(X, 4)), more);
        assertThat(more.get(3, 2)).as("four rows of five").isNotZero();
        assertThat(more.get(4, 2)).isEqualTo(42);
    }

    @Test
    void anArrayOfAnotherWidthIsRefused() {
        assertThatThrownBy(() -> NETWORK.predictor().predict(X[0], new float[4]))
                .hasMessage("a prediction has 3 values, the array 4");
    }

    /** Rows on both sides of whole blocks, in matrices with gaps; what lies between stays. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 95, 96, 97, 192, 250})
    void aSessionOfAnySizeGivesTheSameBits(int capacity) {
        Predictor predictor = NETWORK.predictor();
        Predictor.Session session = predictor.session(capacity);
        Matrix x = Matrix.of(new float[3 + ROWS * 8], 3, ROWS, 6, 8);
        for (int i = 0; i < ROWS; i++) {
            System.arraycopy(X[i], 0, x.array(), x.at(i), 6);
        }
        Matrix y = Matrix.of(new float[1 + ROWS * 5], 1, ROWS, 3, 5);
        session.predict(x, y);
        for (int i = 0; i < ROWS; i++) {
            float[] alone = predictor.predict(X[i]);
            float[] row = Arrays.copyOfRange(y.array(), y.at(i), y.at(i) + 4);
            assertThat(row).containsExactly(alone[0], alone[1], alone[2], 0);
        }
        float[] one = new float[3];
        session.predict(X[7], one);
        assertThat(one).isEqualTo(predictor.predict(X[7]));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 95, 96, 97, 192})
    void anyNumberOfRowsIsPredictedInBlocks(int rows) {
        Predictor predictor = NETWORK.predictor();
        float[][] together = predictor.predict(Arrays.copyOf(X, rows));
        assertThat(together).hasNumberOfRows(rows);
        for (int i = 0; i < rows; i++) {
            assertThat(together[i]).isEqualTo(predictor.predict(X[i]));
        }
    }

    /** 2 outputs before the head, 5 behind it. */
    @Test
    void predictionsAreAsWideAsTheHead() {
        NetworkSpec spec = Network.of(6, dense(2)).withHead(List.of(new LayerSpec("head[0]", dense(5))));
        Network network = Network.initialize(spec, Plugins.load(), 1);
        assertThat(network.predictor().outputs()).isEqualTo(5);
        Matrix w = network.parameter("head[0].weights");
        Network cut = Network.of(
                Network.of(6, dense(2)), network.plugins(), Arrays.copyOf(network.parameters(), 14), new float[0]);
        float[] z = cut.predictor().predict(X[0]);
        assertThat(network.predictor().predict(X[0])[3])
                .isCloseTo(z[0] * w.get(0, 3) + z[1] * w.get(1, 3), within(1e-6f));
    }

    /** A batch norm predicts with its running figures, over columns too. */
    @Test
    void whatGoesOverColumnsPredictsAsWell() {
        Network network =
                Network.of(Network.of(2, Layers.batchNorm()), Plugins.load(), new float[] {2, 3, 1, -1}, new float[] {
                    1, 2, 4, 0.25f
                });
        float[] y = network.predictor().predict(new float[] {3, 2.5f});
        assertThat(y[0]).isCloseTo(2 * (3 - 1) / 2f + 1, within(1e-4f));
        assertThat(y[1]).isCloseTo(3 * (2.5f - 2) / 0.5f - 1, within(1e-3f));
    }

    @Test
    void theFormWithMatricesAllocatesNothing() {
        Predictor predictor = NETWORK.predictor();
        Matrix x = Matrix.copyOf(Arrays.copyOf(X, 5));
        Matrix y = Matrix.zeros(5, 3);
        assertThat(Allocation.bytesPerCall(() -> predictor.predict(x, y))).isZero();
    }
}
