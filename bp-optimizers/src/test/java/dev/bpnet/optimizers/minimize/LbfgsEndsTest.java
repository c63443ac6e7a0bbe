package dev.bpnet.optimizers.minimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.optimizer.Objective;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.optimize.MinimizerRun;
import dev.bpnet.core.plugins.Plugins;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Why a minimisation ends, and what it leaves where nothing lower is found: functions of one and two numbers by hand. */
class LbfgsEndsTest {
    private static final Plugins PLUGINS = Plugins.load();

    private int evaluations;

    private static MinimizerRun run(Map<String, ?> parameters, float... w) {
        Optimizer optimizer = PLUGINS.optimizer(PLUGINS.choice(Optimizer.class, "lbfgs", parameters));
        return new MinimizerRun(optimizer.minimizer().orElseThrow(), optimizer.learningRate(), w, new ScalarKernels());
    }

    /** {@code ½ (w - 3)²}. */
    private double parabola(float[] w, float[] g) {
        evaluations++;
        g[0] = w[0] - 3;
        return 0.5 * g[0] * g[0];
    }

    @Test
    void whereTheGradientIsSmallEnoughItEndsAfterOneEvaluation() {
        float[] w = {3.25f};
        assertThat(run(Map.of("tolerance_grad", 0.25), w).step(this::parabola, 1))
                .contains("the greatest slope of the loss is 0.25, at most tolerance_grad 0.25");
        assertThat(w[0]).isEqualTo(3.25f);
        assertThat(evaluations).isEqualTo(1);
    }

    /** At 3.5 the first step along -g = -0.5 is of length 1: it lands at 3 exactly. */
    @Test
    void aStepThatReachesTheMinimumSaysSo() {
        float[] w = {3.5f};
        assertThat(run(Map.of(), w).step(this::parabola, 1))
                .contains("the greatest slope of the loss is 0.0, at most tolerance_grad 1.0e-07");
        assertThat(w[0]).isEqualTo(3);
        assertThat(evaluations).isEqualTo(2);
    }

    /** The slope along the direction is {@code -g² = -0.0625}. */
    @Test
    void aDirectionAlongWhichHardlyAnythingIsGainedIsNotTaken() {
        float[] w = {3.25f};
        assertThat(run(Map.of("tolerance_grad", 0, "tolerance_change", 0.1), w).step(this::parabola, 1))
                .contains("the slope along the direction is 0.063, at most tolerance_change 0.10");
        assertThat(w[0]).isEqualTo(3.25f);
        assertThat(evaluations).isEqualTo(1);
    }

    /** Without a search the step is {@code min(1, 1/|g|)·rate·g = 0.5·2 = 1}, to 4; the loss falls by 1.5. */
    @Test
    void withoutASearchTheFirstStepIsTheRateAtMost() {
        Map<String, ?> loss = Map.of("line_search", "none", "tolerance_change", 1.75);
        float[] w = {5};
        assertThat(run(loss, w).step(this::parabola, 1))
                .contains("the last step moved no parameter by more than 1.0, at most tolerance_change 1.8");
        assertThat(w[0]).isEqualTo(4);
        float[] less = {5};
        Objective flat = (at, g) -> {
            g[0] = at[0] < 4.5f ? 5 : 2;
            return at[0] / 4;
        };
        assertThat(run(Map.of("line_search", "none", "tolerance_change", 0.5), less)
                        .step(flat, 1))
                .contains("the last step changed the loss by 0.25, at most tolerance_change 0.50");
        float[] on = {5};
        assertThat(run(Map.of("line_search", "none", "learning_rate", 0.5), on).step(this::parabola, 1))
                .isEmpty();
        assertThat(on[0]).isEqualTo(4.5f);
    }

    @Test
    void anEpochEndsWithTheIterationThatUsesUpItsEvaluations() {
        float[] w = {5};
        Map<String, ?> limits = Map.of("line_search", "none", "learning_rate", 0.001, "max_iter", 50, "max_eval", 3);
        assertThat(run(limits, w).step(this::parabola, 1)).isEmpty();
        assertThat(evaluations).isEqualTo(3);
    }

    /** The gradient says downhill, the value says otherwise wherever it is asked. */
    @Test
    void whereNothingIsLowerItIsBackAtTheStartWithItsGradient() {
        float[] w = {2};
        MinimizerRun run = run(Map.of(), w);
        Objective lying = (at, g) -> {
            g[0] = at[0] == 2 ? 1 : 7;
            return at[0] == 2 ? 0 : 1;
        };
        Optional<String> end = run.step(lying, 1);
        assertThat(end)
                .contains(
                        "no lower loss was found, not along steepest descent either: this is as exact as float numbers"
                                + " are");
        assertThat(w[0]).isEqualTo(2);
        assertThat(run.gradients()[0]).isEqualTo(1);
        assertThat(run.step(this::parabola, 2)).isPresent();
        assertThat(w[0]).isEqualTo(3);
    }
}
