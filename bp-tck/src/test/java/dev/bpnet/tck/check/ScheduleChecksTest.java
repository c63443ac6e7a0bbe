package dev.bpnet.tck.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.SchedulePlugin;
import dev.bpnet.api.state.Scalars;
import dev.bpnet.api.state.Slot;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake is noticed by the check that is meant for it, and by no other. */
class ScheduleChecksTest {

    static Stream<Arguments> broken() {
        return Stream.of(
                argumentSet(
                        "starts at nothing", of(() -> (base, clock, state) -> base * clock.step()), "schedule/rates"),
                argumentSet(
                        "goes below zero",
                        of(() -> (base, clock, state) -> base * (20 - clock.epoch())),
                        "schedule/rates"),
                argumentSet("keeps the best metric in a field", of(Plateau::new), "schedule/resume"),
                argumentSet("boxes its rate", of(Boxes::new), "schedule/allocation"),
                argumentSet(
                        "cannot say what it doubts",
                        of(() -> new Doubting(run -> List.of("it has " + 30 / (run.epochs() - 1) + " epochs"))),
                        "schedule/doubts"),
                argumentSet("doubts null", of(() -> new Doubting(run -> null)), "schedule/doubts"),
                argumentSet(
                        "doubts with a full stop",
                        of(() -> new Doubting(run -> List.of("It is long."))),
                        "schedule/doubts"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void exactlyTheCheckThatIsMeantNotices(SchedulePlugin<?> plugin, String check) {
        List<Finding> findings = Check.runAll(ScheduleChecks.all(), ScheduleSubject.of(plugin));

        assertThat(findings).isNotEmpty();
        assertThat(findings).extracting(Finding::check).containsOnly(check);
    }

    @Test
    void thereIsAMistakeForEveryCheck() {
        assertThat(broken().map(arguments -> (String) arguments.get()[1]).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        ScheduleChecks.all().stream().map(Check::name).toList());
    }

    @Test
    void nothingIsSaidAboutASoundOneThatDeclaresItsState() {
        assertThat(Check.runAll(ScheduleChecks.all(), ScheduleSubject.of(of(DeclaredPlateau::new))))
                .isEmpty();
    }

    private static SchedulePlugin<?> of(Supplier<Schedule> schedule) {
        return new SchedulePlugin<NoParameters>() {
            @Override
            public String name() {
                return "acme_schedule";
            }

            @Override
            public NoParameters defaults() {
                return NoParameters.NONE;
            }

            @Override
            public Schedule create(NoParameters parameters) {
                return schedule.get();
            }
        };
    }

    /** Halves the rate whenever the metric has not improved, and remembers both in fields. */
    private static final class Plateau implements Schedule {
        private double best = Double.POSITIVE_INFINITY;
        private double factor = 1;

        @Override
        public double rate(double base, Clock clock, Scalars state) {
            return base * factor;
        }

        @Override
        public void observe(double metric, Scalars state) {
            factor = metric < best ? factor : factor / 2;
            best = Math.min(best, metric);
        }
    }

    /** The same with the two declared. */
    private static final class DeclaredPlateau implements Schedule {
        @Override
        public List<Slot> slots() {
            return List.of(Slot.scalar("best", Double.POSITIVE_INFINITY), Slot.scalar("factor", 1));
        }

        @Override
        public double rate(double base, Clock clock, Scalars state) {
            return base * state.get(1);
        }

        @Override
        public void observe(double metric, Scalars state) {
            state.set(1, metric < state.get(0) ? state.get(1) : state.get(1) / 2);
            state.set(0, Math.min(state.get(0), metric));
        }
    }

    @Test
    void whatIsWrongWithDoubtsIsTold() {
        assertThat(findings(run -> List.of("it has " + 30 / (run.epochs() - 1) + " epochs")))
                .containsExactly(
                        "doubts, asked about 1 epoch of 1 step, threw java.lang.ArithmeticException: / by zero");
        assertThat(findings(run -> null))
                .containsExactly(
                        "doubts, asked about 1 epoch of 1 step, returned null; an empty list says that there is"
                                + " nothing to doubt");
        assertThat(findings(run -> run.epochs() == 30 ? List.of("It is long.") : List.of()))
                .containsExactly(
                        "asked about 30 epochs of 7 steps, it doubts 'It is long.'; one line without a full stop"
                                + " is what is printed as a note");
        assertThat(findings(run -> List.of("it is long"))).isEmpty();
    }

    private static List<String> findings(Function<Clock, List<String>> doubts) {
        return Check.runAll(ScheduleChecks.all(), ScheduleSubject.of(of(() -> new Doubting(doubts)))).stream()
                .map(Finding::sentence)
                .toList();
    }

    /** The rate of the optimizer, in a run of which it doubts something. */
    private record Doubting(Function<Clock, List<String>> told) implements Schedule {
        @Override
        public double rate(double base, Clock clock, Scalars state) {
            return base;
        }

        @Override
        public List<String> doubts(Clock run) {
            return told.apply(run);
        }
    }

    /** Makes an object for every rate and keeps it, so that no compiler can leave it out. */
    private static final class Boxes implements Schedule {
        private double[] last = {1};

        @Override
        public double rate(double base, Clock clock, Scalars state) {
            last = new double[] {base * last.length};
            return last[0];
        }
    }
}
