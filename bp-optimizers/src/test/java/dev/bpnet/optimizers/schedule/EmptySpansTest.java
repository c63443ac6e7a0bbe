package dev.bpnet.optimizers.schedule;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.core.plugins.Plugins;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spans of nothing are refused by every schedule that would divide by them. */
class EmptySpansTest {
    private static final Plugins PLUGINS = Plugins.load();

    @ParameterizedTest
    @CsvSource({
        "cosine_restarts, period, minimum", "exponential, period, gamma", "inverse_time, period, decay_rate",
        "linear, length, end_factor", "polynomial, length, power", "one_cycle, length, pct_start",
        "warmup_stable_decay, decay, minimum", "step, step_size, gamma", "cosine, period, minimum",
        "cyclic, step_size_up, minimum", "cyclic, step_size_down, minimum"
    })
    void areRefusedByTheNameOfTheParameter(String schedule, String key, String other) {
        Map<String, Object> parameters = Map.of(key, "0 steps", other, 0.5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLUGINS.schedule(PLUGINS.choice(Schedule.class, schedule, parameters)))
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
