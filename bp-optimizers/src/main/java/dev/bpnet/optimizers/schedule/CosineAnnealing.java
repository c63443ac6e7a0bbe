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
 * {@code cosine}: after a linear warm-up the rate falls along half a cosine wave from the optimizer's rate to a minimum.
 *
 * <pre>
 *   step s &lt; W     η = base · (s + 1) / (W + 1)                              W = warm-up in steps
 *   later          η = base·c + minimum·(1 - c),   c = (1 + cos(π·t/T)) / 2   t = whole units since the warm-up
 * </pre>
 *
 * <p>The warm-up goes step by step: the first step has a rate above 0, and step W, the first one after it, has the full
 * rate. The unit of t is that of {@code period}; without one the wave fills the rest of the run, counted in the unit of
 * {@code warmup}. Epochs give one rate an epoch, as PyTorch's CosineAnnealingLR stepped once an epoch; steps
 * ({@code warmup: 0 steps}) give a new rate at every step. Behind the end of a period the wave goes on, up again and down,
 * as it does in PyTorch.
 *
 * <p>Sources: Loshchilov and Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, 2017 (the wave, without
 * restarts); Goyal et al., Accurate, Large Minibatch SGD, 2017 (the warm-up).
 */
@Doc(
        value = "A linear warm-up, then half a cosine wave from the learning rate down to a minimum.",
        formula = "rate = minimum + (learning_rate - minimum)·(1 + cos(π·t/period))/2 after the warm-up;"
                + " learning_rate·(step + 1)/(warmup + 1) during it, step by step",
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
        return new Wave(parameters.period, parameters.minimum, parameters.warmup);
    }

    /** The parameters of {@code cosine}. */
    public record Parameters(
            @Doc("how long the rate takes from the learning rate to the minimum; by default all of the run after the"
                    + " warm-up")
            @Nullable Span period,

            @Doc("the rate at the end of the period") @Range(min = 0)
            double minimum,

            @Doc("how long the rate rises before, step by step")
            Span warmup) {

        /**
         * Checks what no range can say.
         *
         * @throws IllegalArgumentException when period is empty
         */
        public Parameters {
            if (period != null) {
                Spans.requireSome("period", period);
            }
        }
    }

    private record Wave(@Nullable Span period, double minimum, Span warmup) implements Schedule {

        @Override
        public double rate(double base, Clock clock, Scalars state) {
            long rise = clock.steps(warmup);
            if (clock.step() < rise) {
                return base * (double) (clock.step() + 1) / (double) (rise + 1);
            }
            Span.Unit unit = period == null ? warmup.unit() : period.unit();
            long stepsPerUnit = unit == Span.Unit.EPOCHS ? clock.stepsPerEpoch() : 1;
            long t = (clock.step() - rise) / stepsPerUnit;
            // A run planned shorter than its warm-up and then prolonged has no rest to fill: one unit keeps 0/0 away.
            long length = period == null ? Math.max(1, (clock.steps() - rise) / stepsPerUnit) : period.count();
            double c = (1 + CosPi.of((double) t / (double) length)) / 2;
            return base * c + minimum * (1 - c);
        }
    }
}
