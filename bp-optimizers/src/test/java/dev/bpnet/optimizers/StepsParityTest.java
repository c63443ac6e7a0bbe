package dev.bpnet.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.OptimizerPlugin;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.tck.check.ChainDriver;
import dev.bpnet.tck.check.KernelsUnderTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every optimizer against PyTorch in double, or a program of its paper, step by step. */
class StepsParityTest {
    private static final Plugins PLUGINS = Plugins.load();

    /** A reference case. */
    record Case(String name, Optimizer optimizer, List<double[]> steps, List<double[]> averages) {
        static Case of(JsonNode node) {
            Map<String, @Nullable Object> hyper = new LinkedHashMap<>();
            node.get("hyper").properties().forEach(p -> hyper.put(p.getKey(), value(p.getValue())));
            List<double[]> steps = new ArrayList<>();
            List<double[]> averages = new ArrayList<>();
            for (JsonNode step : node.get("steps")) {
                steps.add(Reference.flat(step));
                if (step.has("average")) {
                    averages.add(Reference.flat(step.get("average")));
                }
            }
            String optimizer = node.get("optimizer").asString();
            return new Case(
                    node.get("name").asString(),
                    PLUGINS.optimizer(PLUGINS.choice(Optimizer.class, optimizer, hyper)),
                    steps,
                    averages);
        }

        private static Object value(JsonNode node) {
            return node.isBoolean()
                    ? (Object) node.booleanValue()
                    : node.isString()
                            ? node.asString()
                            : node.isInt() ? (Object) node.longValue() : (Object) node.doubleValue();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        Reference.read("/parity/optimizer_steps.json").get("cases").forEach(node -> cases.add(Case.of(node)));
        return cases;
    }

    @Test
    void coverEveryOptimizer() {
        List<String> names = new ArrayList<>(List.of("sgd", "lbfgs"));
        Reference.read("/parity/optimizer_steps.json")
                .get("cases")
                .forEach(node -> names.add(node.get("optimizer").asString()));
        assertThat(PLUGINS.names(OptimizerPlugin.class)).isSubsetOf(names);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyStepIsThatOfTheReference(Case c) {
        assertThat(Conformance.mismatches(c.name(), c.optimizer(), Task.ofPyTorch(), c.steps()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theAverageIsThatOfTheReference(Case c) {
        ChainDriver driver = new ChainDriver(
                c.optimizer(),
                Reference.layout(),
                Conformance.floats(Task.ofPyTorch().initial()),
                KernelsUnderTest.kernels());
        for (int t = 0; t < c.averages().size(); t++) {
            driver.step(Conformance.floats(Task.ofPyTorch().gradient(t)), Integer.MAX_VALUE);
            float[] average = driver.evaluated();
            for (int i = 0; i < average.length; i++) {
                double expected = c.averages().get(t)[i];
                assertThat(Math.abs(average[i] - expected))
                        .as("step %d, value %d: %s, not %s", t + 1, i, average[i], expected)
                        .isLessThanOrEqualTo(1e-5 * Math.max(1, Math.abs(expected)));
            }
        }
    }
}
