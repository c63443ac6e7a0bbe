package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.tck.ScheduleContract;
import java.util.List;

class CosineAnnealingTest implements ScheduleContract {
    @Override
    public SchedulePlugin<?> plugin() {
        return new CosineAnnealing();
    }

    @Override
    public List<? extends Record> variants() {
        return List.of(
                new CosineAnnealing().defaults(),
                new CosineAnnealing.Parameters(null, 0.01, Span.epochs(5)),
                new CosineAnnealing.Parameters(Span.steps(50), 0, Span.steps(20)));
    }
}
