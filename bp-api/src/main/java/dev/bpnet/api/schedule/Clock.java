package dev.bpnet.api.schedule;

/** Where training stands before a step. */
public interface Clock {
    /** Updates done so far: 0 before the first. */
    long step();

    /** Epochs done so far: 0 during the first. */
    long epoch();

    /** Updates in an epoch. */
    long stepsPerEpoch();

    /** Epochs planned. */
    long epochs();

    /** Updates planned. */
    default long steps() {
        return epochs() * stepsPerEpoch();
    }

    /** How far training is, counted in the unit of a span: epochs done, or steps done. */
    default long in(Span.Unit unit) {
        return unit == Span.Unit.EPOCHS ? epoch() : step();
    }

    /** A span in steps. */
    default long steps(Span span) {
        return span.unit() == Span.Unit.STEPS ? span.count() : span.count() * stepsPerEpoch();
    }
}
