package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.api.state.Scalars;
import org.jspecify.annotations.Nullable;

/**
 * {@code cosine_restarts}: half a cosine wave after the other, each from the optimizer's rate down to the minimum, each
 * {@code multiplier} times as long as the one before:
 *
 * <pre>
 *   η = base·c + minimum·(1 - c),   c = (1 + cos(π·t_i/T_i)) / 2,   T_{i+1} = multiplier·T_i
 * </pre>
 *
 * <p>t_i counts whole units (epochs or steps, as {@code period} says) since the last restart, where the rate is the full one
 * again. The same as PyTorch's CosineAnnealingWarmRestarts, with {@code T_0} the period, {@code T_mult} the multiplier and
 * {@code eta_min} the minimum.
 */
@Doc(
        value = "Half cosine waves from the learning rate down to a minimum, each longer than the one before.",
        formula = "rate = minimum + (learning_rate - minimum)·(1 + cos(π·t/T))/2, t since the last restart,"
                + " T = period·multiplier^restarts",
        source = "Loshchilov & Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, 2017")
public final class CosineRestarts implements SchedulePlugin<CosineRestarts.Parameters> {

    @Override
    public String name() {
        return "cosine_restarts";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(Span.epochs(10), 1, 0, Span.epochs(0), null);
    }

    @Override
    public Schedule create(Parameters parameters) {
        Schedule waves = new Waves(parameters.period, parameters.multiplier, parameters.minimum);
        return Warmup.before(waves, parameters.warmup, parameters.warmupStart);
    }

    /** The parameters of {@code cosine_restarts}. */
    public record Parameters(
            @Required @Doc("how long the first wave takes; its unit is the one in which the rate changes")
            Span period,

            @Doc("how many times as long as the one before each wave takes") @Range(min = 1)
            int multiplier,

            @Doc("the rate before each restart") @Range(min = 0)
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
    }

    private record Waves(Span period, int multiplier, double minimum) implements Schedule {
        @Override
        public double rate(double base, Clock clock, Scalars state) {
            long t = clock.in(period.unit());
            long length = period.count();
            if (multiplier == 1) {
                t %= length;
            } else {
                while (t >= length) {
                    t -= length;
                    length *= multiplier;
                }
            }
            double c = (1 + CosPi.of((double) t / (double) length)) / 2;
            return base * c + minimum * (1 - c);
        }
    }
}
