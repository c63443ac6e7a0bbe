package dev.bpnet.optimizers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.optimizers.testing.Ledger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every value of {@code parity/optimizers.json}: each optimizer under the name it has in a configuration, each step. */
class ParityFilesTest {
    private static final Plugins PLUGINS = Plugins.load();
    /** What torch has beside the formula: how it runs, and which way is up. */
    private static final Set<String> OF_TORCH_ALONE =
            Set.of("maximize", "foreach", "differentiable", "capturable", "fused", "amsgrad", "centered");

    @Test
    void everyStepOfTheFileIsThatOfTorch() {
        Ledger file = Ledger.of("optimizers.json");
        assertThat(file.size()).isEqualTo(932);
        assertThat(file.root().get("dtype").text()).isEqualTo("float64");
        file.root().get("generator").isNotCompared();
        assertThat(values(file.root().get("initial"))).containsExactly(Reference.initial());
        List<Ledger.Entry> gradients = file.root().get("gradients").all();
        for (int t = 0; t < gradients.size(); t++) {
            assertThat(values(gradients.get(t)))
                    .containsExactly(Reference.gradients().get(t));
        }
        for (Ledger.Entry reference : file.cases()) {
            List<double[]> steps = new ArrayList<>();
            for (Ledger.Entry step : reference.get("steps").all()) {
                steps.add(values(step));
            }
            assertThat(steps).hasSameSizeAs(gradients);
            assertThat(Conformance.mismatches(
                            reference.get("name").text(), optimizer(reference), Task.ofPyTorch(), steps))
                    .isEmpty();
        }
        assertThat(file.unread()).isEmpty();
    }

    private static double[] values(Ledger.Entry step) {
        step.get("W").rows();
        step.get("b").numbers();
        return Reference.flat(step.node());
    }

    /** Of all that torch was told; what it was told by name is among it. */
    private static Optimizer optimizer(Ledger.Entry reference) {
        Ledger.Entry all = reference.get("all_hyper");
        Map<String, @Nullable Object> hyper = new LinkedHashMap<>();
        hyper.put("decay", "all");
        for (String key : all.node().propertyNames()) {
            Ledger.Entry value = all.get(key);
            if (key.equals("betas")) {
                hyper.put("beta1", value.numbers()[0]);
                hyper.put("beta2", value.numbers()[1]);
            } else if (OF_TORCH_ALONE.contains(key)) {
                assertThat(value.text()).as(key).isIn("", "null", "false");
            } else if (key.equals("nesterov")) {
                hyper.put(key, Boolean.parseBoolean(value.text()));
            } else {
                hyper.put(key.equals("lr") ? "learning_rate" : key.equals("eps") ? "epsilon" : key, value.number());
            }
        }
        for (String key : reference.get("hyper").node().propertyNames()) {
            Ledger.Entry told = reference.get("hyper").get(key);
            assertThat(told.node()).as(key).isEqualTo(all.get(key).node());
            if (key.equals("betas")) {
                told.numbers();
            } else {
                told.number();
            }
        }
        String name = reference.get("optimizer").text().toLowerCase(java.util.Locale.ROOT);
        return PLUGINS.optimizer(PLUGINS.choice(Optimizer.class, name, hyper));
    }
}
