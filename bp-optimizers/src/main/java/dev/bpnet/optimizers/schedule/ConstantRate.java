package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.SchedulePlugin;

/** {@code constant}: the optimizer's own rate at every step. */
@Doc(value = "The optimizer's own learning rate at every step.", formula = "rate = learning_rate")
public final class ConstantRate implements SchedulePlugin<NoParameters> {

    @Override
    public String name() {
        return "constant";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Schedule create(NoParameters parameters) {
        return (base, clock, state) -> base;
    }
}
