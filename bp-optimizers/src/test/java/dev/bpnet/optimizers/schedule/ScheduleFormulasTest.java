package dev.bpnet.optimizers.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.core.plugins.Plugins;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What PyTorch does not have, by the formulas; and how schedules are put together. */
class ScheduleFormulasTest {
    private static final Plugins PLUGINS = Plugins.load();

    @Test
    void inverseTimeIsThatOfKeras() {
        List<Double> smooth = rates("inverse_time", Map.of("decay_rate", 0.5, "period", "3 steps"), 20);
        List<Double> stairs =
                rates("inverse_time", Map.of("decay_rate", 0.5, "period", "3 steps", "staircase", true), 20);
        for (int t = 0; t < 20; t++) {
            assertThat(smooth.get(t)).isCloseTo(1 / (1 + 0.5 * t / 3), within(1e-15));
            assertThat(stairs.get(t)).isCloseTo(1 / (1 + 0.5 * Math.floor(t / 3.0)), within(1e-15));
        }
    }

    @Test
    void exponentialWithAPeriodIsThatOfKeras() {
        List<Double> rates = rates("exponential", Map.of("gamma", 0.9, "period", "100 steps"), 1_000);
        for (int t = 0; t < rates.size(); t++) {
            assertThat(rates.get(t)).isCloseTo(StrictMath.pow(0.9, t / 100.0), within(1e-14));
        }
    }

    @Test
    void polynomialFallsToTheMinimumAsThatOfKeras() {
        List<Double> rates = rates("polynomial", Map.of("length", "30 steps", "power", 0.5, "minimum", 0.1), 50);
        for (int t = 0; t < 50; t++) {
            double left = 1 - Math.min(t, 30) / 30.0;
            assertThat(rates.get(t)).isCloseTo(0.1 + 0.9 * StrictMath.sqrt(left), within(1e-14));
        }
    }

    @Test
    void warmupStableDecayHasItsThreeParts() {
        Map<String, Object> parameters = Map.of("warmup", "10 steps", "decay", "20 steps", "minimum", 0.2);
        for (String shape : List.of("linear", "cosine", "sqrt")) {
            Map<String, Object> all = new java.util.HashMap<>(parameters);
            all.put("shape", shape);
            List<Double> rates = rates("warmup_stable_decay", all, 110);
            for (int t = 0; t < 110; t++) {
                double p = Math.clamp((t - 80) / 20.0, 0, 1);
                double left = switch (shape) {
                    case "linear" -> 1 - p;
                    case "cosine" -> (1 + StrictMath.cos(Math.PI * p)) / 2;
                    default -> 1 - Math.sqrt(p);
                };
                double want = t < 10 ? (t + 1) / 11.0 : 0.2 + 0.8 * left;
                assertThat(rates.get(t)).as(shape + " at " + t).isCloseTo(want, within(1e-14));
            }
        }
    }

    @Test
    void warmupStableDecayFallsOverAFifthOfTheRunByItself() {
        List<Double> rates = rates("warmup_stable_decay", Map.of(), 100);
        assertThat(rates.subList(0, 81)).containsOnly(1.0);
        assertThat(rates.get(90)).isCloseTo(0.5, within(1e-15));
        assertThat(rates.get(99)).isCloseTo(0.05, within(1e-15));
    }

    @Test
    void aWarmUpWithAStartRisesFromItAndDelaysTheSchedule() {
        List<Double> rates =
                rates("exponential", Map.of("gamma", 0.5, "period", "3 steps", "warmup", 2, "warmup_start", 0.2), 60);
        List<Double> plain = rates("exponential", Map.of("gamma", 0.5, "period", "3 steps"), 40);

        for (int t = 0; t < 20; t++) {
            assertThat(rates.get(t)).isCloseTo(0.2 + 0.8 * t / 20, within(1e-15));
        }
        assertThat(rates.subList(20, 60)).isEqualTo(plain);
    }

    @Test
    void aScheduleWithoutALengthFillsItsStage() {
        List<Double> rates = rates(
                "sequence",
                Map.of(
                        "stages",
                        List.of(
                                Map.of("schedule", Map.of("cosine", Map.of("warmup", "0 steps")), "length", "40 steps"),
                                Map.of("schedule", Map.of("polynomial", Map.of("warmup", "0 steps"))))),
                101);
        for (int t = 0; t < 40; t++) {
            assertThat(rates.get(t)).isCloseTo((1 + StrictMath.cos(Math.PI * t / 40)) / 2, within(1e-14));
        }
        for (int t = 40; t < 101; t++) {
            assertThat(rates.get(t)).isCloseTo(1 - (t - 40) / 60.0, within(1e-14));
        }
    }

    @Test
    void aPlateauWatchesDuringItsOwnStageAndAfterItsWarmUpOnly() {
        Map<String, Object> plateau = Map.of("patience", 0, "factor", 0.5, "warmup", "4 steps");
        Choice<Schedule> sequence = PLUGINS.choice(
                Schedule.class,
                "sequence",
                Map.of(
                        "stages",
                        List.of(
                                Map.of("schedule", "constant", "length", 3),
                                Map.of("schedule", Map.of("reduce_on_plateau", plateau)))));
        Moving run = new Moving(PLUGINS.schedule(sequence), 2, 20);
        StringBuilder rates = new StringBuilder();
        for (int epoch = 0; epoch < 8; epoch++) {
            run.next(1);
            rates.append(run.next(1)).append(' ');
            run.observe(7);
        }

        // Three epochs of the constant, two of warm-up; the first value watched is the best; then each epoch halves.
        assertThat(rates).hasToString("1.0 1.0 1.0 0.4 0.8 1.0 1.0 0.5 ");
    }

    @Test
    void aConstantFactorStaysWhereItHasNoLengthAndGoesAfterIt() {
        assertThat(rates("constant", Map.of("factor", 0.25), 3)).containsExactly(0.25, 0.25, 0.25);
        assertThat(rates("constant", Map.of("factor", 0.25, "length", "2 steps"), 3))
                .containsExactly(0.25, 0.25, 1.0);
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sequence.Parameters(List.of()))
                .withMessage("stages is empty, but has to hold at least one schedule");
        Sequence.Stage open = new Sequence.Stage(Choice.of("constant"), null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sequence.Parameters(List.of(open, open)))
                .withMessage(
                        "stages[0] has no length: only the last stage, which goes on to the end of the run, may leave it"
                                + " out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OneCycle.Parameters(null, 0.6, OneCycle.AnnealStrategy.COS, 25, 1e4, true))
                .withMessage(
                        "pct_start is 0.6, but with three_phase the rate rises and falls as long, so that it is at most"
                                + " 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cyclic.Parameters(
                        0.1, Span.steps(3), Span.epochs(3), Cyclic.Mode.TRIANGULAR, 1, Span.epochs(0), null))
                .withMessage("step_size_up is counted in steps, so step_size_down has to be too");
    }

    /** The rates of a run of 10 epochs of 10 steps from a base of 1. */
    private static List<Double> rates(String name, Map<String, ?> parameters, int steps) {
        Choice<Schedule> choice = PLUGINS.choice(Schedule.class, name, parameters);
        return new Moving(PLUGINS.schedule(choice), 10, 10).rates(1, steps);
    }
}
