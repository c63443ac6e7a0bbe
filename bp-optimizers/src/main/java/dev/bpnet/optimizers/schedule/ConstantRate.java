package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.schedule.Span;
import org.jspecify.annotations.Nullable;

/**
 * {@code constant}: the optimizer's own rate at every step, or a share of it for some time. With a length this is PyTorch's
 * ConstantLR, whose {@code total_iters} it is.
 */
@Doc(
        value = "The optimizer's own learning rate at every step, or a share of it for some time.",
        formula = "rate = factor·learning_rate before length has passed, learning_rate after")
public final class ConstantRate implements SchedulePlugin<ConstantRate.Parameters> {

    @Override
    public String name() {
        return "constant";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1, null, Span.epochs(0), null);
    }

    @Override
    public Schedule create(Parameters parameters) {
        double factor = parameters.factor;
        Span length = parameters.length;
        Schedule constant = length == null
                ? (base, clock, state) -> base * factor
                : (base, clock, state) -> clock.in(length.unit()) < length.count() ? base * factor : base;
        return Warmup.before(constant, parameters.warmup, parameters.warmupStart);
    }

    /** The parameters of {@code constant}. */
    public record Parameters(
            @Doc("the share of the learning rate") @Range(min = 0, exclusiveMin = true)
            double factor,

            @Doc("how long that share holds; left out, all of the run") @Nullable Span length,

            @Doc(Warmup.LENGTH) Span warmup,

            @Doc(Warmup.START) @Range(min = 0, exclusiveMin = true, max = 1) @Nullable Double warmupStart) {}
}
