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
 * {@code warmup_stable_decay}: a warm-up, then the full rate, then a fall to a minimum over the last part of the run. With D
 * units of decay (steps unless {@code decay} counts epochs) and k of them done,
 *
 * <pre>
 *   η = minimum + (base - minimum)·f(k/D),   f(p) = 1 - p,  (1 + cos(π·p))/2,  or  1 - √p
 * </pre>
 *
 * <p>The minimum is what would come after the last step. Beyond the planned end the rate stays there.
 *
 * <p>Sources: Hu et al., MiniCPM, 2024 (the schedule); Hägele et al., Scaling Laws and Compute-Optimal Training Beyond Fixed
 * Training Durations, 2024 (a decay over a fifth of the run, and the form 1 - √p).
 */
@Doc(
        value = "A warm-up, the full learning rate for most of the run, and a decay at its end.",
        formula = "rate = minimum + (learning_rate - minimum)·f(p) with p the share of the decay done,"
                + " f(p) = 1 - p, (1 + cos(π·p))/2 or 1 - √p; learning_rate before",
        source =
                "Hu et al., MiniCPM, 2024; Hägele et al., Scaling Laws and Compute-Optimal Training Beyond Fixed Training"
                        + " Durations, 2024")
public final class WarmupStableDecay implements SchedulePlugin<WarmupStableDecay.Parameters> {

    @Override
    public String name() {
        return "warmup_stable_decay";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(null, 0, Shape.LINEAR, Span.epochs(0), null);
    }

    @Override
    public Schedule create(Parameters parameters) {
        Schedule stableDecay = new StableDecay(parameters.decay, parameters.minimum, parameters.shape);
        return Warmup.before(stableDecay, parameters.warmup, parameters.warmupStart);
    }

    /** The form of the fall. */
    public enum Shape {
        /** A straight line. */
        @Doc("a straight line, 1 - p")
        LINEAR,
        /** Half a cosine wave. */
        @Doc("half a cosine wave")
        COSINE,
        /** Steep first. */
        @Doc("1 - √p, steep first")
        SQRT
    }

    /** The parameters of {@code warmup_stable_decay}. */
    public record Parameters(
            @Doc(
                    "how long the rate falls at the end of the run; left out, the last fifth of the steps after the warm-up")
            @Nullable Span decay,

            @Doc("the rate at the end of the run") @Range(min = 0)
            double minimum,

            @Doc("the form of the fall") Shape shape,

            @Doc(Warmup.LENGTH) Span warmup,

            @Doc(Warmup.START) @Range(min = 0, exclusiveMin = true, max = 1) @Nullable Double warmupStart) {

        /**
         * Checks what no range can say.
         *
         * @throws IllegalArgumentException when decay is empty
         */
        public Parameters {
            Spans.requireSome("decay", decay);
        }
    }

    private record StableDecay(@Nullable Span decay, double minimum, Shape shape) implements Schedule {
        /** The part of the run in which the rate falls where nothing is said: one fifth. */
        private static final int PARTS = 5;

        @Override
        public double rate(double base, Clock clock, Scalars state) {
            Span.Unit unit = decay == null ? Span.Unit.STEPS : decay.unit();
            long total = Spans.length(null, unit, clock);
            long falling = decay == null ? Math.max(1, total / PARTS) : decay.count();
            double p = Math.min(1, (double) (clock.in(unit) - (total - falling)) / (double) falling);
            return p <= 0 ? base : minimum + (base - minimum) * left(p);
        }

        private double left(double p) {
            return switch (shape) {
                case LINEAR -> 1 - p;
                case COSINE -> (1 + CosPi.of(p)) / 2;
                case SQRT -> 1 - Math.sqrt(p);
            };
        }
    }
}
