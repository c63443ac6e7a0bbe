package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.schedule.Span;
import org.jspecify.annotations.Nullable;

/**
 * {@code inverse_time}: {@code η = base / (1 + decay_rate · t / period)}, with t the whole epochs (or steps, as {@code
 * period} says) done. The same as Keras' InverseTimeDecay, whose {@code decay_steps} is the period; with
 * {@code staircase} whole periods count only. The rates that Robbins and Monro proved to converge are of this form.
 */
@Doc(
        value = "Divides the learning rate by a number that grows evenly with time.",
        formula = "rate = learning_rate / (1 + decay_rate·t/period), t counted in the unit of period",
        source = "Robbins & Monro, A Stochastic Approximation Method, 1951")
public final class InverseTime implements SchedulePlugin<InverseTime.Parameters> {

    @Override
    public String name() {
        return "inverse_time";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.1, Span.epochs(1), false, Span.epochs(0), null);
    }

    @Override
    public Schedule create(Parameters parameters) {
        Span period = parameters.period;
        boolean staircase = parameters.staircase;
        double decayRate = parameters.decayRate;
        Schedule decay = (base, clock, state) -> {
            long t = clock.in(period.unit());
            long whole = t / period.count();
            double periods = staircase ? (double) whole : (double) t / (double) period.count();
            return base / (1 + decayRate * periods);
        };
        return Warmup.before(decay, parameters.warmup, parameters.warmupStart);
    }

    /** The parameters of {@code inverse_time}. */
    public record Parameters(
            @Required @Doc("how much the divisor grows in a period") @Range(min = 0)
            double decayRate,

            @Doc("how long a period is; its unit is the one in which the rate changes")
            Span period,

            @Doc("whether the rate changes at the end of each period only")
            boolean staircase,

            @Doc(Warmup.LENGTH) Span warmup,

            @Doc(Warmup.START) @Range(min = 0, exclusiveMin = true, max = 1) @Nullable Double warmupStart) {

        /**
         * Checks what no range can say.
         *
         * @throws IllegalArgumentException when period is empty
         */
        public Parameters {
            Spans.requireSome("period", period);
        }
    }
}
