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
 * {@code one_cycle}: up from {@code base/div_factor} to the optimizer's rate, then down to {@code base/(div_factor ·
 * final_div_factor)}, once over the run. With T units in all (steps unless {@code length} counts epochs) and p the share
 * {@code pct_start}, the turns are at
 *
 * <pre>
 *   two phases      p·T - 1: full rate;                           T - 1: least rate
 *   three phases    p·T - 1: full rate;  2·p·T - 2: first rate;   T - 1: least rate
 * </pre>
 *
 * <p>and between them the rate goes along half a cosine wave or a straight line. The same as PyTorch's OneCycleLR, where the
 * peak is {@code max_lr}: here it is the optimizer's {@code learning_rate}. Momentum is not cycled (PyTorch's
 * {@code cycle_momentum=False}): the momentum of an optimizer stays what its parameter says. Beyond its end the rate stays at
 * the least, where PyTorch stops with an error.
 */
@Doc(
        value =
                "One rise to the learning rate and one fall far below it over the whole run; the momentum stays as it is.",
        formula = "rate from learning_rate/div_factor up to learning_rate at step pct_start·length - 1, down to"
                + " learning_rate/(div_factor·final_div_factor) at the last step",
        source =
                "Smith & Topin, Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates, 2018")
public final class OneCycle implements SchedulePlugin<OneCycle.Parameters> {

    @Override
    public String name() {
        return "one_cycle";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(null, 0.3, AnnealStrategy.COS, 25, 10_000, false);
    }

    @Override
    public Schedule create(Parameters parameters) {
        return new Cycle(parameters);
    }

    /** How the rate goes from one turn to the next. */
    public enum AnnealStrategy {
        /** Half a cosine wave. */
        @Doc("along half a cosine wave")
        COS,
        /** A straight line. */
        @Doc("along a straight line")
        LINEAR
    }

    /** The parameters of {@code one_cycle}. */
    public record Parameters(
            @Doc("how long the cycle takes; left out, all of the run, step by step") @Nullable Span length,

            @Doc("the share of the cycle in which the rate rises")
            @Range(min = 0, exclusiveMin = true, max = 1, exclusiveMax = true)
            double pctStart,

            @Doc("how the rate goes from one turn to the next")
            AnnealStrategy annealStrategy,

            @Doc("the learning rate divided by the first rate") @Range(min = 1)
            double divFactor,

            @Doc("the first rate divided by the last one") @Range(min = 1)
            double finalDivFactor,

            @Doc("whether the fall has two phases: back to the first rate as fast as the rise, then to the last one")
            boolean threePhase) {

        /**
         * Checks what no range can say.
         *
         * @throws IllegalArgumentException when length is empty, or a cycle of three phases rises for more than half of it
         */
        public Parameters {
            Spans.requireSome("length", length);
            if (threePhase && pctStart > 0.5) {
                throw new IllegalArgumentException("pct_start is " + pctStart
                        + ", but with three_phase the rate rises and falls as long, so that it is at most 0.5");
            }
        }
    }

    private record Cycle(Parameters p) implements Schedule {
        @Override
        public double rate(double base, Clock clock, Scalars state) {
            Span.Unit unit = p.length == null ? Span.Unit.STEPS : p.length.unit();
            double last = (double) Spans.length(p.length, unit, clock) - 1;
            double t = Math.min((double) clock.in(unit), last);
            double peak = p.pctStart * (last + 1) - 1;
            double first = base / p.divFactor;
            double least = first / p.finalDivFactor;
            if (t <= peak) {
                return between(first, base, t, 0, peak);
            }
            if (!p.threePhase) {
                return between(base, least, t, peak, last);
            }
            double back = 2 * p.pctStart * (last + 1) - 2;
            return t <= back ? between(base, first, t, peak, back) : between(first, least, t, back, last);
        }

        /** The rate at t on the way from one rate to another. */
        private double between(double start, double end, double t, double from, double to) {
            // A phase of no length is at its end: PyTorch divides 0 by 0 there.
            double share = to > from ? (t - from) / (to - from) : 1;
            return p.annealStrategy == AnnealStrategy.COS
                    ? end + (start - end) / 2 * (1 + CosPi.of(share))
                    : start + (end - start) * share;
        }
    }
}
