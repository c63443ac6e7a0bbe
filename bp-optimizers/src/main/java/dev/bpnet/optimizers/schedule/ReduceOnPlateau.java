package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code reduce_on_plateau}: the rate drops by a factor when the watched metric has not improved for more than
 * {@code patience} epochs, counted from the last drop, its cool-down and the last improvement. After each epoch, with the
 * metric x (less is better) and the best one so far b:
 *
 * <pre>
 *   improved       x &lt; b - threshold·|b|  (rel)    or    x &lt; b - threshold  (abs)
 *   bad epochs     0 after an improvement or during a cool-down, else one more
 *   bad &gt; patience η = max(factor·η, minimum), unless that changes it by 1e-8 or less; then a cool-down
 * </pre>
 *
 * <p>The metric is that of early stopping, else the validation loss, else the training loss ({@link Schedule#observe}). The
 * same as PyTorch's ReduceLROnPlateau with its defaults ({@code minimum} is its {@code min_lr}): mode {@code min} for losses
 * and {@code max} for metrics of which more is better. With the relative threshold and a loss below 0 PyTorch counts a
 * slightly worse value as an improvement, {@code x < b·(1 - threshold)}; here it has to be a better one.
 */
@Doc(
        value = "Multiplies the learning rate by a factor when the metric watched has stopped improving.",
        formula = "rate = max(factor·rate, minimum) after more than patience epochs without x < b - threshold·|b|")
public final class ReduceOnPlateau implements SchedulePlugin<ReduceOnPlateau.Parameters> {

    @Override
    public String name() {
        return "reduce_on_plateau";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(0.1, 10, 1e-4, ThresholdMode.REL, 0, 0, Span.epochs(0), null);
    }

    @Override
    public Schedule create(Parameters parameters) {
        return Warmup.before(new Plateau(parameters), parameters.warmup, parameters.warmupStart);
    }

    /** What the threshold is a part of. */
    public enum ThresholdMode {
        /** Of the best value. */
        @Doc("the threshold is a share of the best value")
        REL,
        /** Of nothing. */
        @Doc("the threshold is in the unit of the metric")
        ABS
    }

    /** The parameters of {@code reduce_on_plateau}. */
    public record Parameters(
            @Doc("the factor at each drop") @Range(min = 0, exclusiveMin = true, max = 1, exclusiveMax = true)
            double factor,

            @Doc("epochs without an improvement that are waited; the next one drops the rate") @Range(min = 0)
            int patience,

            @Doc("the least change that counts as an improvement") @Range(min = 0)
            double threshold,

            @Doc("what the threshold is measured by") ThresholdMode thresholdMode,

            @Doc("epochs after a drop that are not counted") @Range(min = 0)
            int cooldown,

            @Doc("the least rate") @Range(min = 0) double minimum,

            @Doc(Warmup.LENGTH) Span warmup,

            @Doc(Warmup.START) @Range(min = 0, exclusiveMin = true, max = 1) @Nullable Double warmupStart) {}

    private record Plateau(Parameters p) implements Schedule {
        /** A drop by less is none, as in PyTorch. */
        private static final double EPSILON = 1e-8;

        private static final int RATE = 0;
        private static final int BEST = 1;
        private static final int BAD_EPOCHS = 2;
        private static final int COOLING = 3;
        private static final List<Slot> SLOTS = List.of(
                Slot.scalar("rate", Double.NaN),
                Slot.scalar("best", Double.POSITIVE_INFINITY),
                Slot.scalar("bad_epochs", 0),
                Slot.scalar("cooling", 0));

        @Override
        public List<Slot> slots() {
            return SLOTS;
        }

        @Override
        public double rate(double base, Clock clock, Scalars state) {
            if (Double.isNaN(state.get(RATE))) {
                state.set(RATE, base);
            }
            return state.get(RATE);
        }

        @Override
        public void observe(double metric, Scalars state) {
            if (improved(metric, state.get(BEST))) {
                state.set(BEST, metric);
                state.set(BAD_EPOCHS, 0);
            } else {
                state.set(BAD_EPOCHS, state.get(BAD_EPOCHS) + 1);
            }
            if (state.get(COOLING) > 0) {
                state.set(COOLING, state.get(COOLING) - 1);
                state.set(BAD_EPOCHS, 0);
            }
            if (state.get(BAD_EPOCHS) > p.patience) {
                double rate = state.get(RATE);
                double lower = Math.max(p.factor * rate, p.minimum);
                state.set(RATE, rate - lower > EPSILON ? lower : rate);
                state.set(COOLING, p.cooldown);
                state.set(BAD_EPOCHS, 0);
            }
        }

        private boolean improved(double metric, double best) {
            if (best == Double.POSITIVE_INFINITY) {
                return metric < best;
            }
            double margin = p.thresholdMode == ThresholdMode.REL ? p.threshold * Math.abs(best) : p.threshold;
            return metric < best - margin;
        }
    }
}
