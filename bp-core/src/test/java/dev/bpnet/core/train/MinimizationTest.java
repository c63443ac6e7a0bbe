package dev.bpnet.core.train;

import static dev.bpnet.core.layer.Layers.batchNorm;
import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.Role;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Training by an optimizer that asks for the loss of all rows as one function, and what it is asked for. */
class MinimizationTest {
    private static Trainer.Builder trainer(NetworkSpec spec, Told.Step step) {
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
                    expected[i] += (float) Told.DECAY * w;
                }
            }
            assertThat(reported)
                    .as("told without penalties")
                    .isCloseTo(trainer.evaluate(weighted).get("loss"), within(1e-6));
            assertThat(values.getFirst()).isCloseTo(reported + Told.DECAY / 2 * squares, within(1e-6));
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
        Told.Step twice = (f, w, g) -> {
            for (int i = 0; i < 2; i++) {
                f.at(w, g);
                descend(w, g, 0.5f);
            }
            return Optional.empty();
        };
        Told.Step once = (f, w, g) -> {
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
        Told.Step step = (f, w, g) -> {
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
        Told.Step step = (f, w, g) -> {
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
        Told.Step away = (f, w, g) -> {
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
