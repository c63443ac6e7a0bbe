package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.schedule.Span;
import org.jspecify.annotations.Nullable;

/**
 * {@code exponential}: the rate falls evenly in its logarithm, {@code η = base · γ^(t / period)} with t the whole epochs (or
 * steps, as {@code period} says) done.
 *
 * <p>With a period of 1 this is PyTorch's ExponentialLR; in general it is Keras' ExponentialDecay with {@code decay_rate} γ
 * and {@code decay_steps} the period. Its {@code staircase} form is the schedule {@code step}.
 */
@Doc(
        value = "Multiplies the learning rate by gamma every period, evenly in between.",
        formula = "rate = learning_rate · gamma^(t / period), t counted in the unit of period")
public final class Exponential implements SchedulePlugin<Exponential.Parameters> {

    @Override
    public String name() {
        return "exponential";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.95, Span.epochs(1), Span.epochs(0), null);
    }

    @Override
    public Schedule create(Parameters parameters) {
        Span period = parameters.period;
        double logarithm = DoubleMath.log(parameters.gamma) / (double) period.count();
        Schedule decay = (base, clock, state) -> base * DoubleMath.exp(logarithm * (double) clock.in(period.unit()));
        return Warmup.before(decay, parameters.warmup, parameters.warmupStart);
    }

    /** The parameters of {@code exponential}. */
    public record Parameters(
            @Required @Doc("what is left of the rate after a period") @Range(min = 0, exclusiveMin = true)
            double gamma,

            @Doc("how long it takes; its unit is the one in which the rate changes")
            Span period,

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
