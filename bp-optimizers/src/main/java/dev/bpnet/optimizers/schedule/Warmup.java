package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A linear rise, step by step, before any schedule, which then begins as if the run did:
 *
 * <pre>
 *   step s &lt; W     η = base · (start + (1 - start)·s/W)        W = the warm-up in steps
 *   later          η = the schedule's, its steps counted from W
 * </pre>
 *
 * <p>Without a start it is {@code 1/(W + 1)}, so that the rise is {@code (s + 1)/(W + 1)}: the first step has a rate above 0
 * and the rise goes on evenly to the full rate of step W, the first one after it. With one this is PyTorch's LinearLR with
 * that {@code start_factor} and {@code total_iters = W}, followed by the schedule.
 *
 * <p>Source: Goyal et al., Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour, 2017.
 */
final class Warmup implements Schedule {
    /** What {@code warmup} means, for the parameters of schedules. */
    static final String LENGTH = "how long the rate rises before, step by step";

    /** What {@code warmup_start} means. */
    static final String START =
            "the share of the learning rate that the warm-up starts from; left out, 1/(warm-up steps + 1)";

    private static final int WARM = 0;

    private final Span length;
    private final @Nullable Double start;
    private final Part after;
    private final List<Slot> slots;

    private Warmup(Span length, @Nullable Double start, Schedule schedule) {
        this.length = length;
        this.start = start;
        this.after = new Part(schedule, 1);
        List<Slot> all = new ArrayList<>();
        if (!schedule.slots().isEmpty()) {
            all.add(Slot.scalar("warm", 0));
            all.addAll(after.slots(""));
        }
        this.slots = List.copyOf(all);
    }

    /** The schedule behind a warm-up of that length, or alone where there is none. */
    static Schedule before(Schedule schedule, Span length, @Nullable Double start) {
        return length.count() == 0 ? schedule : new Warmup(length, start, schedule);
    }

    @Override
    public List<Slot> slots() {
        return slots;
    }

    @Override
    public double rate(double base, Clock clock, Scalars state) {
        long rise = clock.steps(length);
        long step = clock.step();
        if (step < rise) {
            return start == null
                    ? base * (double) (step + 1) / (double) (rise + 1)
                    : base * (start + (1 - start) * (double) step / (double) rise);
        }
        if (!slots.isEmpty()) {
            state.set(WARM, 1);
        }
        return after.rate(base, clock, rise, Math.max(0, clock.steps() - rise), state);
    }

    @Override
    public List<String> doubts(Clock run) {
        long rise = run.steps(length);
        return rise < run.steps()
                ? after.doubts(run, rise, run.steps() - rise).stream()
                        .map(doubt -> "after the warm-up: " + doubt)
                        .toList()
                : List.of("the warm-up lasts " + length + ", but only " + Spans.planned(run, length.unit())
                        + " are planned: the rate does not get to the learning rate");
    }

    /** A schedule that watches a metric begins to do so after the warm-up. */
    @Override
    public void observe(double metric, Scalars state) {
        if (!slots.isEmpty() && state.get(WARM) != 0) {
            after.observe(metric, state);
        }
    }
}
