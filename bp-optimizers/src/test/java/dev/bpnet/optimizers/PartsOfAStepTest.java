package dev.bpnet.optimizers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.api.parameter.Role;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.optimize.ChainRun;
import dev.bpnet.core.optimize.ParameterGroups;
import dev.bpnet.core.plugins.Plugins;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Parts of optimizers that a parameter switches on, by steps that are computed by hand from a constant gradient. */
class PartsOfAStepTest {
    private static final Plugins PLUGINS = Plugins.load();

    /** Where a bias that starts at 0 is after some steps with this gradient. */
    private static float bias(String name, Map<String, ?> parameters, float gradient, int steps) {
        Optimizer optimizer = PLUGINS.optimizer(PLUGINS.choice(Optimizer.class, name, parameters));
        ParameterLayout.Builder builder = ParameterLayout.builder();
        Parameter p = builder.add("biases", Role.BIAS, 1, 2);
        ParameterLayout layout = builder.build();
        float[] w = new float[layout.size()];
        float[] g = new float[layout.size()];
        ChainRun run = new ChainRun(
                optimizer, layout, w, g, new ScalarKernels(), optimizer::learningRate, ParameterGroups.none(layout));
        for (int step = 1; step <= steps; step++) {
            Arrays.fill(g, gradient);
            run.begin(step);
            run.applyAll();
        }
        return w[p.offset()];
    }

    /** {@code v = 0.01, 0.0199}: {@code g/√v = 10, 7.08881}; with a momentum of 0.9 the second velocity is 9 more. */
    @Test
    void rmspropWithMomentumKeepsItsVelocity() {
        assertThat((double) bias("rmsprop", Map.of(), 1, 2)).isCloseTo(-0.01 * 17.08881, within(1e-6));
        assertThat((double) bias("rmsprop", Map.of("momentum", 0.9), 1, 2)).isCloseTo(-0.01 * 26.08881, within(1e-6));
    }

    /** With ε = 1 it is as large as the root that it is added to; first steps with a gradient of 1. */
    @Test
    void epsilonIsAddedToTheRoot() {
        Map<String, ?> one = Map.of("learning_rate", 1, "epsilon", 1);
        assertThat((double) bias("adagrad", one, 1, 1)).isCloseTo(-1 / 2.0, within(1e-7));
        assertThat((double) bias("rmsprop", one, 1, 1)).isCloseTo(-1 / 1.1, within(1e-7));
        assertThat((double) bias("rmsprop", Map.of("learning_rate", 1, "epsilon", 1, "centered", true), 1, 1))
                .isCloseTo(-1 / (1 + Math.sqrt(0.01 - 0.0001)), within(1e-6));
        assertThat((double) bias("adamax", one, 1, 1)).isCloseTo(-1 / 2.0, within(1e-6));
        assertThat((double) bias("adam", one, 1, 1)).isCloseTo(-1 / 2.0, within(1e-6));
    }

    /** What is no matrix goes by Adam, whose first steps with one gradient are as long as the rate, whatever the gradient is. */
    @Test
    void muonMovesWhatIsNoMatrixByTheRateOfAdam() {
        assertThat((double) bias("muon", Map.of(), 5, 2)).isCloseTo(-2 * 3e-4, within(1e-8));
        assertThat((double) bias("muon", Map.of("learning_rate", 0.5, "adam_learning_rate", 0.01), -5, 1))
                .isCloseTo(0.01, within(1e-7));
        assertThat(bias("muon", Map.of("learning_rate", 0), 5, 2)).isZero();
    }
}
