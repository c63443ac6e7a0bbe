package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.tck.ScheduleContract;
import java.util.List;

class StepDecayTest implements ScheduleContract {
    @Override
    public SchedulePlugin<?> plugin() {
        return new StepDecay();
    }

    @Override
    public List<? extends Record> variants() {
        return List.of(new StepDecay().defaults(), new StepDecay.Parameters(Span.steps(5), 0.9));
    }
}
