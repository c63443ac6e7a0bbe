package dev.bpnet.optimizers.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.schedule.Schedule;
import dev.bpnet.api.schedule.Span;
import dev.bpnet.core.plugins.Plugins;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The rate of every step of PyTorch's schedulers, from parameters as YAML gives them. */
class ScheduleParityTest {
    private static final Plugins PLUGINS = Plugins.load();

    static List<JsonNode> cases() {
        try (InputStream in =
                Objects.requireNonNull(ScheduleParityTest.class.getResourceAsStream("/parity/schedulers-more.json"))) {
            List<JsonNode> cases = new ArrayList<>();
            new ObjectMapper().readTree(in).get("cases").forEach(cases::add);
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theFileHoldsTheSchedulersThatCount() {
        TreeSet<String> schedulers = new TreeSet<>();
        cases().forEach(c -> schedulers.add(c.get("scheduler").asString()));
        assertThat(schedulers)
                .containsExactly(
                        "ConstantLR",
                        "CosineAnnealingLR",
                        "CosineAnnealingWarmRestarts",
                        "CyclicLR",
                        "ExponentialLR",
                        "LinearLR",
                        "MultiStepLR",
                        "OneCycleLR",
                        "PolynomialLR",
                        "ReduceLROnPlateau",
                        "SequentialLR",
                        "StepLR",
                        "Warmup");
        assertThat(cases()).hasSize(45);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void spansInEpochsGiveTheRatesOfPyTorchAtEveryStepOfTheEpoch(JsonNode reference) {
        if (!name(reference).equals("Warmup")) { // which rises step by step
            compare(reference, Span.Unit.EPOCHS, 3);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void spansInStepsGiveTheRatesOfPyTorchStepByStep(JsonNode reference) {
        // A plateau goes by epochs whatever the unit.
        compare(reference, Span.Unit.STEPS, name(reference).equals("ReduceLROnPlateau") ? 1 : 7);
    }

    private static void compare(JsonNode reference, Span.Unit unit, int stepsPerEpoch) {
        double base = reference.get("base_lr").asDouble();
        JsonNode rates = reference.get("lr");
        Moving run = new Moving(PLUGINS.schedule(choice(reference, unit)), stepsPerEpoch, rates.size());
        for (int t = 0; t < rates.size(); t++) {
            double want = rates.get(t).asDouble();
            for (int i = 0; i < (unit == Span.Unit.EPOCHS ? stepsPerEpoch : 1); i++) {
                // The floor is for what goes to 0, where PyTorch's recursion and the closed form differ by rounding of
                // the
                // base.
                assertThat(run.next(base))
                        .as("%s at t = %d", reference.get("name").asString(), t)
                        .isCloseTo(want, within(1e-12 * Math.max(want, 1e-3 * base)));
            }
            JsonNode metrics = reference.get("metrics");
            if (metrics != null) {
                boolean more = reference.get("hyper").get("mode").asString().equals("max");
                run.observe((more ? -1 : 1) * metrics.get(t).asDouble());
            }
        }
    }

    private static String name(JsonNode reference) {
        return reference.get("scheduler").asString();
    }

    private static Choice<Schedule> choice(JsonNode reference, Span.Unit unit) {
        JsonNode h = reference.get("hyper");
        Map<String, Object> p = new LinkedHashMap<>();
        String schedule = switch (name(reference)) {
            case "StepLR" -> {
                p.put("step_size", span(h, "step_size", unit));
                p.put("gamma", number(h, "gamma"));
                yield "step";
            }
            case "MultiStepLR" -> {
                List<Span> milestones = new ArrayList<>();
                h.get("milestones").forEach(m -> milestones.add(new Span(m.asLong(), unit)));
                p.put("milestones", milestones);
                p.put("gamma", number(h, "gamma"));
                yield "multi_step";
            }
            case "ConstantLR" -> {
                p.put("factor", number(h, "factor"));
                p.put("length", span(h, "total_iters", unit));
                yield "constant";
            }
            case "LinearLR" -> {
                p.put("start_factor", number(h, "start_factor"));
                p.put("end_factor", number(h, "end_factor"));
                p.put("length", span(h, "total_iters", unit));
                yield "linear";
            }
            case "ExponentialLR" -> {
                p.put("gamma", number(h, "gamma"));
                p.put("period", new Span(1, unit));
                yield "exponential";
            }
            case "PolynomialLR" -> {
                p.put("length", span(h, "total_iters", unit));
                p.put("power", number(h, "power"));
                yield "polynomial";
            }
            case "CosineAnnealingLR" -> {
                p.put("period", span(h, "T_max", unit));
                p.put("minimum", number(h, "eta_min"));
                yield "cosine";
            }
            case "CosineAnnealingWarmRestarts" -> {
                p.put("period", span(h, "T_0", unit));
                p.put("multiplier", h.get("T_mult").asInt());
                p.put("minimum", number(h, "eta_min"));
                yield "cosine_restarts";
            }
            case "OneCycleLR" -> oneCycle(h, unit, p);
            case "CyclicLR" -> cyclic(h, unit, p);
            case "ReduceLROnPlateau" -> plateau(h, p);
            case "Warmup" -> {
                p.put("gamma", number(h, "gamma"));
                p.put("period", new Span(1, unit));
                p.put("warmup", span(h, "warmup", unit));
                p.put("warmup_start", number(h, "warmup_start"));
                yield "exponential";
            }
            case "SequentialLR" -> sequence(h, unit, p);
            default -> throw new IllegalArgumentException(name(reference));
        };
        return PLUGINS.choice(Schedule.class, schedule, p);
    }

    private static String oneCycle(JsonNode h, Span.Unit unit, Map<String, Object> p) {
        p.put("length", span(h, "total_steps", unit));
        p.put("pct_start", number(h, "pct_start"));
        p.put("anneal_strategy", h.get("anneal_strategy").asString());
        p.put("div_factor", number(h, "div_factor"));
        p.put("final_div_factor", number(h, "final_div_factor"));
        p.put("three_phase", h.get("three_phase").asBoolean());
        return "one_cycle";
    }

    private static String cyclic(JsonNode h, Span.Unit unit, Map<String, Object> p) {
        p.put("minimum", number(h, "base_lr"));
        p.put("step_size_up", span(h, "step_size_up", unit));
        if (!h.get("step_size_down").isNull()) {
            p.put("step_size_down", span(h, "step_size_down", unit));
        }
        p.put("mode", h.get("mode").asString());
        p.put("gamma", number(h, "gamma"));
        return "cyclic";
    }

    private static String plateau(JsonNode h, Map<String, Object> p) {
        p.put("factor", number(h, "factor"));
        p.put("patience", h.get("patience").asInt());
        p.put("threshold", number(h, "threshold"));
        p.put("threshold_mode", h.get("threshold_mode").asString());
        p.put("cooldown", h.get("cooldown").asInt());
        p.put("minimum", number(h, "min_lr"));
        return "reduce_on_plateau";
    }

    private static String sequence(JsonNode h, Span.Unit unit, Map<String, Object> p) {
        List<Map<String, Object>> stages = new ArrayList<>();
        long from = 0;
        for (int i = 0; i < h.get("schedulers").size(); i++) {
            Map<String, Object> stage = new LinkedHashMap<>();
            stage.put("schedule", choice(h.get("schedulers").get(i), unit));
            @Nullable JsonNode milestone = h.get("milestones").get(i);
            if (milestone != null) {
                stage.put("length", new Span(milestone.asLong() - from, unit));
                from = milestone.asLong();
            }
            stages.add(stage);
        }
        p.put("stages", stages);
        return "sequence";
    }

    private static double number(JsonNode hyper, String key) {
        return hyper.get(key).asDouble();
    }

    private static Span span(JsonNode hyper, String key, Span.Unit unit) {
        return new Span(hyper.get(key).asLong(), unit);
    }
}
