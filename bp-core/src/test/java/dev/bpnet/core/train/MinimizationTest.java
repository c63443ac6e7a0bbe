package dev.bpnet.core.train;

import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.dense;
import static dev.bpnet.core.layer.Layers.dropout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Minimizer;
import dev.bpnet.api.optimizer.Objective;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.Role;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.api.state.Slot;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.optimize.Clip;
import dev.bpnet.core.optimize.ParameterGroup;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.plugins.Problem;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Training by an optimizer that asks for the loss of all rows as one function, and what it is asked for. */
class MinimizationTest {
    private static final double DECAY = 0.25;

    /** What a step does with the function. */
    @FunctionalInterface
    private interface Step {
        Optional<String> take(Objective f, float[] w, float[] g);
    }

    /** A minimizer that does as it is told; weights decay. */
    private record Told(Step step) implements OptimizerPlugin<NoParameters> {
        @Override
        public String name() {
            return "told";
        }

        @Override
        public NoParameters defaults() {
            return NoParameters.NONE;
        }

        @Override
        public Optimizer create(NoParameters p) {
            return new Optimizer() {
                @Override
                public double learningRate() {
                    return 1;
                }

                @Override
                public List<GradientTransform> chain() {
                    return List.of();
                }

                @Override
                public Optional<Minimizer> minimizer() {
                    return Optional.of(new Whole(step));
                }
            };
        }
    }

    private record Whole(Step step) implements Minimizer {
        @Override
        public List<Slot> slots() {
            return List.of(Slot.array("memory"), Slot.scalar("count", 5));
        }

        @Override
        public double weightDecay(Parameter p) {
            return p.role() == Role.WEIGHT ? DECAY : 0;
        }

        @Override
        public Optional<String> step(Objective objective, StepContext s, Kernels k) {
            s.scalars().set(0, s.scalars().get(0) + 1);
            assertThat(s.step())
                    .as("steps count from 1")
                    .isEqualTo((long) s.scalars().get(0) - 5);
            return step.take(objective, s.parameters(), s.gradients());
        }
    }

    private static Trainer.Builder trainer(NetworkSpec spec, Step step) {
        return Trainer.builder(spec)
                .plugins(
                        Plugins.builder().add(new Descent()).add(new Told(step)).build())
                .optimizer(Choice.of("told"))
                .seed(3)
                .threads(1);
    }

    private static void descend(float[] w, float[] g, float rate) {
        for (int i = 0; i < w.length; i++) {
            w[i] -= rate * g[i];
        }
    }

    private static final NetworkSpec SPEC = Tasks.threeClasses(4, 5, "tanh");

    /** {@code Σ v·l / Σ v + λ/2·Σ W²}, with the gradient of a training step and λ·W added to it. */
    @Test
    void theFunctionIsTheMeanLossWithItsPenalties() {
        Dataset plain = Tasks.thirds(30, 4, 2);
        double[] v = new double[30];
        Matrix x = Matrix.zeros(30, 4);
        Matrix t = Matrix.zeros(30, 1);
        int[] order = new int[30];
        for (int i = 0; i < 30; i++) {
            v[i] = i % 3;
            order[i] = i;
        }
        plain.gather(order, 0, 30, x, t, 0);
        Dataset weighted = Dataset.of(x, t, plain.target(), v);
        List<Double> values = new ArrayList<>();
        List<float[]> gradients = new ArrayList<>();
        try (Trainer trainer = trainer(SPEC, (f, w, g) -> {
                    values.add(f.at(w, g));
                    gradients.add(g.clone());
                    return Optional.empty();
                })
                .build()) {
            double reported = trainer.step(weighted);
            Network network = trainer.network();
            Goal goal = Goal.of(SPEC, null, weighted, false, Tasks.PLUGINS);
            double squares = 0;
            float[] expected = BatchGradient.of(network, goal, weighted, new ScalarKernels());
            for (Parameter p : network.graph().layout().parameters()) {
                for (int i = p.offset(); i < p.end() && p.role() == Role.WEIGHT; i++) {
                    float w = network.parameters()[i];
                    squares += (double) w * w;
                    expected[i] += (float) DECAY * w;
                }
            }
            assertThat(reported)
                    .as("told without penalties")
                    .isCloseTo(trainer.evaluate(weighted).get("loss"), within(1e-6));
            assertThat(values.getFirst()).isCloseTo(reported + DECAY / 2 * squares, within(1e-6));
            for (int i = 0; i < expected.length; i++) {
                assertThat(gradients.getFirst()[i]).isCloseTo(expected[i], within(1e-6f));
            }
        }
    }

    /** Wherever it is asked the network stays where it is, and the point asked for last is not computed again. */
    @Test
    void aPointElsewhereChangesNothingHere() {
        Dataset data = Tasks.thirds(20, 4, 5);
        List<Double> values = new ArrayList<>();
        try (Trainer trainer = trainer(SPEC, (f, w, g) -> {
                    float[] before = w.clone();
                    float[] there = w.clone();
                    there[0] += 1;
                    values.add(f.at(w, g));
                    float[] here = g.clone();
                    values.add(f.at(there, g));
                    float[] slope = g.clone();
                    values.add(f.at(there, g));
                    assertThat(g).isEqualTo(slope).isNotEqualTo(here);
                    assertThat(w).isEqualTo(before);
                    values.add(f.at(w, g));
                    assertThat(g).isEqualTo(here);
                    w[0] += 1;
                    values.add(f.at(w, g));
                    assertThat(g).isEqualTo(slope);
                    w[0] -= 1;
                    return Optional.empty();
                })
                .epochs(1)
                .build()) {
            TrainingReport report = trainer.fit(data);
            assertThat(values.get(1))
                    .isEqualTo(values.get(2))
                    .isEqualTo(values.get(4))
                    .isNotEqualTo(values.get(0));
            assertThat(values.get(3)).isEqualTo(values.get(0));
            // Here, there, here, there where w is moved to, and where it ends.
            assertThat(report.minimized().evaluations()).isEqualTo(5);
            assertThat(report.minimized().converged()).isNull();
            assertThat(report.status()).isEqualTo(TrainingReport.Status.COMPLETED);
        }
    }

    /** Five epochs of two steps of descent each end where ten single steps do; the next epoch begins at a known point. */
    @Test
    void epochsAndSingleStepsGoTheSameWay() {
        Dataset data = Tasks.thirds(40, 4, 6);
        Step twice = (f, w, g) -> {
            for (int i = 0; i < 2; i++) {
                f.at(w, g);
                descend(w, g, 0.5f);
            }
            return Optional.empty();
        };
        Step once = (f, w, g) -> {
            f.at(w, g);
            descend(w, g, 0.5f);
            return Optional.empty();
        };
        try (Trainer epochs = trainer(SPEC, twice).epochs(5).build();
                Trainer steps = trainer(SPEC, once).build()) {
            TrainingReport report = epochs.fit(data);
            double last = 0;
            for (int i = 0; i < 10; i++) {
                last = steps.step(data);
            }
            assertThat(epochs.network().parameters()).isEqualTo(steps.network().parameters());
            assertThat(report.last().trainLoss())
                    .as("the loss where the epoch ends")
                    .isEqualTo(last)
                    .isCloseTo(epochs.evaluate(data).get("loss"), within(1e-6));
            assertThat(report.minimized().evaluations()).isEqualTo(1 + 5 * 2);
            assertThat(report.history()).extracting(EpochReport::steps).containsExactly(1L, 2L, 3L, 4L, 5L);
        }
    }

    /** Rows of another batch, or other values in it: what was computed before is of no use. */
    @Test
    void everyStepOnRowsOfItsOwnBeginsAnew() {
        List<Double> values = new ArrayList<>();
        try (Trainer trainer = trainer(SPEC, (f, w, g) -> {
                    values.add(f.at(w, g));
                    return Optional.empty();
                })
                .build()) {
            trainer.step(Tasks.thirds(20, 4, 5));
            trainer.step(Tasks.thirds(20, 4, 6));
            trainer.step(Tasks.thirds(20, 4, 5));
            assertThat(values.get(1)).isNotEqualTo(values.get(0));
            assertThat(values.get(2)).isEqualTo(values.get(0));
        }
    }

    @Test
    void aSentenceAboutTheEndEndsTraining() {
        int[] steps = new int[1];
        try (Trainer trainer = trainer(SPEC, (f, w, g) -> Optional.ofNullable(++steps[0] == 3 ? "it is enough" : null))
                .epochs(9)
                .build()) {
            TrainingReport report = trainer.fit(Tasks.thirds(20, 4, 5));
            assertThat(report.status()).isEqualTo(TrainingReport.Status.CONVERGED);
            assertThat(report.epochs()).isEqualTo(3);
            assertThat(report.minimized().converged()).isEqualTo("it is enough");
            steps[0] = 5;
            assertThat(trainer.fit(Tasks.thirds(20, 4, 5)).status())
                    .as("another run is another function")
                    .isEqualTo(TrainingReport.Status.COMPLETED);
        }
    }

    /** Asked at four points an epoch, the running mean moves once: 10 % of the way to the mean of the rows. */
    @Test
    void runningFiguresMoveOnceAnEpoch() {
        Dataset data = Tasks.thirds(50, 4, 7);
        double mean = 0;
        Matrix x = Matrix.zeros(50, 4);
        int[] order = new int[50];
        for (int i = 0; i < 50; i++) {
            order[i] = i;
        }
        data.gather(order, 0, 50, x, Matrix.zeros(50, 1), 0);
        for (int i = 0; i < 50; i++) {
            mean += x.get(i, 0) / 50.0;
        }
        try (Trainer trainer = trainer(Network.of(4, batchNorm(), dense(3)), (f, w, g) -> {
                    for (int i = 0; i < 4; i++) {
                        f.at(w, g);
                        descend(w, g, 0.1f);
                    }
                    return Optional.empty();
                })
                .epochs(3)
                .build()) {
            trainer.fit(data);
            assertThat((double) trainer.network().buffers()[0]).isCloseTo(mean * (1 - Math.pow(0.9, 3)), within(1e-6));
        }
    }

    @Test
    void aStepThatIsToStopIsTakenBack() {
        Trainer[] running = new Trainer[1];
        int[] steps = new int[1];
        List<float[]> starts = new ArrayList<>();
        Step step = (f, w, g) -> {
            starts.add(w.clone());
            f.at(w, g);
            descend(w, g, 0.5f);
            if (++steps[0] == 3) {
                running[0].stop();
            }
            f.at(w, g);
            return Optional.empty();
        };
        try (Trainer trainer = trainer(SPEC, step).epochs(9).build()) {
            running[0] = trainer;
            TrainingReport report = trainer.fit(Tasks.thirds(20, 4, 5));
            assertThat(report.status()).isEqualTo(TrainingReport.Status.INTERRUPTED);
            assertThat(report.epochs()).isEqualTo(2);
            assertThat(trainer.network().parameters()).isEqualTo(starts.get(2)).isNotEqualTo(starts.get(1));
        }
    }

    /** Its traces in the minimizer's memory go as well: the next run begins as the first one did. */
    @Test
    void anInterruptTakesAStepBackToo() {
        int[] steps = new int[1];
        Step step = (f, w, g) -> {
            if (++steps[0] == 1) {
                w[0] += 1;
                Thread.currentThread().interrupt();
            }
            f.at(w, g);
            return Optional.empty();
        };
        try (Trainer trainer = trainer(SPEC, step).epochs(3).build()) {
            TrainingReport report = trainer.fit(Tasks.thirds(20, 4, 5));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(report.status()).isEqualTo(TrainingReport.Status.INTERRUPTED);
            assertThat(report.epochs()).isZero();
            float[] first = Network.initialize(SPEC, Tasks.PLUGINS, 3).parameters();
            assertThat(trainer.network().parameters()).isEqualTo(first);
            assertThat(trainer.fit(Tasks.thirds(20, 4, 5)).epochs()).isEqualTo(3);
            assertThat(trainer.network().parameters()).isEqualTo(first);
        }
    }

    @Test
    void aFunctionThatIsNotFiniteIsDivergence() {
        int[] steps = new int[1];
        Step away = (f, w, g) -> {
            w[0] = ++steps[0] == 2 ? Float.NaN : w[0];
            return Optional.empty();
        };
        try (Trainer trainer = trainer(SPEC, away).epochs(9).build()) {
            TrainingReport report = trainer.fit(Tasks.thirds(20, 4, 5));
            assertThat(report.status()).isEqualTo(TrainingReport.Status.DIVERGED);
            assertThat(report.epochs()).isEqualTo(1);
            assertThat(report.divergence().layer()).isEqualTo("layers[0]");
            assertThat(report.divergence().sentence())
                    .endsWith("the output of layers[0] is not finite; smaller first weights help");
            assertThat(trainer.network().parameters()).doesNotContain(Float.NaN);
        }
        steps[0] = 10;
        float[][] x = {{0, 0, 0, 0}, {1, Float.NaN, 0, 0}};
        try (Trainer trainer = trainer(SPEC, away).build()) {
            TrainingReport report = trainer.fit(Dataset.of(x, new int[] {0, 2}));
            assertThat(report.status()).isEqualTo(TrainingReport.Status.DIVERGED);
            assertThat(steps[0]).as("nothing is tried where it begins so").isEqualTo(10);
        }
    }

    private static List<String> places(List<Problem> problems) {
        return problems.stream().map(Problem::path).toList();
    }

    private static Graph graph(NetworkSpec spec) {
        return Graph.of(spec, Tasks.PLUGINS);
    }

    @Test
    void whateverMakesTheFunctionChangeIsRefused() {
        Graph graph = graph(SPEC);
        Clip none = Clip.defaults();
        assertThat(new WholeFunction("told", 20, 1, false, none, false, List.of()).problems(graph, 20))
                .isEmpty();
        assertThat(new WholeFunction("told", Integer.MAX_VALUE, 1, false, none, false, List.of()).problems(graph, 20))
                .isEmpty();
        assertThat(places(new WholeFunction("told", 19, 1, false, none, false, List.of()).problems(graph, 20)))
                .containsExactly("training.batch_size");
        assertThat(places(new WholeFunction("told", 20, 2, false, none, false, List.of()).problems(graph, 20)))
                .containsExactly("training.accumulate");
        assertThat(places(new WholeFunction("told", 20, 1, true, none, false, List.of()).problems(graph, 20)))
                .containsExactly("training.schedule");
        Clip clip = new Clip(1.0, null, null);
        assertThat(places(new WholeFunction("told", 20, 1, false, clip, false, List.of()).problems(graph, 20)))
                .containsExactly("training.clip");
        assertThat(places(new WholeFunction("told", 20, 1, false, none, true, List.of()).problems(graph, 20)))
                .containsExactly("training.average");
        List<ParameterGroup> groups = List.of(
                ParameterGroup.frozen("layers[0].*"),
                new ParameterGroup("*.biases", 0.1, null, false),
                new ParameterGroup("*", null, 0.5, false));
        assertThat(places(new WholeFunction("told", 20, 1, false, none, false, groups).problems(graph, 20)))
                .containsExactly("training.parameter_groups[1].learning_rate");
    }

    @Test
    void layersThatDrawOrConstrainAreRefused() {
        Choice<Layer> constrained =
                Tasks.PLUGINS.choice(Layer.class, "dense", Map.of("units", 3, "constraint", "non_negative"));
        Graph graph = graph(Network.of(4, dense(4), dropout(0.5), constrained));
        List<Problem> problems =
                new WholeFunction("told", 20, 1, false, Clip.defaults(), false, List.of()).problems(graph, 20);
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "network.layers[1]: dropout draws new random numbers at every evaluation, but told needs a function that"
                                + " stays the same; leave it out, or take another optimizer; a regularizer such as l2 works with told",
                        "network.layers[2]: told minimises without constraints and cannot keep layers[2].weights inside its own;"
                                + " leave the constraint out, or take another optimizer");
        try (Trainer trainer = trainer(
                        Network.of(4, dense(4), dropout(0.5), constrained), (f, w, g) -> Optional.empty())
                .batchSize(7)
                .build()) {
            assertThatThrownBy(() -> trainer.fit(Tasks.thirds(20, 4, 5)))
                    .hasMessage("training.batch_size: told goes over all 20 rows in every step, not over batches of 7;"
                            + " leave it out, or write full; sgd, adam and their kin take batches\n"
                            + problems.get(0) + "\n" + problems.get(1));
        }
    }

    /** Its memory, the gradient it works with, and four arrays of the function: two points, a gradient, the step's start. */
    @Test
    void itsMemoryIsTold() {
        Plugins plugins = Plugins.builder()
                .add(new Descent())
                .add(new Told((f, w, g) -> Optional.empty()))
                .build();
        assertThat(WholeFunction.floatsPerParameter(plugins.optimizer(Choice.of("told"))))
                .isEqualTo(1 + 1 + 4);
        assertThat(WholeFunction.floatsPerParameter(plugins.optimizer(Choice.of("descent"))))
                .isZero();
    }

    private static Dataset line() {
        return Dataset.of(
                Matrix.copyOf(new float[][] {{1, 2}, {3, -1}, {0, 1}}),
                Matrix.of(new float[] {100, 300, 500}, 0, 3, 1),
                TargetInfo.numbers(1));
    }

    /** Trained in standard units the function is of these, what is reported of the targets' own: larger by their variance. */
    @Test
    void theFunctionIsInTheUnitOfTraining() {
        List<Double> values = new ArrayList<>();
        try (Trainer trainer = trainer(Network.of(2, dense(1)), (f, w, g) -> {
                    java.util.Arrays.fill(w, 0);
                    values.add(f.at(w, g));
                    return Optional.empty();
                })
                .standardizeTargets(true)
                .epochs(1)
                .build()) {
            TrainingReport report = trainer.fit(line());
            // At 0 the prediction is the mean: the loss is the variance, 1 in standard units.
            assertThat(values.getFirst()).isCloseTo(1, within(1e-6));
            assertThat(report.last().trainLoss()).isCloseTo(80_000 / 3.0, within(0.1));
        }
    }
}
