package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import java.util.ArrayList;
import java.util.List;

/** A run that asks a schedule for its rate at every step, as training does: one clock that moves, and the declared numbers. */
final class Moving implements Clock, Scalars {
    private final Schedule schedule;
    private final long stepsPerEpoch;
    private final long epochs;
    private final double[] state;
    private long step;

    Moving(Schedule schedule, long stepsPerEpoch, long epochs) {
        this.schedule = schedule;
        this.stepsPerEpoch = stepsPerEpoch;
        this.epochs = epochs;
        this.state = schedule.slots().stream().mapToDouble(Slot::value).toArray();
    }

    /** The rate of this step; then one step on. */
    double next(double base) {
        double rate = schedule.rate(base, this, this);
        step++;
        return rate;
    }

    void observe(double metric) {
        schedule.observe(metric, this);
    }

    /** The rates of the next steps. */
    List<Double> rates(double base, int steps) {
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            rates.add(next(base));
        }
        return rates;
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public long epoch() {
        return step / stepsPerEpoch;
    }

    @Override
    public long stepsPerEpoch() {
        return stepsPerEpoch;
    }

    @Override
    public long epochs() {
        return epochs;
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
