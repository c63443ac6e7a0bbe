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
 * {@code linear}: the share of the rate goes along a straight line, {@code η = base·(start + (end - start)·min(t, T)/T)}
 * with T the length and t the whole epochs (or steps) done. The same as PyTorch's LinearLR, its defaults included;
 * {@code linear: {start_factor: 1, end_factor: 0, length: 100}} is a linear decay.
 */
@Doc(
        value = "Moves the learning rate along a straight line from one share of it to another.",
        formula = "rate = learning_rate·(start_factor + (end_factor - start_factor)·min(t, length)/length)")
public final class Linear implements SchedulePlugin<Linear.Parameters> {

    @Override
    public String name() {
        return "linear";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(1.0 / 3, 1, Span.epochs(5), Span.epochs(0), null);
    }

    @Override
    public Schedule create(Parameters parameters) {
        Schedule line = new Line(parameters.length, parameters.startFactor, parameters.endFactor);
        return Warmup.before(line, parameters.warmup, parameters.warmupStart);
    }

    /** The parameters of {@code linear}. */
    public record Parameters(
            @Doc("the share of the learning rate at the start") @Range(min = 0, exclusiveMin = true)
            double startFactor,

            @Doc("the share of the learning rate at the end and from then on") @Range(min = 0)
            double endFactor,

            @Doc("how long it takes; its unit is the one in which the rate changes")
            Span length,

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

    private record Line(Span length, double start, double end) implements Schedule {
        @Override
        public double rate(double base, Clock clock, Scalars state) {
            long t = Math.min(clock.in(length.unit()), length.count());
            return base * (start + (end - start) * (double) t / (double) length.count());
        }
    }
}
