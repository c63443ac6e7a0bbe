package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule inside another one: it sees a clock that starts with it, and its own numbers among those of the whole.
 *
 * <p>Both views are immutable and made once a run rather than at every step; the fields only remember them.
 */
final class Part {
    private final Schedule schedule;
    private final int firstSlot;
    private @Nullable Shifted clock;
    private @Nullable Numbers numbers;

    /** A part whose numbers are those from {@code firstSlot} on. */
    Part(Schedule schedule, int firstSlot) {
        this.schedule = schedule;
        this.firstSlot = firstSlot;
    }

    /** Its slots, their names behind a prefix. */
    List<Slot> slots(String prefix) {
        return schedule.slots().stream()
                .map(slot -> Slot.scalar(prefix + slot.name(), slot.value()))
                .toList();
    }

    /** Its rate at a moment of the run, for a part that starts after {@code from} steps and is planned for {@code length}. */
    double rate(double base, Clock run, long from, long length, Scalars state) {
        Shifted shifted = clock;
        if (shifted == null || !shifted.run().equals(run) || shifted.from() != from || shifted.length() != length) {
            shifted = new Shifted(run, from, length);
            clock = shifted;
        }
        return schedule.rate(base, shifted, own(state));
    }

    /** As {@link Schedule#doubts}, for a part that starts after {@code from} steps and is planned for {@code length}. */
    List<String> doubts(Clock run, long from, long length) {
        return schedule.doubts(new Shifted(run, from, length));
    }

    /** As {@link Schedule#observe}. */
    void observe(double metric, Scalars state) {
        schedule.observe(metric, own(state));
    }

    private Scalars own(Scalars state) {
        Numbers own = numbers;
        if (own == null || !own.all.equals(state)) {
            own = new Numbers(state, firstSlot);
            numbers = own;
        }
        return own;
    }

    private record Numbers(Scalars all, int first) implements Scalars {
        @Override
        public double get(int index) {
            return all.get(first + index);
        }

        @Override
        public void set(int index, double value) {
            all.set(first + index, value);
        }
    }
}
