package dev.bpnet.optimizers.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.schedule.Clock;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.api.state.Scalars;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Rates over time, against PyTorch and against the formulas in the documentation. */
class SchedulesTest {

    static List<JsonNode> cases() {
        try (InputStream in =
                Objects.requireNonNull(SchedulesTest.class.getResourceAsStream("/parity/schedulers.json"))) {
            List<JsonNode> cases = new ArrayList<>();
            new ObjectMapper().readTree(in).get("cases").forEach(cases::add);
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theFileHoldsTheCasesThatCount() {
        assertThat(cases())
                .extracting(c -> c.get("name").asString())
                .containsExactly(
                        "StepLR", "StepLR/odd", "CosineAnnealingLR", "CosineAnnealingLR/short", "ConstantRate");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSpanInEpochsGivesTheRateOfPyTorchAtEveryStepOfTheEpoch(JsonNode reference) {
        Schedule schedule = schedule(reference, Span.Unit.EPOCHS);

        for (int epoch = 0; epoch < 50; epoch++) {
            for (int step = 3 * epoch; step < 3 * epoch + 3; step++) {
                assertRate(schedule, reference, new At(step, 3, 50), epoch);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSpanInStepsGivesTheRateOfPyTorchStepByStep(JsonNode reference) {
        Schedule schedule = schedule(reference, Span.Unit.STEPS);

        for (int step = 0; step < 50; step++) {
            assertRate(schedule, reference, new At(step, 7, 50), step);
        }
    }

    @Test
    void theWarmUpRisesStepByStepToTheFullRateAndNeverStartsAtZero() {
        Schedule schedule = cosine(null, 0, Span.epochs(2));

        List<Double> rates = rates(schedule, 4, 10).subList(0, 10);

        assertThat(rates.subList(0, 8))
                .containsExactly(1 / 9.0, 2 / 9.0, 3 / 9.0, 4 / 9.0, 5 / 9.0, 6 / 9.0, 7 / 9.0, 8 / 9.0);
        assertThat(rates.subList(8, 10)).containsExactly(1.0, 1.0);
    }

    @Test
    void withoutAPeriodTheWaveFillsTheRunAfterTheWarmUp() {
        Schedule schedule = cosine(null, 0.2, Span.epochs(2));

        List<Double> rates = rates(schedule, 4, 10);

        for (int step = 8; step < 40; step++) {
            double c = (1 + StrictMath.cos(Math.PI * (step / 4 - 2) / 8)) / 2;
            assertThat(rates.get(step)).isCloseTo(0.2 + 0.8 * c, within(1e-12));
        }
        assertThat(schedule.rate(1, new At(40, 4, 10), NO_STATE)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void aWarmUpInStepsMakesTheWholeScheduleGoByStep() {
        List<Double> rates = rates(cosine(null, 0, Span.steps(10)), 4, 10);

        assertThat(rates.get(9)).isEqualTo(10 / 11.0);
        for (int step = 10; step < 40; step++) {
            double c = (1 + StrictMath.cos(Math.PI * (step - 10) / 30)) / 2;
            assertThat(rates.get(step)).isCloseTo(c, within(1e-12));
        }
    }

    @Test
    void aPeriodInEpochsCountsThemFromTheEndOfAWarmUpInSteps() {
        List<Double> rates = rates(cosine(Span.epochs(2), 0, Span.steps(6)), 4, 10);

        assertThat(rates.subList(6, 10)).containsOnly(1.0);
        assertThat(rates.subList(10, 14)).allSatisfy(rate -> assertThat(rate).isCloseTo(0.5, within(1e-12)));
        assertThat(rates.subList(14, 18)).allSatisfy(rate -> assertThat(rate).isCloseTo(0, within(1e-12)));
    }

    @Test
    void aRunThatIsAllWarmUpHasARateAtEveryStepAndBeyond() {
        Schedule schedule = cosine(null, 0.5, Span.epochs(10));

        assertThat(rates(schedule, 4, 10))
                .allSatisfy(rate -> assertThat(rate).isPositive().isLessThan(1));
        assertThat(schedule.rate(1, new At(40, 4, 10), NO_STATE)).isEqualTo(1);
        assertThat(schedule.rate(1, new At(45, 4, 10), NO_STATE)).isEqualTo(0.5);
    }

    @Test
    void theCosineIsExactToTheLastBits() {
        for (int i = -4_000; i <= 4_000; i++) {
            double x = i / 1_000.0;
            assertThat(CosPi.of(x)).isCloseTo(StrictMath.cos(Math.PI * x), within(2e-15));
        }
        assertThat(List.of(CosPi.of(0), CosPi.of(0.5), CosPi.of(1), CosPi.of(1.5), CosPi.of(2), CosPi.of(-1)))
                .containsExactly(1.0, 0.0, -1.0, 0.0, 1.0, -1.0);
    }

    @Test
    void aSpanOfNothingIsRefusedWhereItWouldDivide() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StepDecay.Parameters(Span.epochs(0), 0.1))
                .withMessage("step_size is 0 epochs, but has to be at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CosineAnnealing.Parameters(Span.steps(0), 0, Span.epochs(0)))
                .withMessage("period is 0 steps, but has to be at least 1");
    }

    private static void assertRate(Schedule schedule, JsonNode reference, Clock clock, int t) {
        double base = reference.get("base_lr").asDouble();
        double want = reference.get("lr").get(t).asDouble();
        // The floor is for the zero of a wave, where PyTorch's recursion and the closed form differ by rounding of the
        // base.
        assertThat(schedule.rate(base, clock, NO_STATE)).isCloseTo(want, within(1e-12 * Math.max(want, 1e-3 * base)));
    }

    private static Schedule schedule(JsonNode reference, Span.Unit unit) {
        JsonNode hyper = reference.get("hyper");
        return switch (reference.get("scheduler").asString()) {
            case "StepLR" ->
                new StepDecay()
                        .create(new StepDecay.Parameters(
                                new Span(hyper.get("step_size").asLong(), unit),
                                hyper.get("gamma").asDouble()));
            case "CosineAnnealingLR" ->
                cosine(
                        new Span(hyper.get("T_max").asLong(), unit),
                        hyper.get("eta_min").asDouble(),
                        Span.epochs(0));
            case "ConstantRate" -> new ConstantRate().create(new ConstantRate().defaults());
            default ->
                throw new IllegalArgumentException(reference.get("scheduler").asString());
        };
    }

    private static Schedule cosine(@Nullable Span period, double minimum, Span warmup) {
        return new CosineAnnealing().create(new CosineAnnealing.Parameters(period, minimum, warmup));
    }

    private static List<Double> rates(Schedule schedule, long stepsPerEpoch, long epochs) {
        List<Double> rates = new ArrayList<>();
        for (long step = 0; step < stepsPerEpoch * epochs; step++) {
            rates.add(schedule.rate(1, new At(step, stepsPerEpoch, epochs), NO_STATE));
        }
        return rates;
    }

    /** The moment before a step. */
    private record At(long step, long stepsPerEpoch, long epochs) implements Clock {
        @Override
        public long epoch() {
            return step / stepsPerEpoch;
        }
    }

    /** These schedules declare no state. */
    private static final Scalars NO_STATE = new Scalars() {
        @Override
        public double get(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public void set(int index, double value) {
            throw new IndexOutOfBoundsException(index);
        }
    };
}
