package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.schedule.Span;

/** Checks of spans that the parameters of several schedules share. */
final class Spans {
    private Spans() {}

    /** Refuses a span of nothing, by which no schedule can divide. */
    static void requireSome(String key, Span span) {
        if (span.count() == 0) {
            throw new IllegalArgumentException(key + " is " + span + ", but has to be at least 1");
        }
    }
}
