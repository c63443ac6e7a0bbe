package dev.bpnet.api.schedule;

import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import java.util.List;

/** The learning rate of each step. */
public interface Schedule {
    /** The state it keeps, scalars only. */
    default List<Slot> slots() {
        return List.of();
    }

    /** The rate of the coming step, absolute, from the optimizer's own rate {@code base}. Called for every step. */
    double rate(double base, Clock clock, Scalars state);

    /** Told after an epoch: the watched metric, turned so that less is better. */
    default void observe(double metric, Scalars state) {}
}
