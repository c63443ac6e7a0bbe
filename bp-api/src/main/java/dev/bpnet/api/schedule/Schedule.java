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

    /**
     * The rate of the coming step, absolute, from the optimizer's own rate {@code base}. Called once for every step, in
     * their order; the rate of an epoch's last step is the one that is reported with the epoch.
     */
    double rate(double base, Clock clock, Scalars state);

    /**
     * Told after every epoch: the figure that decides which epoch is best, turned so that less is better (an accuracy of 0.9
     * comes as -0.9). That is the metric of early stopping where there is one, else the validation loss, else, without
     * validation rows, the training loss of the epoch.
     */
    default void observe(double metric, Scalars state) {}

    /**
     * What is allowed but hardly meant in a run of that length, such as a milestone after its end: a sentence each, without a
     * full stop, told before the training.
     *
     * @param run the plan: its lengths count, not where it stands
     */
    default List<String> doubts(Clock run) {
        return List.of();
    }
}
