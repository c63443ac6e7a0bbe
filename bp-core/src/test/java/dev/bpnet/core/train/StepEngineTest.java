package dev.bpnet.core.train;

import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.dropout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.definition.DoubleNetwork;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.optimize.ChainRun;
import dev.bpnet.core.optimize.ParameterGroups;
import dev.bpnet.core.parallel.Team;
import dev.bpnet.core.plan.Arenas;
import dev.bpnet.core.plan.Plan;
import dev.bpnet.core.plan.Workspace;
import dev.bpnet.core.spec.NetworkSpec;
import dev.bpnet.core.testing.KernelsUnderTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepEngineTest {
    private static final int ROWS = 20;

    /** An engine on a network of three layers, with the memory of so many rows. */
    static final class Fixture implements AutoCloseable {
        final Dataset data;
        final Network network;
        final Goal goal;
        final float[] parameters;
        final Team team;
        final StepEngine engine;
        final int[] order;

        Fixture(Dataset data, int capacity) {
            this(data, Tasks.threeClasses(data.inputs(), 7, "tanh"), capacity, 1);
        }

        Fixture(Dataset data, NetworkSpec spec, int capacity, int threads) {
            this(data, spec, capacity, threads, Tasks.descent(0.1));
        }

        Fixture(Dataset data, NetworkSpec spec, int capacity, int threads, Choice<Optimizer> optimizer) {
            this.data = data;
            team = new Team(threads);
            goal = Goal.of(spec, null, data, false, Tasks.PLUGINS);
            network = Network.initialize(goal.spec(), Tasks.PLUGINS, 5);
            parameters = network.parameters();
            float[] gradients = new float[parameters.length];
            Arenas arenas = Arenas.of(parameters, gradients, new float[0]);
            Kernels kernels = KernelsUnderTest.kernels();
            Workspace workspace =
                    new Workspace(Plan.of(network.graph(), Plan.Purpose.TRAIN, capacity), arenas, kernels);
            ChainRun chain = new ChainRun(
                    Tasks.PLUGINS.optimizer(optimizer),
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
                                .isCloseTo(expected, within(1e-6));
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
            assertThat(a.step(1)).isCloseTo(b.step(1), within(1e-12));
            for (int i = 0; i < a.parameters.length; i++) {
                assertThat(a.parameters[i]).isCloseTo(b.parameters[i], within(1e-6f));
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

    /** 400 x 60 weights are more than one band: each of them moves by the rate times its own slope. */
    @Test
    void everyNumberMovesByTheRateTimesItsSlope() {
        Dataset data = Tasks.thirds(ROWS, 400, 6);
        NetworkSpec spec = Network.of(400, dense(60, "tanh"), dense(3));
        assertThat(StepEngine.rowsPerBand(400, 60, ROWS, 1)).isLessThan(400);
        try (Fixture fixture = new Fixture(data, spec, ROWS, 1);
                Fixture chunks = new Fixture(data, spec, 7, 1)) {
            float[] before = fixture.parameters.clone();
            float[] gradient = BatchGradient.of(fixture.network, fixture.goal, data, KernelsUnderTest.kernels());
            fixture.step(1);
            chunks.step(1);
            for (int i = 0; i < before.length; i++) {
                assertThat(fixture.parameters[i]).isCloseTo(before[i] - 0.1f * gradient[i], within(1e-6f));
            }
            assertThat(chunks.parameters).isEqualTo(fixture.parameters);
        }
    }

    /** What an optimizer has to see all gradients for is done once they are all there, and what layers made of weights anew. */
    @Test
    void aChainOverAllParametersTakesTheSameSteps() {
        Dataset data = Tasks.thirds(ROWS, 5, 7);
        NetworkSpec spec = Tasks.threeClasses(5, 9, "relu");
        Choice<Optimizer> global =
                Tasks.PLUGINS.choice(Optimizer.class, "descent", Map.of("learning_rate", 0.1, "reach", "global"));
        try (Fixture element = new Fixture(data, spec, 7, 1);
                Fixture all = new Fixture(data, spec, 7, 1, global)) {
            for (int step = 1; step <= 4; step++) {
                assertThat(all.step(step)).isEqualTo(element.step(step));
            }
            assertThat(all.parameters).isEqualTo(element.parameters);
        }
    }

    /** Above 400,000 multiply-adds a step is shared out; in chunks of 70 rows it is not, and has the same bits again. */
    @Test
    void aStepOfSeveralThreadsHasTheBitsOfOne() {
        Dataset data = Tasks.thirds(200, 40, 4);
        NetworkSpec spec = Network.of(40, dense(50, "tanh"), dropout(0.5), dense(3));
        try (Fixture one = new Fixture(data, spec, 200, 1);
                Fixture three = new Fixture(data, spec, 200, 3);
                Fixture chunks = new Fixture(data, spec, 70, 3)) {
            assertThat(200L * one.parameters.length).isGreaterThan(400_000);
            assertThat(70L * one.parameters.length).isLessThan(400_000);
            for (int step = 1; step <= 3; step++) {
                double loss = one.step(step);
                assertThat(three.step(step)).isEqualTo(loss);
                assertThat(chunks.step(step)).isEqualTo(loss);
            }
            assertThat(three.parameters).isEqualTo(one.parameters);
            assertThat(chunks.parameters).isEqualTo(one.parameters);
        }
    }

    /** The parts of a step that are not whole: rows 5 to 12 of an order, with the random numbers of rows 0 to 7. */
    @Test
    void someOfTheRowsOfAnOrderAreAStep() {
        Dataset data = Tasks.thirds(ROWS, 5, 4);
        NetworkSpec spec = Network.of(5, dense(9, "tanh"), dropout(0.5), dense(3));
        try (Fixture part = new Fixture(data, spec, 3, 1);
                Fixture whole = new Fixture(data, spec, 20, 1)) {
            int[] order = {9, 9, 9, 9, 9, 4, 0, 7, 19, 2, 3, 11, 1, 1};
            int[] own = {4, 0, 7, 19, 2, 3, 11};
            double loss = part.engine.step(data, new double[0], order, 5, 12, 1);
            assertThat(whole.engine.step(data, new double[0], own, 0, 7, 1)).isEqualTo(loss);
            assertThat(whole.parameters).isEqualTo(part.parameters);
        }
    }

    /** rows, columns, batch, threads: what fits beside its gradient in L2, as many bands for each thread, whole tiles of six. */
    @ParameterizedTest
    @CsvSource({
        "64, 512, 128, 2, 36",
        "1024, 10, 32, 1, 1026",
        "1, 10, 32, 2, 6",
        "100, 1, 32, 4, 30",
        "96, 4096, 1, 1, 48",
        "97, 4096, 1, 1, 36",
        "192, 4096, 1, 2, 48",
        "2000, 1024, 256, 1, 48",
        "2000, 1024, 257, 1, 336",
        "4096, 4096, 512, 2, 342",
        "1000, 1024, 257, 2, 126",
        "100, 1024, 257, 2, 30"
    })
    void bandsAreAsLargeAsCachesTakeThem(int rows, int columns, int batch, int threads, int expected) {
        assertThat(StepEngine.rowsPerBand(rows, columns, batch, threads)).isEqualTo(expected);
    }

    private static Dataset some(int rows, long seed, double... weights) {
        Dataset data = Tasks.thirds(rows, 5, seed);
        Matrix x = Matrix.zeros(rows, 5);
        Matrix t = Matrix.zeros(rows, 1);
        int[] order = new int[rows];
        Arrays.setAll(order, i -> i);
        data.gather(order, 0, rows, x, t, 0);
        double[] all = new double[rows];
        Arrays.setAll(all, i -> weights[i % weights.length]);
        return Dataset.of(x, t, TargetInfo.classes(List.of("a", "b", "c")), all);
    }

    /** Batches of other sizes, weighted or not, one behind the other: each is the step that a fresh trainer makes. */
    @Test
    void aStepDependsOnNothingBeforeIt() {
        List<Dataset> batches = List.of(
                some(8, 1, 1),
                some(8, 2, 1),
                some(5, 3, 1),
                some(8, 4, 2, 0.5),
                some(8, 5, 1),
                some(8, 6, 3, 0),
                some(5, 7, 1),
                some(3, 8, 0.25));
        Network reached = null;
        try (Trainer all = Tasks.trainer(Tasks.threeClasses(5, 6, "tanh"), 0.5).build()) {
            for (Dataset batch : batches) {
                double loss = all.step(batch);
                Trainer.Builder builder = reached == null
                        ? Tasks.trainer(Tasks.threeClasses(5, 6, "tanh"), 0.5)
                        : Trainer.builder(reached).optimizer(Tasks.descent(0.5)).threads(1);
                try (Trainer fresh = builder.build()) {
                    assertThat(fresh.step(batch)).isEqualTo(loss);
                    reached = fresh.network();
                }
                assertThat(all.network().parameters()).isEqualTo(reached.parameters());
            }
        }
    }

    /** The loss is the weighted mean before the step, and without any weight there is no step. */
    @Test
    void rowsWithoutWeightMoveNothing() {
        try (Trainer trainer =
                Tasks.trainer(Tasks.threeClasses(5, 6, "tanh"), 0.5).build()) {
            Dataset rows = some(8, 1, 2, 0, 1);
            trainer.prepare(rows);
            double expected = trainer.evaluate(rows).get("loss");
            assertThat(trainer.step(rows)).isCloseTo(expected, within(1e-6));
            float[] before = trainer.network().parameters();
            trainer.step(some(8, 2, 0));
            assertThat(trainer.network().parameters()).isEqualTo(before);
        }
    }
}
