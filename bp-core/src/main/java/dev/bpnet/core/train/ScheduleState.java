package dev.bpnet.core.train;

import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import org.jspecify.annotations.Nullable;

/** The declared numbers of a schedule. */
final class ScheduleState implements Scalars {
    private final double[] values;

    ScheduleState(@Nullable Schedule schedule) {
        values = schedule == null
                ? new double[0]
                : schedule.slots().stream().mapToDouble(Slot::value).toArray();
    }

    @Override
    public double get(int index) {
        return values[index];
    }

    @Override
    public void set(int index, double value) {
        values[index] = value;
    }
}
