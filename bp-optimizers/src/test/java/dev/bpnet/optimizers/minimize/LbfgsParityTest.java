package dev.bpnet.optimizers.minimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.optimizer.Objective;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.optimize.MinimizerRun;
import dev.bpnet.core.plugins.Plugins;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Whole minimisations against {@code torch.optim.LBFGS} in double, step by step. */
class LbfgsParityTest {
    private static final Plugins PLUGINS = Plugins.load();

    static List<JsonNode> trajectories() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        StrongWolfeTest.file().get("trajectories").forEach(all::add);
        return all;
    }

    @ParameterizedTest
    @MethodSource("trajectories")
    void everyStepIsThatOfPyTorch(JsonNode reference) {
        Map<String, @Nullable Object> hyper = new LinkedHashMap<>(Map.of("tolerance_grad", 0, "tolerance_change", 0));
        reference.get("hyper").properties().forEach(p -> hyper.put(p.getKey(), value(p.getValue())));
        Optimizer optimizer = PLUGINS.optimizer(PLUGINS.choice(Optimizer.class, "lbfgs", hyper));
        Objective function = Functions.named(reference.get("function").asString());
        float[] w = new float[reference.get("initial").size()];
        for (int i = 0; i < w.length; i++) {
            w[i] = (float) reference.get("initial").get(i).asDouble();
        }
        MinimizerRun run =
                new MinimizerRun(optimizer.minimizer().orElseThrow(), optimizer.learningRate(), w, new ScalarKernels());
        int iterations = 0;
        for (int t = 0; t < reference.get("steps").size(); t++) {
            run.step(function, t + 1L);
            iterations += hyper.get("max_iter") instanceof Long most ? most.intValue() : 1;
            for (int i = 0; i < w.length; i++) {
                double expected = reference.get("steps").get(t).get(i).asDouble();
                // Points are floats; in a bent valley a rounding of 1e-7 has grown by a hundred after ten iterations.
                assertThat(Math.abs(w[i] - expected) / Math.max(1, Math.abs(expected)))
                        .as("step %d, value %d: %s, not %s", t + 1, i, w[i], expected)
                        .isLessThanOrEqualTo(iterations <= 8 ? 1e-5 : 1e-4);
            }
        }
        assertThat(function.at(w, new float[w.length]))
                .isCloseTo(
                        reference
                                .get("values")
                                .get(reference.get("values").size() - 1)
                                .asDouble(),
                        within(1e-4));
    }

    private static Object value(JsonNode node) {
        return node.isString()
                ? node.asString()
                : node.isInt() ? (Object) node.longValue() : (Object) node.doubleValue();
    }
}
