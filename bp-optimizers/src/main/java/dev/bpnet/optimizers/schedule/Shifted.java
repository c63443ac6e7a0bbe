package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.schedule.Clock;

/**
 * The clock of a schedule inside another one: it starts some steps into the run, and its plan is its share of the run.
 *
 * @param run the clock of the run
 * @param from the steps of the run before its own first
 * @param length the steps planned
 */
record Shifted(Clock run, long from, long length) implements Clock {

    @Override
    public long step() {
        return Math.max(0, run.step() - from);
    }

    @Override
    public long epoch() {
        return from == 0 ? run.epoch() : step() / stepsPerEpoch();
    }

    @Override
    public long stepsPerEpoch() {
        return run.stepsPerEpoch();
    }

    @Override
    public long epochs() {
        return length / stepsPerEpoch();
    }

    @Override
    public long steps() {
        return length;
    }
}
