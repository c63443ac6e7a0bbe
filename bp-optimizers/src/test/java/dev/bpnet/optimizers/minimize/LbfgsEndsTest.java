package dev.bpnet.optimizers.minimize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.optimizer.Minimizer;
import dev.bpnet.api.optimizer.Objective;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.Role;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.optimize.MinimizerRun;
import dev.bpnet.core.plugins.Plugins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Why a minimisation ends, and what it leaves where nothing lower is found: functions of one and two numbers by hand. */
class LbfgsEndsTest {
    private static final Plugins PLUGINS = Plugins.load();

    private int evaluations;

    private static Minimizer minimizer(Map<String, ?> parameters) {
        return PLUGINS.optimizer(PLUGINS.choice(Optimizer.class, "lbfgs", parameters))
                .minimizer()
                .orElseThrow();
    }

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

    /** Beside 0 every point that a search tries is another one, however close. */
    @Test
    void itIsBackToTheBitAndStartsAnew() {
        float[] w = {0};
        MinimizerRun run = run(Map.of(), w);
        List<Float> tried = new ArrayList<>();
        Objective lying = (at, g) -> {
            tried.add(at[0]);
            g[0] = at[0] == 0 ? 3 : 7;
            return at[0] == 0 ? 0 : 1;
        };
        assertThat(run.step(lying, 1)).isPresent();
        assertThat(w[0]).isZero();
        assertThat(run.gradients()[0]).isEqualTo(3);
        assertThat(tried).as("there is nothing to forget: one search").doesNotHaveDuplicates();
        // The step is again 1/|g| = 1/3 long, as the first one is, and the slope at 1 flat enough: -6 of -9.
        assertThat(run.step(this::parabola, 2)).isEmpty();
        assertThat(w[0]).isEqualTo(1);
    }

    /**
     * A pair is taken, then the rows change: along the direction of the memory nothing is lower, along steepest descent there is.
     * The first step leads from (¼, ½) to (0, 0) and remembers {@code s = -(¼, ½), y = -(0.05, 0.9)}, so H turns (1, 1).
     */
    @Test
    void whereTheMemoryLeadsNowhereItForgetsAndTriesSteepestDescent() {
        float[] w = {0.25f, 0.5f};
        MinimizerRun run = run(Map.of("tolerance_grad", 0), w);
        Objective first = (at, g) -> {
            boolean start = at[0] == 0.25f;
            g[0] = start ? 0.25f : 0.2f;
            g[1] = start ? 0.5f : -0.4f;
            return start ? 1 : 0;
        };
        assertThat(run.step(first, 1)).isEmpty();
        assertThat(w).containsExactly(0, 0);
        List<Double> diagonal = new ArrayList<>();
        Objective valley = (at, g) -> {
            if (at[0] != at[1]) {
                g[0] = 1;
                g[1] = 1;
                return 1;
            }
            double u = 0.0 - at[0];
            diagonal.add(u);
            g[0] = (float) (1 - 2 * u);
            g[1] = g[0];
            return 2 * (u - 0.5) * (u - 0.5) - 0.5;
        };
        assertThat(run.step(valley, 2)).contains("the greatest slope of the loss is 0.0, at most tolerance_grad 0.0");
        assertThat(w).containsExactly(-0.5f, -0.5f);
        // At the start, and min(1, 1/Σ|g|) = ½ along -g: as long as the step of a fresh start.
        assertThat(diagonal).containsExactly(0.0, 0.5);
    }

    /** A search ends with the lower end of its interval; where it looked last was beyond the wall. */
    @Test
    void itIsWhereTheSearchSaysAndNotWhereItLookedLast() {
        float[] w = {0};
        MinimizerRun run = run(Map.of(), w);
        List<Float> seen = new ArrayList<>();
        Objective walled = (at, g) -> {
            seen.add(at[0]);
            g[0] = at[0] > 0.001f ? Float.NaN : 0.5f * (at[0] - 100);
            return at[0] > 0.001f ? Double.NaN : 0.25 * (at[0] - 100) * (at[0] - 100);
        };
        run.step(walled, 1);
        assertThat(w[0]).isPositive().isLessThanOrEqualTo(0.001f);
        assertThat(run.gradients()[0]).isEqualTo(0.5f * (w[0] - 100));
        assertThat(seen.getLast()).isEqualTo(w[0]);
        assertThat(seen.subList(0, seen.size() - 1)).contains(w[0]);
    }

    /** What is as large as a tolerance of size or of movement is within it; a change of the loss or a slope has to be smaller. */
    @Test
    void aToleranceThatIsMetExactly() {
        float[] w = {5};
        Map<String, ?> slope = Map.of("line_search", "none", "tolerance_grad", 1);
        assertThat(run(slope, w).step(this::parabola, 1))
                .contains("the greatest slope of the loss is 1.0, at most tolerance_grad 1.0");
        float[] moved = {5};
        assertThat(run(Map.of("line_search", "none", "tolerance_change", 1), moved)
                        .step(this::parabola, 1))
                .contains("the last step moved no parameter by more than 1.0, at most tolerance_change 1.0");
        float[] flat = {3.25f};
        assertThat(run(Map.of("tolerance_grad", 0, "tolerance_change", 0.0625), flat)
                        .step(this::parabola, 1))
                .as("a slope of -0.0625 is one to follow")
                .contains("the greatest slope of the loss is 0.0, at most tolerance_grad 0.0");
        assertThat(flat[0]).isEqualTo(3);
    }

    /** The whole change of the loss counts, whether it falls or rises. */
    @Test
    void aChangeOfTheLossAsLargeAsItsToleranceIsOne() {
        Objective slope = (at, g) -> {
            g[0] = at[0] == 5 ? 2 : 1;
            return at[0] == 5 ? 1 : 1.25;
        };
        Map<String, ?> tight = Map.of("line_search", "none", "tolerance_change", 0.25);
        assertThat(run(tight, new float[] {5}).step(slope, 1)).isEmpty();
        Map<String, ?> loose = Map.of("line_search", "none", "tolerance_change", 0.26);
        assertThat(run(loose, new float[] {5}).step(slope, 1))
                .contains("the last step changed the loss by 0.25, at most tolerance_change 0.26");
    }

    @Test
    void whichParametersDecayIsAsked() {
        Parameter weights = new Parameter(0, "weights", Role.WEIGHT, 0, 2, 2);
        Parameter biases = new Parameter(1, "biases", Role.BIAS, 4, 1, 2);
        Minimizer some = minimizer(Map.of("weight_decay", 0.5));
        assertThat(some.weightDecay(weights)).isEqualTo(0.5);
        assertThat(some.weightDecay(biases)).isZero();
        Minimizer all = minimizer(Map.of("weight_decay", 0.5, "decay", "all"));
        assertThat(all.weightDecay(biases)).isEqualTo(0.5);
    }
}
