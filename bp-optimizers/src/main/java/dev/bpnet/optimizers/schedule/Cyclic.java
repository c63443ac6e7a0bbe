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
 * {@code cyclic}: up and down again along straight lines between a minimum and the optimizer's rate, with U units (of
 * {@code step_size_up}) up and D down:
 *
 * <pre>
 *   x = t mod (U + D),   h = x/U up, (U + D - x)/D down
 *   η = minimum + (base - minimum)·h·a,   a = 1, 1/2^cycles, or gamma^t
 * </pre>
 *
 * <p>The same as PyTorch's CyclicLR, where the two rates are {@code base_lr} and {@code max_lr}: here the greater one is the
 * optimizer's {@code learning_rate}. Momentum is not cycled.
 */
@Doc(
        value = "The learning rate goes up and down again between a minimum and itself.",
        formula = "rate = minimum + (learning_rate - minimum)·h·a, h from 0 to 1 over step_size_up and back over"
                + " step_size_down, a = 1, 1/2^cycles or gamma^t",
        source = "Smith, Cyclical Learning Rates for Training Neural Networks, 2017")
public final class Cyclic implements SchedulePlugin<Cyclic.Parameters> {

    @Override
    public String name() {
        return "cyclic";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.001, Span.steps(2000), null, Mode.TRIANGULAR, 1, Span.epochs(0), null);
    }

    @Override
    public Schedule create(Parameters parameters) {
        return Warmup.before(new Cycles(parameters), parameters.warmup, parameters.warmupStart);
    }

    /** How high the cycles reach. */
    public enum Mode {
        /** To the learning rate. */
        @Doc("every cycle reaches the learning rate")
        TRIANGULAR,
        /** To half as much over the minimum as the one before. */
        @Doc("every cycle reaches half as far above the minimum as the one before")
        TRIANGULAR2,
        /** Less and less with every unit of time. */
        @Doc("the height above the minimum is multiplied by gamma^t")
        EXP_RANGE
    }

    /** The parameters of {@code cyclic}. */
    public record Parameters(
            @Required @Doc("the least rate, from which every cycle starts") @Range(min = 0, exclusiveMin = true)
            double minimum,

            @Doc("how long the rate rises; its unit is the one in which the rate changes")
            Span stepSizeUp,

            @Doc("how long it falls; left out, as long as it rises") @Nullable Span stepSizeDown,

            @Doc("how high the cycles reach") Mode mode,

            @Doc("the factor for each unit of time with the mode exp_range")
            @Range(min = 0, exclusiveMin = true, max = 1)
            double gamma,

            @Doc(Warmup.LENGTH) Span warmup,

            @Doc(Warmup.START) @Range(min = 0, exclusiveMin = true, max = 1) @Nullable Double warmupStart) {

        /**
         * Checks what no range can say.
         *
         * @throws IllegalArgumentException when a span is empty, or the two are counted in different units
         */
        public Parameters {
            Spans.requireSome("step_size_up", stepSizeUp);
            Spans.requireSome("step_size_down", stepSizeDown);
            if (stepSizeDown != null && stepSizeDown.unit() != stepSizeUp.unit()) {
                throw new IllegalArgumentException("step_size_up is counted in "
                        + stepSizeUp.unit().plural() + ", so step_size_down has to be too");
            }
        }
    }

    private record Cycles(Parameters p) implements Schedule {
        @Override
        public double rate(double base, Clock clock, Scalars state) {
            long t = clock.in(p.stepSizeUp.unit());
            long up = p.stepSizeUp.count();
            long down = p.stepSizeDown == null ? up : p.stepSizeDown.count();
            long x = t % (up + down);
            double height = x <= up ? (double) x / (double) up : (double) (up + down - x) / (double) down;
            double amplitude = switch (p.mode) {
                case TRIANGULAR -> 1;
                case TRIANGULAR2 -> Powers.whole(0.5, t / (up + down));
                case EXP_RANGE -> Powers.of(p.gamma, (double) t);
            };
            return p.minimum + (base - p.minimum) * height * amplitude;
        }
    }
}
