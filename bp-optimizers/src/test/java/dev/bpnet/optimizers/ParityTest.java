package dev.bpnet.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.optimizers.transform.Decay;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The optimizers against PyTorch, step by step. PyTorch decays every parameter, so these cases do. */
class ParityTest {

    static List<Reference.Case> cases() {
        return Reference.cases().stream()
                .filter(c -> Set.of("SGD", "Adam").contains(c.optimizer()))
                .toList();
    }

    @Test
    void theFileHoldsTheCasesThatCount() {
        assertThat(cases())
                .extracting(Reference.Case::name)
                .containsExactly("sgd", "sgd_weight_decay", "momentum", "momentum_weight_decay", "adam", "adam_hyper");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyStepIsThatOfPyTorch(Reference.Case reference) {
        Optimizer optimizer = reference.optimizer().equals("SGD")
                ? new Sgd().create(sgd(reference))
                : new Adam().create(adam(reference));

        assertThat(Conformance.mismatches(reference.name(), optimizer, Task.ofPyTorch(), reference.steps()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theRulesOfTheseTestsAreThoseOfPyTorch(Reference.Case reference) {
        List<double[]> steps = reference.optimizer().equals("SGD")
                ? Rules.sgd(sgd(reference), Task.ofPyTorch())
                : Rules.adam(adam(reference), Task.ofPyTorch());

        for (int t = 0; t < reference.steps().size(); t++) {
            for (int i = 0; i < steps.get(t).length; i++) {
                double want = reference.steps().get(t)[i];
                assertThat(steps.get(t)[i]).isCloseTo(want, within(1e-12 * Math.max(1, Math.abs(want))));
            }
        }
    }

    @Test
    void everySettingFollowsItsRule() {
        assertThat(Conformance.findings(new Conformance.Family() {})).isEmpty();
    }

    private static Sgd.Parameters sgd(Reference.Case c) {
        return new Sgd.Parameters(
                c.get("lr", Double.NaN), c.get("momentum", 0), 0, false, c.get("weight_decay", 0), Decay.ALL);
    }

    private static Adam.Parameters adam(Reference.Case c) {
        return new Adam.Parameters(
                c.get("lr", Double.NaN),
                c.beta(0),
                c.beta(1),
                c.get("eps", Double.NaN),
                c.get("weight_decay", 0),
                Decay.ALL);
    }
}
