package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.schedule.Span;
import org.jspecify.annotations.Nullable;

/**
 * {@code step}: the rate drops by a factor whenever {@code step_size} has passed, {@code η = base · γ^⌊t / step_size⌋} with
 * t the epochs (or steps) done. The same as PyTorch's StepLR.
 */
@Doc(
        value = "Multiplies the learning rate by gamma each time step_size has passed.",
        formula = "rate = learning_rate · gamma^⌊t / step_size⌋, t counted in the unit of step_size")
public final class StepDecay implements SchedulePlugin<StepDecay.Parameters> {

    @Override
    public String name() {
        return "step";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(Span.epochs(10), 0.1);
    }

    @Override
    public Schedule create(Parameters parameters) {
        Span size = parameters.stepSize;
        Schedule steps =
                (base, clock, state) -> base * Powers.whole(parameters.gamma, clock.in(size.unit()) / size.count());
        return Warmup.before(steps, parameters.warmup, parameters.warmupStart);
    }

    /** The parameters of {@code step}. */
    public record Parameters(
            @Required @Doc("how long the rate stays the same, in epochs or steps")
            Span stepSize,

            @Doc("the factor at each drop") @Range(min = 0, exclusiveMin = true)
            double gamma,

            @Doc(Warmup.LENGTH) Span warmup,

            @Doc(Warmup.START) @Range(min = 0, exclusiveMin = true, max = 1) @Nullable Double warmupStart) {

        /**
         * Checks what no range can say.
         *
         * @throws IllegalArgumentException when stepSize is empty
         */
        public Parameters {
            Spans.requireSome("step_size", stepSize);
        }

        /** Without a warm-up. */
        public Parameters(Span stepSize, double gamma) {
            this(stepSize, gamma, Span.epochs(0), null);
        }
    }
}
