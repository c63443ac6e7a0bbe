package dev.bpnet.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.definition.DoubleNetwork;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.optimize.ChainRun;
import dev.bpnet.core.optimize.ParameterGroups;
import dev.bpnet.core.parallel.Team;
import dev.bpnet.core.plan.Arenas;
import dev.bpnet.core.plan.Plan;
import dev.bpnet.core.plan.Workspace;
import dev.bpnet.core.testing.KernelsUnderTest;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepEngineTest {
    private static final int ROWS = 20;

    /** An engine on a network of three layers, with the memory of so many rows. */
    private static final class Fixture implements AutoCloseable {
        final Dataset data;
        final Network network;
        final Goal goal;
        final float[] parameters;
        final Team team = new Team(1);
        final StepEngine engine;
        final int[] order;

        Fixture(Dataset data, int capacity) {
            this.data = data;
            goal = Goal.of(Tasks.threeClasses(data.inputs(), 7, "tanh"), null, data, false, Tasks.PLUGINS);
            network = Network.initialize(goal.spec(), Tasks.PLUGINS, 5);
            parameters = network.parameters();
            float[] gradients = new float[parameters.length];
            Arenas arenas = Arenas.of(parameters, gradients, new float[0]);
            Kernels kernels = KernelsUnderTest.kernels();
            Workspace workspace =
                    new Workspace(Plan.of(network.graph(), Plan.Purpose.TRAIN, capacity), arenas, kernels);
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
            return engine.step(data, RowWeights.of(data, goal.loss()), order, 0, order.length, step);
        }

        @Override
        public void close() {
            team.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 19})
    void aBatchInChunksHasTheBitsOfTheBatchAtOnce(int capacity) {
        Dataset data = Tasks.thirds(ROWS, 5, 1);
        try (Fixture whole = new Fixture(data, ROWS);
                Fixture chunks = new Fixture(data, capacity)) {
            for (int step = 1; step <= 3; step++) {
                assertThat(chunks.step(step)).isEqualTo(whole.step(step));
            }
            assertThat(chunks.parameters).isEqualTo(whole.parameters);
        }
    }

    @Test
    void theGradientIsThatOfTheDefinitions() {
        Dataset data = Tasks.thirds(ROWS, 5, 2);
        try (Fixture fixture = new Fixture(data, ROWS)) {
            float[] gradient = BatchGradient.of(fixture.network, fixture.goal, data, KernelsUnderTest.kernels());
            DoubleNetwork exact =
                    new DoubleNetwork(fixture.network.graph(), fixture.network.parameters(), new float[0]);
            double[][] x = new double[ROWS][];
            double[][] t = new double[ROWS][];
            Matrix xs = Matrix.zeros(ROWS, 5);
            Matrix ts = Matrix.zeros(ROWS, 1);
            data.gather(fixture.order, 0, ROWS, xs, ts, 0);
            for (int i = 0; i < ROWS; i++) {
                x[i] = new double[5];
                for (int j = 0; j < 5; j++) {
                    x[i][j] = xs.get(i, j);
                }
                t[i] = new double[] {ts.get(i, 0)};
            }
            double[] weights = new double[ROWS];
            Arrays.fill(weights, 1);
            exact.gradient(x, t, weights, fixture.goal.loss(), (part, name, formula, values) -> {});
            fixture.network.graph().layout().parameters().forEach(p -> {
                for (int i = 0; i < p.rows(); i++) {
                    for (int j = 0; j < p.columns(); j++) {
                        double expected = exact.gradient(p)[i][j];
                        assertThat((double) gradient[p.offset() + i * p.columns() + j])
                                .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-6));
                    }
                }
            });
        }
    }

    @Test
    void aWeightOfZeroIsARowLeftOutAndAWeightOfThreeIsThreeRows() {
        float[][] x = {{1, 2, 0, 0, 1}, {0, 1, 1, 0, 0}, {1, 0, 0, 1, 1}};
        Dataset weighted = weighted(x, new float[] {0, 1, 2}, new double[] {1, 0, 3});
        Dataset repeated =
                weighted(new float[][] {x[0], x[2], x[2], x[2]}, new float[] {0, 2, 2, 2}, new double[] {1, 1, 1, 1});
        try (Fixture a = new Fixture(weighted, 3);
                Fixture b = new Fixture(repeated, 4)) {
            assertThat(a.step(1)).isCloseTo(b.step(1), org.assertj.core.api.Assertions.within(1e-12));
            for (int i = 0; i < a.parameters.length; i++) {
                assertThat(a.parameters[i]).isCloseTo(b.parameters[i], org.assertj.core.api.Assertions.within(1e-6f));
            }
        }
    }

    private static Dataset weighted(float[][] x, float[] labels, double[] weights) {
        return Dataset.of(
                Matrix.copyOf(x),
                Matrix.of(labels, 0, labels.length, 1),
                TargetInfo.classes(List.of("a", "b", "c")),
                weights);
    }

    @Test
    void aStepAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Fixture fixture = new Fixture(Tasks.thirds(ROWS, 5, 3), ROWS)) {
            double[] weights = {};
            long step = 1;
            long least = Long.MAX_VALUE;
            // Vectors are boxed until they are compiled for good, which takes longer than single numbers do.
            for (int attempt = 0; attempt < 50 && least >= 1000; attempt++) {
                for (int i = 0; i < 2000; i++) {
                    fixture.engine.step(fixture.data, weights, fixture.order, 0, ROWS, step++);
                }
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 1000; i++) {
                    fixture.engine.step(fixture.data, weights, fixture.order, 0, ROWS, step++);
                }
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertThat(least).isLessThan(1000);
        }
    }
}
