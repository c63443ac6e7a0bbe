package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.schedule.Span;

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
        return (base, clock, state) -> base * power(parameters.gamma, clock.in(size.unit()) / size.count());
    }

    /** {@code x^n} by squaring. StrictMath.pow allocates 96 bytes a call until it is compiled, and this runs every step. */
    private static double power(double x, long n) {
        double power = 1;
        double square = x;
        for (long rest = n; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                power *= square;
            }
            square *= square;
        }
        return power;
    }

    /** The parameters of {@code step}. */
    public record Parameters(
            @Required @Doc("how long the rate stays the same, in epochs or steps")
            Span stepSize,

            @Doc("the factor at each drop") @Range(min = 0, exclusiveMin = true)
            double gamma) {

        /**
         * Checks what no range can say.
         *
         * @throws IllegalArgumentException when stepSize is empty
         */
        public Parameters {
            Spans.requireSome("step_size", stepSize);
        }
    }
}
