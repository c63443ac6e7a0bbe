package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.tck.ScheduleContract;

class ConstantRateTest implements ScheduleContract {
    @Override
    public SchedulePlugin<?> plugin() {
        return new ConstantRate();
    }
}
