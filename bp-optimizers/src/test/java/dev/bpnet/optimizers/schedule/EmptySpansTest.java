package dev.bpnet.optimizers.schedule;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.core.plugins.Plugins;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

/** Spans of nothing are refused by every schedule that would divide by them. */
class EmptySpansTest {
    private static final Plugins PLUGINS = Plugins.load();

    @ParameterizedTest
    @CsvSource({
        "cosine_restarts, period", "exponential, period", "inverse_time, period", "linear, length",
        "polynomial, length", "one_cycle, length", "warmup_stable_decay, decay", "step, step_size",
        "cosine, period", "cyclic, step_size_up", "cyclic, step_size_down"
    })
    void areRefusedByTheNameOfTheParameter(String schedule, String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLUGINS.schedule(PLUGINS.choice(
                        Schedule.class, schedule, Map.of(key, "0 steps"))))
                .withMessageContaining(key + " is 0 steps, but has to be at least 1");
    }

    @Test
    void stagesAreNamedByTheirPlace() {
        Sequence.Stage some = new Sequence.Stage(Choice.of("constant"), Span.steps(1));
        Sequence.Stage none = new Sequence.Stage(Choice.of("constant"), Span.steps(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sequence.Parameters(List.of(some, none)))
                .withMessageContaining("stages[1].length is 0 steps");
    }
}
