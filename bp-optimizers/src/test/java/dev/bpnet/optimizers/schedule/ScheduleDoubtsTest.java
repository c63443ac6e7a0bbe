package dev.bpnet.optimizers.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.core.plugins.Plugins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is allowed but hardly meant: told for runs of 20 epochs of 3 steps. */
class ScheduleDoubtsTest {
    private static final Plugins PLUGINS = Plugins.load();

    private static List<String> doubts(String name, Map<String, Object> parameters) {
        return PLUGINS.schedule(PLUGINS.choice(Schedule.class, name, parameters))
                .doubts(new Planned(3, 20));
    }

    /** What a schedule does not go without. */
    private static Map<String, Object> required(String name) {
        return switch (name) {
            case "exponential" -> Map.of("gamma", 0.9);
            case "multi_step" -> Map.of("milestones", List.of(Span.epochs(5), Span.steps(20)));
            case "step" -> Map.of("step_size", Span.epochs(5));
            case "cosine_restarts" -> Map.of("period", Span.epochs(5));
            default -> Map.of();
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "constant",
                "cosine",
                "cosine_restarts",
                "exponential",
                "linear",
                "multi_step",
                "polynomial",
                "reduce_on_plateau",
                "step"
            })
    void aWarmUpAsLongAsTheRunIsDoubted(String name) {
        assertThat(doubts(name, required(name))).isEmpty();
        assertThat(doubts(name, warming(name, Span.epochs(20))))
                .containsExactly("the warm-up lasts 20 epochs, but only 20 epochs are planned: the rate does not get to"
                        + " the learning rate");
        assertThat(doubts(name, warming(name, Span.steps(61)))).hasSize(1);
        assertThat(doubts(name, warming(name, Span.steps(30)))).isEmpty();
    }

    private static Map<String, Object> warming(String name, Span warmup) {
        Map<String, Object> all = new HashMap<>(required(name));
        all.put("warmup", warmup);
        return all;
    }

    @ParameterizedTest
    @CsvSource({"19, 0", "20, 1", "21, 1"})
    void aMilestoneAfterTheEndIsDoubted(int epoch, int expected) {
        assertThat(doubts("multi_step", Map.of("milestones", List.of(Span.epochs(epoch)))))
                .hasSize(expected);
    }

    @Test
    void milestonesAreCountedFromTheEndOfTheWarmUp() {
        assertThat(doubts("multi_step", Map.of("milestones", List.of(Span.epochs(16)), "warmup", Span.epochs(5))))
                .containsExactly("after the warm-up: the milestone at 16 epochs is not reached: 15 epochs are planned");
    }

    @Test
    void milestonesOutOfOrderAreDoubtedWhateverTheirUnits() {
        assertThat(doubts("multi_step", Map.of("milestones", List.of(Span.epochs(5), Span.steps(14)))))
                .containsExactly(
                        "the milestone at 14 steps comes before the one at 5 epochs, which is listed ahead of it");
    }

    @Test
    void stagesAreDoubtedForTheirOwnTime() {
        Schedule sequence = PLUGINS.schedule(Choice.of(
                "sequence",
                new Sequence.Parameters(List.of(
                        new Sequence.Stage(
                                PLUGINS.choice(Schedule.class, "linear", Map.of("warmup", Span.epochs(8))),
                                Span.epochs(5)),
                        new Sequence.Stage(Choice.of("reduce_on_plateau"), Span.epochs(15)),
                        new Sequence.Stage(Choice.of("cosine"), null)))));
        assertThat(sequence.doubts(new Planned(3, 20)))
                .containsExactly(
                        "stages[0]: the warm-up lasts 8 epochs, but only 5 epochs are planned: the rate does not get to"
                                + " the learning rate",
                        "stages[2] is not reached: the stages before it take all of the 20 epochs planned");
        assertThat(sequence.doubts(new Planned(3, 21))).hasSize(1);
    }

    private record Planned(long stepsPerEpoch, long epochs) implements Clock {
        @Override
        public long step() {
            return 0;
        }

        @Override
        public long epoch() {
            return 0;
        }
    }
}
