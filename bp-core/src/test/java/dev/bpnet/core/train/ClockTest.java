package dev.bpnet.core.train;

import static dev.bpnet.core.layer.Layers.dense;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.network.Network;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.Plan;
import dev.bpnet.core.plugins.Plugins;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a schedule is told, and what a trainer refuses. */
class ClockTest {

    /** Notes what it is asked at and shown; its rate is the base over one more than the observations so far. */
    private record Noting(List<String> notes) implements SchedulePlugin<NoParameters>, Schedule {
        @Override
        public String name() {
            return "noting";
        }

        @Override
        public NoParameters defaults() {
            return NoParameters.NONE;
        }

        @Override
        public Schedule create(NoParameters parameters) {
            return this;
        }

        @Override
        public List<Slot> slots() {
            return List.of(Slot.scalar("observed", 1), Slot.scalar("least", 7));
        }

        @Override
        public double rate(double base, Clock clock, Scalars state) {
            notes.add(clock.step() + " of " + clock.steps() + ", epoch " + clock.epoch() + " of " + clock.epochs()
                    + ", " + clock.stepsPerEpoch() + " an epoch, " + state.get(1));
            return base / state.get(0);
        }

        @Override
        public void observe(double metric, Scalars state) {
            state.set(0, state.get(0) + 1);
            state.set(1, metric);
        }
    }

    private static Trainer.Builder trainer(List<String> notes) {
        return Trainer.builder(Network.of(1, dense(1)))
                .plugins(Plugins.builder()
                        .add(new Descent())
                        .add(new Noting(notes))
                        .build())
                .optimizer(Tasks.descent(0.5))
                .schedule(Choice.of("noting"))
                .loss("mean_absolute_error")
                .standardizeTargets(false)
                .threads(1);
    }

    /** Rows of x = 0: the bias alone counts. */
    private static Dataset rows(int rows, float y) {
        float[] t = new float[rows];
        java.util.Arrays.fill(t, y);
        return Dataset.of(new float[rows][1], t);
    }

    /** Five rows in batches of two; the mean absolute error moves the bias by the rate: ½ thrice, then ¼ thrice. */
    @Test
    void aScheduleIsToldWhereTrainingIs() {
        List<String> notes = new ArrayList<>();
        try (Trainer trainer = trainer(notes).epochs(2).batchSize(2).build()) {
            TrainingReport report = trainer.fit(rows(5, 100));
            assertThat(notes)
                    .containsExactly(
                            "0 of 6, epoch 0 of 2, 3 an epoch, 7.0",
                            "1 of 6, epoch 0 of 2, 3 an epoch, 7.0",
                            "2 of 6, epoch 0 of 2, 3 an epoch, 7.0",
                            "3 of 6, epoch 1 of 2, 3 an epoch, 99.6",
                            "4 of 6, epoch 1 of 2, 3 an epoch, 99.6",
                            "5 of 6, epoch 1 of 2, 3 an epoch, 99.6");
            assertThat(report.history()).extracting(EpochReport::learningRate).containsExactly(0.5, 0.25);
            assertThat(trainer.network().parameter("layers[0].biases").get(0, 0))
                    .isEqualTo(2.25f);
        }
    }

    @Test
    void itIsShownWhatIsWatched() {
        List<String> notes = new ArrayList<>();
        try (Trainer trainer = trainer(notes)
                .epochs(2)
                .batchSize(5)
                .earlyStopping(new EarlyStopping("validation_r2", 9, 0))
                .build()) {
            // After a step of ½ the bias is ½: r2 is -... of targets 0 and 1, 0 where their mean is met.
            trainer.fit(rows(5, 100), Dataset.of(new float[2][1], new float[] {0, 1}));
            assertThat(notes.getLast()).endsWith("1 an epoch, -0.0");
        }
    }

    @Test
    void singleStepsCountOn() {
        List<String> notes = new ArrayList<>();
        try (Trainer trainer = trainer(notes).epochs(4).build()) {
            trainer.step(rows(3, 1));
            trainer.step(rows(5, 1));
            assertThat(notes)
                    .containsExactly("0 of 4, epoch 0 of 4, 1 an epoch, 7.0", "1 of 4, epoch 0 of 4, 1 an epoch, 7.0");
        }
    }

    /** Takes down the numbers of its steps; nothing moves. */
    private record Counting(List<Long> steps) implements OptimizerPlugin<NoParameters>, GradientTransform {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public NoParameters defaults() {
            return NoParameters.NONE;
        }

        @Override
        public Optimizer create(NoParameters parameters) {
            return new Optimizer() {
                @Override
                public double learningRate() {
                    return 1;
                }

                @Override
                public List<GradientTransform> chain() {
                    return List.of(Counting.this);
                }
            };
        }

        @Override
        public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
            steps.add(s.step());
        }
    }

    /** Of weights and biases, from 1, through epochs and single steps. */
    @Test
    void anOptimizerIsToldTheNumberOfItsStep() {
        List<Long> steps = new ArrayList<>();
        try (Trainer trainer = Trainer.builder(Network.of(1, dense(1)))
                .plugins(Plugins.builder().add(new Counting(steps)).build())
                .optimizer(Choice.of("counting"))
                .epochs(2)
                .batchSize(2)
                .threads(1)
                .build()) {
            trainer.fit(rows(3, 1));
            trainer.step(rows(3, 1));
        }
        assertThat(steps).containsExactly(1L, 1L, 2L, 2L, 3L, 3L, 4L, 4L, 5L, 5L);
    }

    @Test
    void rowsOfOtherClassesAreRefused() {
        try (Trainer trainer = Tasks.trainer(Network.of(2, dense(2)), 0.1).build()) {
            TargetInfo abc = TargetInfo.classes(List.of("a", "b", "c"));
            TargetInfo acb = TargetInfo.classes(List.of("a", "c", "b"));
            try (Trainer fits =
                    Tasks.trainer(Network.of(2, dense(3)), 0.1).epochs(1).build()) {
                Dataset rows = Dataset.of(new float[3][2], new int[] {0, 1, 2}, abc);
                assertThat(fits.fit(rows, rows).epochs()).isEqualTo(1);
                Dataset others = Dataset.of(new float[3][2], new int[] {0, 1, 2}, acb);
                assertThatThrownBy(() -> fits.fit(rows, others))
                        .hasMessage("the rows have the classes [a, c, b], the network [a, b, c]");
                assertThatThrownBy(() -> fits.evaluate(others))
                        .hasMessage("the rows have the classes [a, c, b], the network [a, b, c]");
            }
            assertThatThrownBy(() -> trainer.fit(Dataset.of(new float[3][2], new int[] {0, 1, 2}, abc)))
                    .hasMessage("the last layer has 2 outputs; the loss cross_entropy needs 3 for this target");
        }
    }

    @Test
    void aTrainerRefusesWhatIsLessThanOne() {
        Trainer.Builder builder = trainer(new ArrayList<>());
        assertThatThrownBy(() -> builder.epochs(0)).hasMessage("epochs must be at least 1, not 0");
        assertThatThrownBy(() -> builder.batchSize(0)).hasMessage("batch size must be at least 1, not 0");
        assertThatThrownBy(() -> builder.threads(0)).hasMessage("threads must be at least 1, not 0");
        assertThatThrownBy(() -> builder.accumulate(-1)).hasMessage("batches a step must be at least 1, not -1");
        builder.epochs(1).batchSize(1).threads(1).accumulate(1);
        try (Trainer trainer = builder.build()) {
            assertThatThrownBy(trainer::network)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("nothing was trained yet: call fit or step first");
        }
    }

    /** 32 rows a step where nobody says how many, all where there are fewer, and as many batches as are accumulated. */
    @Test
    void theWorkspaceIsAsLargeAsAStep() {
        assertThat(capacity(trainer(new ArrayList<>()), 100)).isEqualTo(32);
        assertThat(capacity(trainer(new ArrayList<>()), 20)).isEqualTo(20);
        assertThat(capacity(trainer(new ArrayList<>()).batchSize(10).accumulate(4), 100))
                .isEqualTo(40);
        assertThat(capacity(trainer(new ArrayList<>()).batchSize(1 << 30).accumulate(4), 100))
                .isEqualTo(100);
    }

    /** Rows of one input, two million outputs and their derivatives: 16 of them are at most 67,108,864 floats. */
    @Test
    void largeBatchesRunInChunksThatFit() {
        Graph wide = Graph.of(Network.of(1, dense(2_000_000)), Tasks.PLUGINS);
        assertThat(TrainingRun.capacity(wide, 100)).isEqualTo(16);
        assertThat(TrainingRun.capacity(wide, 16)).isEqualTo(16);
        assertThat(TrainingRun.capacity(wide, 15)).isEqualTo(15);
        assertThat(TrainingRun.capacity(Graph.of(Network.of(1, dense(100_000_000)), Tasks.PLUGINS), 100))
                .as("one at least")
                .isEqualTo(1);
    }

    @Test
    void widthsHaveToFit() {
        try (Trainer narrow = Tasks.trainer(Network.of(3, dense(3)), 0.1).build();
                Trainer named = Tasks.trainer(Network.of(4, dense(5)), 0.1)
                        .loss("mean_squared_error")
                        .build()) {
            assertThatThrownBy(() -> narrow.fit(Tasks.thirds(9, 4, 1)))
                    .hasMessage("a row has 4 values, the network takes 3");
            assertThatThrownBy(() -> named.fit(Tasks.line(9, 1))).hasMessage("a row has 2 values, the network takes 4");
            assertThatThrownBy(() -> named.fit(Dataset.of(new float[3][4], new float[3])))
                    .hasMessage("the last layer has 5 outputs; the loss mean_squared_error needs 1 for this target");
        }
    }

    private static int capacity(Trainer.Builder builder, int rows) {
        try (Trainer trainer = builder.build()) {
            TrainingRun run = trainer.prepare(rows(rows, 1));
            assertThat(run.plan().purpose()).isEqualTo(Plan.Purpose.TRAIN);
            assertThat(run.graph().inputs()).isEqualTo(1);
            assertThat(run.goal().target().columns()).isEqualTo(1);
            assertThat(run.taken()).isEmpty();
            return run.plan().capacity();
        }
    }
}
