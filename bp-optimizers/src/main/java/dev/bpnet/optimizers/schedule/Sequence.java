package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.ScheduleContext;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code sequence}: schedules one after another, each as if the run began with it and ended with its stage; the last one
 * goes on to the end of the run. The same as PyTorch's SequentialLR, whose {@code milestones} are the ends of the stages.
 *
 * <pre>
 * schedule:
 *   sequence:
 *     stages:
 *       - {schedule: {linear: {start_factor: 0.1, length: 5}}, length: 5}
 *       - {schedule: cosine}
 * </pre>
 *
 * <p>A schedule that watches a metric does so during its own stage.
 */
@Doc(
        value = "Schedules one after another, each as if the run began and ended with its stage.",
        formula = "rate = that of the stage which t lies in, its time counted from the start of the stage")
public final class Sequence implements SchedulePlugin<Sequence.Parameters> {

    @Override
    public String name() {
        return "sequence";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(List.of(new Stage(Choice.of("constant"), null)));
    }

    /**
     * Not without the others.
     *
     * @throws UnsupportedOperationException always
     */
    @Override
    public Schedule create(Parameters parameters) {
        throw new UnsupportedOperationException("a sequence is made of other schedules, which only a context knows");
    }

    @Override
    public Schedule create(Parameters parameters, ScheduleContext context) {
        return new Stages(
                parameters.stages,
                parameters.stages.stream()
                        .map(stage -> context.schedule(stage.schedule))
                        .toList());
    }

    /** The parameters of {@code sequence}. */
    public record Parameters(
            @Required @Doc("the schedules in their order") List<Stage> stages) {

        /**
         * Checks what no range can say.
         *
         * @throws IllegalArgumentException when there is no stage, or one before the last has no length
         */
        public Parameters {
            stages = List.copyOf(stages);
            if (stages.isEmpty()) {
                throw new IllegalArgumentException("stages is empty, but has to hold at least one schedule");
            }
            for (int i = 0; i < stages.size(); i++) {
                Spans.requireSome("stages[" + i + "].length", stages.get(i).length);
                if (stages.get(i).length == null && i < stages.size() - 1) {
                    throw new IllegalArgumentException(
                            "stages[" + i + "] has no length: only the last stage, which goes on"
                                    + " to the end of the run, may leave it out");
                }
            }
        }
    }

    /** A schedule for a part of the run. */
    public record Stage(
            @Doc("the schedule of this stage") Choice<Schedule> schedule,

            @Doc("how long it lasts; left out for the last one") @Nullable Span length) {}

    private static final class Stages implements Schedule {
        private static final int STAGE = 0;

        private final List<Stage> stages;
        private final Part[] parts;
        private final List<Slot> slots;

        Stages(List<Stage> stages, List<Schedule> schedules) {
            this.stages = stages;
            this.parts = new Part[schedules.size()];
            List<Slot> all = new ArrayList<>();
            all.add(Slot.scalar("stage", 0));
            for (int i = 0; i < parts.length; i++) {
                parts[i] = new Part(schedules.get(i), all.size());
                all.addAll(parts[i].slots("stage" + i + "."));
            }
            this.slots = List.copyOf(all);
        }

        @Override
        public List<Slot> slots() {
            return slots;
        }

        @Override
        public double rate(double base, Clock clock, Scalars state) {
            long from = 0;
            int i = 0;
            for (; i < parts.length - 1; i++) {
                Span length = stages.get(i).length;
                long steps = length == null ? 0 : clock.steps(length);
                if (clock.step() < from + steps) {
                    break;
                }
                from += steps;
            }
            state.set(STAGE, i);
            Span own = stages.get(i).length;
            long planned = own == null ? Math.max(0, clock.steps() - from) : clock.steps(own);
            return parts[i].rate(base, clock, from, planned, state);
        }

        @Override
        public void observe(double metric, Scalars state) {
            parts[(int) state.get(STAGE)].observe(metric, state);
        }

        @Override
        public List<String> doubts(Clock run) {
            List<String> doubts = new ArrayList<>();
            long from = 0;
            for (int i = 0; i < parts.length; i++) {
                String stage = "stages[" + i + "]";
                Span own = stages.get(i).length;
                Span.Unit unit = own == null ? Span.Unit.EPOCHS : own.unit();
                if (from >= run.steps()) {
                    doubts.add(stage + " is not reached: the stages before it take all of the "
                            + Spans.planned(run, unit) + " planned");
                    break;
                }
                long length = own == null ? run.steps() - from : run.steps(own);
                parts[i].doubts(run, from, length).forEach(doubt -> doubts.add(stage + ": " + doubt));
                from += length;
            }
            return doubts;
        }
    }
}
