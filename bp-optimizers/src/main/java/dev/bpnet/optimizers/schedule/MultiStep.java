package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.api.state.Scalars;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code multi_step}: the rate drops by a factor at each milestone, {@code η = base · γ^(milestones passed)}. The same as
 * PyTorch's MultiStepLR; a milestone given twice drops twice, as there.
 */
@Doc(
        value = "Multiplies the learning rate by gamma at each milestone.",
        formula = "rate = learning_rate · gamma^(number of milestones at or before t)")
public final class MultiStep implements SchedulePlugin<MultiStep.Parameters> {

    @Override
    public String name() {
        return "multi_step";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(List.of(Span.epochs(30), Span.epochs(60)), 0.1, Span.epochs(0), null);
    }

    @Override
    public Schedule create(Parameters parameters) {
        Schedule drops = new Drops(parameters.milestones.toArray(Span[]::new), parameters.gamma);
        return Warmup.before(drops, parameters.warmup, parameters.warmupStart);
    }

    /** The parameters of {@code multi_step}. */
    public record Parameters(
            @Required @Doc("when the rate drops, in epochs or steps since the start")
            List<Span> milestones,

            @Doc("the factor at each drop") @Range(min = 0, exclusiveMin = true)
            double gamma,

            @Doc(Warmup.LENGTH) Span warmup,

            @Doc(Warmup.START) @Range(min = 0, exclusiveMin = true, max = 1) @Nullable Double warmupStart) {

        /** Keeps a copy of the milestones. */
        public Parameters {
            milestones = List.copyOf(milestones);
        }
    }

    private static final class Drops implements Schedule {
        private final Span[] milestones;
        private final double gamma;

        Drops(Span[] milestones, double gamma) {
            this.milestones = milestones;
            this.gamma = gamma;
        }

        @Override
        public double rate(double base, Clock clock, Scalars state) {
            int passed = 0;
            for (Span milestone : milestones) {
                passed += clock.in(milestone.unit()) >= milestone.count() ? 1 : 0;
            }
            return base * Powers.whole(gamma, passed);
        }

        @Override
        public List<String> doubts(Clock run) {
            List<String> doubts = new ArrayList<>();
            for (int i = 0; i < milestones.length; i++) {
                Span milestone = milestones[i];
                if (i > 0 && run.steps(milestone) < run.steps(milestones[i - 1])) {
                    doubts.add("the milestone at " + milestone + " comes before the one at " + milestones[i - 1]
                            + ", which is listed ahead of it");
                }
                if (run.steps(milestone) >= run.steps()) {
                    doubts.add("the milestone at " + milestone + " is not reached: "
                            + Spans.planned(run, milestone.unit()) + " are planned");
                }
            }
            return doubts;
        }
    }
}
