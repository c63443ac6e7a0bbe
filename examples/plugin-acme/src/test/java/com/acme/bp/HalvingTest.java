package com.acme.bp;

import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.tck.ScheduleContract;
import java.util.List;

class HalvingTest implements ScheduleContract {
    @Override
    public SchedulePlugin<?> plugin() {
        return new Halving();
    }

    @Override
    public List<? extends Record> variants() {
        return List.of(plugin().defaults(), new Halving.Parameters(Span.steps(7)));
    }
}
