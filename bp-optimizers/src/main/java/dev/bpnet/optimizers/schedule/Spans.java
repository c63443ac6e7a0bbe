package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Span;
import org.jspecify.annotations.Nullable;

/** What the schedules share about spans: checks of parameters, and how long what is left out is. */
final class Spans {
    private Spans() {}

    /** Refuses a span of nothing, by which no schedule can divide. */
    static void requireSome(String key, @Nullable Span span) {
        if (span != null && span.count() == 0) {
            throw new IllegalArgumentException(key + " is " + span + ", but has to be at least 1");
        }
    }

    /** The length of a span; of all of the run, in that unit, where it was left out. At least 1. */
    static long length(@Nullable Span span, Span.Unit unit, Clock clock) {
        if (span != null) {
            return span.count();
        }
        long stepsPerUnit = unit == Span.Unit.EPOCHS ? clock.stepsPerEpoch() : 1;
        // A run planned shorter than its warm-up and then prolonged has no rest to fill: one unit keeps 0/0 away.
        return Math.max(1, clock.steps() / stepsPerUnit);
    }

    /** How long a run is, in that unit, as a text. */
    static Span planned(Clock run, Span.Unit unit) {
        return unit == Span.Unit.EPOCHS ? Span.epochs(run.epochs()) : Span.steps(run.steps());
    }

    /** The unit in which a schedule goes: that of its span; that of the warm-up where it was left out. */
    static Span.Unit unit(@Nullable Span span, Span warmup) {
        return span == null ? warmup.unit() : span.unit();
    }
}
