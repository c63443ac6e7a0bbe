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
 * {@code polynomial}: {@code η = minimum + (base - minimum)·(1 - min(t, T)/T)^power}, with T the length and t the whole
 * epochs (or steps) done. With a minimum of 0 this is PyTorch's PolynomialLR ({@code total_iters} is T), with any Keras'
 * PolynomialDecay ({@code end_learning_rate}). Without a length it fills the run after the warm-up, in the unit of
 * {@code warmup}.
 */
@Doc(
        value = "Lets the learning rate fall to a minimum along a power of the time that is left.",
        formula = "rate = minimum + (learning_rate - minimum)·(1 - min(t, length)/length)^power")
public final class Polynomial implements SchedulePlugin<Polynomial.Parameters> {

    @Override
    public String name() {
        return "polynomial";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(null, 1, 0, Span.epochs(0), null);
    }

    @Override
    public Schedule create(Parameters parameters) {
        Span length = parameters.length;
        Schedule fall = new Fall(length, Spans.unit(length, parameters.warmup), parameters.power, parameters.minimum);
        return Warmup.before(fall, parameters.warmup, parameters.warmupStart);
    }

    /** The parameters of {@code polynomial}. */
    public record Parameters(
            @Doc("how long the rate takes to the minimum; left out, all of the run after the warm-up") @Nullable Span length,

            @Doc("the power of the share of time that is left; 1 is a straight line")
            @Range(min = 0, exclusiveMin = true)
            double power,

            @Doc("the rate at the end") @Range(min = 0) double minimum,

            @Doc(Warmup.LENGTH) Span warmup,

            @Doc(Warmup.START) @Range(min = 0, exclusiveMin = true, max = 1) @Nullable Double warmupStart) {

        /**
         * Checks what no range can say.
         *
         * @throws IllegalArgumentException when length is empty
         */
        public Parameters {
            Spans.requireSome("length", length);
        }
    }

    private record Fall(@Nullable Span length, Span.Unit unit, double power, double minimum) implements Schedule {
        @Override
        public double rate(double base, Clock clock, Scalars state) {
            long total = Spans.length(length, unit, clock);
            double left = (double) Math.max(0, total - clock.in(unit)) / (double) total;
            return minimum + (base - minimum) * Powers.of(left, power);
        }
    }
}
