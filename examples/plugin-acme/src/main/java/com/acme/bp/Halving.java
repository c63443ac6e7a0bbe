package com.acme.bp;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.schedule.Span;

/** {@code acme_halving}: {@code base / 2^floor(t / every)}, exact, with t counted in the unit of {@code every}. */
@Doc(value = "Halves the learning rate again and again.", formula = "rate = learning_rate / 2^floor(t / every)")
public final class Halving implements SchedulePlugin<Halving.Parameters> {

    /** The parameters of {@code acme_halving}. */
    public record Parameters(@Doc("how long each rate stays") Span every) {
        public Parameters {
            if (every.count() == 0) {
                throw new IllegalArgumentException("every is 0, so that no rate would stay at all");
            }
        }
    }

    /** Found as a service. */
    public Halving() {}

    @Override
    public String name() {
        return "acme_halving";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(Span.epochs(10));
    }

    @Override
    public Schedule create(Parameters parameters) {
        Span every = parameters.every();
        return (base, clock, state) -> {
            long halvings = clock.in(every.unit()) / every.count();
            return Math.scalb(base, -(int) Math.min(halvings, 2000));
        };
    }
}
