package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.api.state.Scalars;
import org.jspecify.annotations.Nullable;

/**
 * {@code cosine}: the rate falls along half a cosine wave from the optimizer's rate to a minimum.
 *
 * <pre>
 *   η = base·c + minimum·(1 - c),   c = (1 + cos(π·t/T)) / 2      t = whole units since the warm-up
 * </pre>
 *
 * <p>The unit of t is that of {@code period}; without one the wave fills the rest of the run, counted in the unit of
 * {@code warmup}. Epochs give one rate an epoch, as PyTorch's CosineAnnealingLR stepped once an epoch; steps
 * ({@code warmup: 0 steps}) give a new rate at every step. Behind the end of a period the wave goes on, up again and down,
 * as it does in PyTorch.
 *
 * <p>Source: Loshchilov and Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, 2017 (the wave, without restarts).
 */
@Doc(
        value = "Half a cosine wave from the learning rate down to a minimum.",
        formula = "rate = minimum + (learning_rate - minimum)·(1 + cos(π·t/period))/2",
        source = "Loshchilov & Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, 2017")
public final class CosineAnnealing implements SchedulePlugin<CosineAnnealing.Parameters> {

    @Override
    public String name() {
        return "cosine";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(null, 0, Span.epochs(0));
    }

    @Override
    public Schedule create(Parameters parameters) {
        Span period = parameters.period;
        Schedule wave = new Wave(period, Spans.unit(period, parameters.warmup), parameters.minimum);
        return Warmup.before(wave, parameters.warmup, parameters.warmupStart);
    }

    /** The parameters of {@code cosine}. */
    public record Parameters(
            @Doc("how long the rate takes from the learning rate to the minimum; by default all of the run after the"
                    + " warm-up")
            @Nullable Span period,

            @Doc("the rate at the end of the period") @Range(min = 0)
            double minimum,

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

        /** With a warm-up that starts near 0. */
        public Parameters(@Nullable Span period, double minimum, Span warmup) {
            this(period, minimum, warmup, null);
        }
    }

    private record Wave(@Nullable Span period, Span.Unit unit, double minimum) implements Schedule {
        @Override
        public double rate(double base, Clock clock, Scalars state) {
            double c = (1 + CosPi.of((double) clock.in(unit) / (double) Spans.length(period, unit, clock))) / 2;
            return base * c + minimum * (1 - c);
        }
    }
}
