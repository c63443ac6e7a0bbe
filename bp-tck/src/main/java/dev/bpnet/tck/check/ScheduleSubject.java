package dev.bpnet.tck.check;

import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.ScheduleContext;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import dev.bpnet.core.plugins.Plugins;

/**
 * A schedule under examination, over a run of 30 epochs of 7 steps.
 *
 * @param plugin the plugin
 * @param parameters its parameters, of the class of its defaults
 */
public record ScheduleSubject(SchedulePlugin<?> plugin, Record parameters) {
    static final double BASE = 0.1;
    static final int STEPS_PER_EPOCH = 7;
    static final int EPOCHS = 30;
    static final int STEPS = STEPS_PER_EPOCH * EPOCHS;

    /** A plugin with its defaults. */
    public static ScheduleSubject of(SchedulePlugin<?> plugin) {
        return new ScheduleSubject(plugin, plugin.defaults());
    }

    /** A new schedule. */
    public Schedule create() {
        return create(plugin, parameters);
    }

    /** A new schedule at the beginning of the run. */
    Run run() {
        return new Run(create());
    }

    /** {@code cosine with Parameters[...]}. */
    @Override
    public String toString() {
        return plugin.name() + " with " + parameters;
    }

    private static <P extends Record> Schedule create(SchedulePlugin<P> plugin, Record parameters) {
        ScheduleContext others =
                choice -> Plugins.load(plugin.getClass().getClassLoader()).schedule(choice);
        return NothingMade.unless(plugin, plugin.create(Parameters.of(plugin, parameters), others));
    }

    /** A schedule with its state and its clock. */
    static final class Run implements Clock, Scalars {
        private final Schedule schedule;
        private final double[] state;
        private long step;

        Run(Schedule schedule) {
            this.schedule = schedule;
            this.state = schedule.slots().stream().mapToDouble(Slot::value).toArray();
        }

        /** The rate of the step the clock is at, for the base rate 0.1. */
        double rate() {
            return schedule.rate(BASE, this, this);
        }

        /** One step on; at the end of an epoch the schedule is told a metric that gets better and then stays. */
        void advance() {
            step++;
            if (step % STEPS_PER_EPOCH == 0) {
                schedule.observe(1.0 / Math.min(epoch(), 8), this);
            }
        }

        /** Goes to where another run is, with its declared numbers. */
        void resume(Run other) {
            step = other.step;
            System.arraycopy(other.state, 0, state, 0, state.length);
        }

        @Override
        public long step() {
            return step;
        }

        @Override
        public long epoch() {
            return step / STEPS_PER_EPOCH;
        }

        @Override
        public long stepsPerEpoch() {
            return STEPS_PER_EPOCH;
        }

        @Override
        public long epochs() {
            return EPOCHS;
        }

        @Override
        public double get(int index) {
            return state[index];
        }

        @Override
        public void set(int index, double value) {
            state[index] = value;
        }
    }
}
