package dev.bpnet.core.train;

import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.concat;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.dropout;
import static dev.bpnet.core.layer.Layers.embedding;
import static dev.bpnet.core.layer.Layers.layerNorm;
import static dev.bpnet.core.layer.Layers.prelu;
import static dev.bpnet.core.layer.Layers.residual;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.layer.Embedding;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.optimize.ChainRun;
import dev.bpnet.core.optimize.ParameterGroups;
import dev.bpnet.core.parallel.Team;
import dev.bpnet.core.plan.Arenas;
import dev.bpnet.core.plan.Plan;
import dev.bpnet.core.plan.Workspace;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.testing.KernelsUnderTest;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps of a network that has every kind of layer. */
class LayerStepsTest {
    private static final int INPUTS = 7;

    private static Choice<Layer> choice(String name, Map<String, Object> settings) {
        return Tasks.PLUGINS.choice(Layer.class, name, settings);
    }

    /** Every kind of layer, those with a barrier only where asked for. */
    private static NetworkSpec every(int width, boolean barriers) {
        Choice<Layer> norm = barriers ? batchNorm() : layerNorm();
        return Network.of(
                INPUTS,
                embedding(3, 4),
                dense(width, "tanh"),
                norm,
                prelu(),
                residual(layerNorm(), dense(width), choice("prelu", Map.of("shared", false)), dropout(0.3)),
                concat(Arrays.asList(norm, dense(width, "relu")), Arrays.asList(choice("rms_norm", Map.of()))),
                choice("alpha_dropout", Map.of("rate", 0.1)),
                choice("gaussian_noise", Map.of("stddev", 0.05)),
                dense(3));
    }

    /** Rows whose first input is a category. */
    private static Dataset data(int rows) {
        float[][] x = new float[rows][INPUTS];
        int[] y = new int[rows];
        RandomStream random = RandomStream.of(1, Purpose.SYNTHESIS, 0);
        for (int i = 0; i < rows; i++) {
            x[i][0] = random.below(3, 100L * i + 99);
            for (int j = 1; j < INPUTS; j++) {
                x[i][j] = random.normal(100L * i + j);
            }
            y[i] = (int) ((x[i][0] + (x[i][1] > 0 ? 1 : 0)) % 3);
        }
        return Dataset.of(x, y);
    }

    private static final class Fixture implements AutoCloseable {
        final Dataset data;
        final float[] parameters;
        final float[] buffers;
        final Team team;
        final StepEngine engine;
        final int[] order;
        private final double[] weights = {};

        Fixture(Dataset data, NetworkSpec spec, int capacity, int threads) {
            this.data = data;
            Goal goal = Goal.of(spec, null, data, false, Tasks.PLUGINS);
            Network network = Network.initialize(goal.spec(), Tasks.PLUGINS, 5);
            parameters = network.parameters();
            buffers = network.buffers();
            team = new Team(threads);
            float[] gradients = new float[parameters.length];
            Kernels kernels = KernelsUnderTest.kernels();
            Workspace workspace = new Workspace(
                    Plan.of(network.graph(), Plan.Purpose.TRAIN, capacity),
                    Arenas.of(parameters, gradients, buffers),
                    kernels,
                    11);
            ChainRun chain = new ChainRun(
                    Tasks.PLUGINS.optimizer(Tasks.descent(0.1)),
                    network.graph().layout(),
                    parameters,
                    gradients,
                    kernels,
                    () -> 0.1,
                    ParameterGroups.none(network.graph().layout()));
            engine = new StepEngine(workspace, goal, team, chain);
            order = new int[data.rows()];
            Arrays.setAll(order, i -> i);
        }

        double step(long step) {
            return engine.step(data, weights, order, 0, order.length, step);
        }

        @Override
        public void close() {
            team.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void theNumberOfThreadsChangesNoBit(int threads) {
        Dataset data = data(400);
        NetworkSpec spec = every(48, true);
        try (Fixture one = new Fixture(data, spec, 400, 1);
                Fixture many = new Fixture(data, spec, 400, threads)) {
            for (int step = 1; step <= 4; step++) {
                assertThat(many.step(step)).isEqualTo(one.step(step));
            }
            assertThat(many.parameters).isEqualTo(one.parameters);
            assertThat(many.buffers).isEqualTo(one.buffers);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 19})
    void aBatchInChunksHasTheBitsOfTheBatchAtOnceWhereNoLayerLooksAtAllRows(int capacity) {
        Dataset data = data(20);
        NetworkSpec spec = every(9, false);
        try (Fixture whole = new Fixture(data, spec, 20, 1);
                Fixture chunks = new Fixture(data, spec, capacity, 1)) {
            for (int step = 1; step <= 3; step++) {
                assertThat(chunks.step(step)).isEqualTo(whole.step(step));
            }
            assertThat(chunks.parameters).isEqualTo(whole.parameters);
        }
    }

    @Test
    void aStepAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Fixture fixture = new Fixture(data(20), every(9, true), 20, 1)) {
            long step = 1;
            for (int i = 0; i < 3000; i++) {
                fixture.step(step++);
            }
            long least = Long.MAX_VALUE;
            for (int attempt = 0; attempt < 100 && least >= 1000; attempt++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 1000; i++) {
                    fixture.step(step++);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(least).isLessThan(1000);
        }
    }

    @Test
    void aNetworkOfAllOfThemLearnsAndIsJudgedByItsRunningStatistics() {
        Dataset data = data(300);
        NetworkSpec spec = every(16, true);
        try (Trainer trainer = Tasks.trainer(spec, 0.1).epochs(40).batchSize(25).build()) {
            TrainingReport report = trainer.fit(data, data);
            assertThat(report.history().getLast().validation().get("accuracy")).isGreaterThan(0.9);
            assertThat(trainer.network().buffers())
                    .isNotEqualTo(Network.initialize(spec, Tasks.PLUGINS, 1).buffers());
        }
    }

    @Test
    void rowsOfACategoryThatIsUnknownStopTheTrainingAtTheLayer() {
        float[][] x = {{0, 1}, {1, 2}, {7, 3}};
        NetworkSpec spec = Network.of(2, Choice.of("embedding", Embedding.Parameters.of(3, 2)), dense(3));
        try (Trainer trainer = Tasks.trainer(spec, 0.1).epochs(1).batchSize(3).build()) {
            TrainingReport report = trainer.fit(Dataset.of(x, new int[] {0, 1, 2}));
            assertThat(report.status()).isEqualTo(TrainingReport.Status.DIVERGED);
            assertThat(report.divergence()).isNotNull();
            assertThat(report.divergence().layer()).isEqualTo("layers[0]");
        }
    }
}
