package dev.bpnet.core.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.layer.Regulation;
import dev.bpnet.api.optimizer.GradientTransform;
import dev.bpnet.api.optimizer.Optimizer;
import dev.bpnet.api.optimizer.StepContext;
import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.api.parameter.Role;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.api.regularizer.Regularizer;
import dev.bpnet.api.state.Slot;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.plugins.Plugins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What surrounds an optimizer: clipping, the average of weights, groups, state and sums. */
class ChainRunTest {
    private static final ParameterLayout LAYOUT = layout(2, 3);
    private static final Parameter WEIGHTS = LAYOUT.parameters().get(0);
    private static final Parameter BIASES = LAYOUT.parameters().get(1);

    private static ParameterLayout layout(int rows, int columns) {
        ParameterLayout.Builder builder = ParameterLayout.builder();
        builder.add("layers[0].weights", Role.WEIGHT, rows, columns);
        builder.add("layers[0].biases", Role.BIAS, 1, 3);
        return builder.build();
    }

    /** {@code w = w - η·g - λ·w} with the rate and decay of the parameter, and a trail of calls. */
    private record Descent(double decay, List<String> trail, Optional<String> evaluationSlot) implements Optimizer {
        @Override
        public double learningRate() {
            return 0.5;
        }

        @Override
        public List<GradientTransform> chain() {
            return List.of(new GradientTransform() {
                @Override
                public List<Slot> slots() {
                    return List.of(Slot.array("threes", 3), Slot.scalar("two", 2), Slot.copyOfParameters("start"));
                }

                @Override
                public void begin(StepContext s) {
                    trail.add("begin " + s.step() + " " + s.scalars().get(0) + " " + s.learningRate());
                    s.scalars().set(0, s.scalars().get(0) + 1);
                }

                @Override
                public void apply(StepContext s, Kernels k, Parameter p, int from, int to) {
                    trail.add(p.name() + " " + from + " " + to + " " + s.slot(0)[from] + " " + s.slot(1)[from]);
                    for (int i = from; i < to; i++) {
                        s.parameters()[i] -= (float)
                                (s.learningRate(p) * s.gradients()[i] + s.weightDecay(p, decay) * s.parameters()[i]);
                    }
                }
            });
        }
    }

    private static Descent descent() {
        return new Descent(0, new ArrayList<>(), Optional.empty());
    }

    private static float[] step(Optimizer optimizer, float[] w, float[] g, ParameterGroups groups) {
        ChainRun run = new ChainRun(optimizer, LAYOUT, w, g, new ScalarKernels(), () -> 0.5, groups);
        run.begin(1);
        run.applyAll();
        return w;
    }

    private static float[] clipped(Clip clip, float... g) {
        step(DecoratedOptimizer.of(descent(), clip, null), new float[9], g, ParameterGroups.none(LAYOUT));
        return g;
    }

    @Test
    void valuesAreCutAtBothSides() {
        assertThat(clipped(new Clip(1.5, null, null), 1, -2, 1.5f, 4, -1.5f, 0, Float.NaN, 1e30f, -1e-9f))
                .containsExactly(1, -1.5f, 1.5f, 1.5f, -1.5f, 0, Float.NaN, 1.5f, -1e-9f);
    }

    @Test
    void theNormOfEachParameterOrOfAllIsBounded() {
        // Norms 5 and 13, together 13.93.
        float[] g = {3, 4, 0, 0, 0, 0, 12, 5, 0};
        assertThat(clipped(new Clip(null, 5.5, null), g.clone()))
                .containsExactly(scaled(g, 1, 5.5 / (13 + 1e-6)), within(1e-6f));
        double all = Math.sqrt(25 + 169);
        assertThat(clipped(new Clip(null, null, 2.0), g.clone()))
                .containsExactly(scaled(g, 2 / (all + 1e-6), 2 / (all + 1e-6)), within(1e-6f));
        assertThat(clipped(new Clip(null, null, 14.0), g.clone())).isEqualTo(g);
        assertThat(clipped(new Clip(null, 13.5, null), g.clone())).isEqualTo(g);
    }

    @Test
    void theEpsilonOfPyTorchStandsInANormThatIsTheBound() {
        // 1e-3/(1e-3 + 1e-6) = 0.999: with a small norm it shows.
        float[] g = new float[9];
        g[2] = 1e-3f;
        assertThat(clipped(new Clip(null, null, 1e-3), g)[2]).isCloseTo(0.999000999e-3f, within(1e-9f));
    }

    @Test
    void boundsComeInTheirOrder() {
        float[] g = {30, 0, 0, 0, 0, 0, 30, 0, 0};
        // To 4 each, to 3 a parameter, to 1 for both.
        float[] all = clipped(new Clip(4.0, 3.0, 1.0), g);
        assertThat(all[0]).isCloseTo((float) Math.sqrt(0.5), within(1e-5f)).isEqualTo(all[6]);
    }

    private static float[] scaled(float[] g, double weights, double biases) {
        float[] scaled = new float[g.length];
        for (int i = 0; i < g.length; i++) {
            scaled[i] = (float) (g[i] * (i < WEIGHTS.end() ? weights : biases));
        }
        return scaled;
    }

    @ParameterizedTest
    @CsvSource({"true, 0.999", "false, 0.9", "true, 0.2"})
    void theAverageFollowsTheWeights(boolean warmUp, double decay) {
        float[] w = new float[9];
        Arrays.fill(w, 8);
        float[] g = new float[9];
        Arrays.fill(g, 2);
        Optimizer optimizer = DecoratedOptimizer.of(descent(), null, new WeightAverage(decay, warmUp));
        assertThat(optimizer.evaluationSlot()).contains("average");
        assertThat(optimizer.learningRate()).isEqualTo(0.5);
        ChainRun run =
                new ChainRun(optimizer, LAYOUT, w, g, new ScalarKernels(), () -> 0.5, ParameterGroups.none(LAYOUT));
        assertThat(run.elementwise()).isTrue();
        double average = 0;
        for (int t = 1; t <= 5; t++) {
            run.begin(t);
            run.apply(WEIGHTS, 0, 4);
            run.apply(WEIGHTS, 4, 6);
            run.apply(BIASES, 6, 9);
            double d = warmUp ? Math.min(decay, (1.0 + t) / (10 + t)) : decay;
            average = t == 1 ? 7 : d * average + (1 - d) * (8 - t);
            assertThat(w[5]).isEqualTo(8 - t);
            assertThat(run.evaluationWeights().orElseThrow()[5]).isCloseTo((float) average, within(1e-5f));
            assertThat(run.evaluationWeights().orElseThrow()[0]).isCloseTo((float) average, within(1e-5f));
        }
    }

    @Test
    void withoutBoundsAndAverageTheOptimizerStaysAsItIs() {
        Optimizer optimizer = descent();
        assertThat(DecoratedOptimizer.of(optimizer, null, null)).isSameAs(optimizer);
        assertThat(DecoratedOptimizer.of(optimizer, Clip.defaults(), null)).isSameAs(optimizer);
        assertThat(DecoratedOptimizer.of(optimizer, new Clip(1.0, null, null), null)
                        .evaluationSlot())
                .isEmpty();
        Optimizer averaging = new Descent(0, new ArrayList<>(), Optional.of("threes"));
        assertThat(DecoratedOptimizer.of(averaging, new Clip(1.0, null, null), null)
                        .evaluationSlot())
                .contains("threes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecoratedOptimizer.of(averaging, null, WeightAverage.defaults()))
                .withMessage("the optimizer has an average of its own that it predicts with: leave average out, "
                        + "or choose another optimizer");
    }

    @Test
    void penaltiesChangeNeitherTheRateNorWhatPredicts() {
        Regularizer l2 = Plugins.load().regularizer(Choice.of("l2"));
        Optimizer regulated = Regulated.of(
                new Descent(0, new ArrayList<>(), Optional.of("start")),
                List.of(new Regulation(l2, null), Regulation.NONE));
        assertThat(regulated.learningRate()).isEqualTo(0.5);
        assertThat(regulated.evaluationSlot()).contains("start");
        assertThat(regulated.chain()).hasSize(2);
    }

    @Test
    void slotsStartAsDeclaredAndAreFoundByName() {
        List<String> trail = new ArrayList<>();
        float[] w = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        ChainRun run = new ChainRun(
                new Descent(0, trail, Optional.of("start")),
                LAYOUT,
                w,
                new float[9],
                new ScalarKernels(),
                () -> 0.25,
                ParameterGroups.none(LAYOUT));
        run.begin(1);
        run.begin(2);
        run.apply(BIASES, 7, 9);
        assertThat(trail).containsExactly("begin 1 2.0 0.25", "begin 2 3.0 0.25", "layers[0].biases 7 9 3.0 8.0");
        assertThat(run.evaluationWeights().orElseThrow()).isEqualTo(w).isNotSameAs(w);
        ChainRun unknown = new ChainRun(
                new Descent(0, trail, Optional.of("nowhere")),
                LAYOUT,
                w,
                new float[9],
                new ScalarKernels(),
                () -> 0.25,
                ParameterGroups.none(LAYOUT));
        assertThatIllegalStateException().isThrownBy(unknown::evaluationWeights).withMessageContaining("'nowhere'");
    }

    @Test
    void largeParametersGoInChunksWhoseSumsAreFolded() {
        ParameterLayout large = layout(1, 2 * ChainRun.CHUNK + 5);
        float[] g = new float[large.size()];
        Arrays.fill(g, 0.5f);
        float[] w = new float[large.size()];
        List<String> trail = new ArrayList<>();
        Optimizer optimizer =
                DecoratedOptimizer.of(new Descent(0, trail, Optional.empty()), new Clip(null, null, 1.0), null);
        ChainRun run = new ChainRun(optimizer, large, w, g, new ScalarKernels(), () -> 1, ParameterGroups.none(large));
        for (int t = 1; t <= 2; t++) {
            Arrays.fill(g, 0.5f);
            run.begin(t);
            run.applyAll();
            double norm = 0.5 * Math.sqrt(large.size());
            assertThat(g[g.length - 1]).isCloseTo((float) (0.5 / (norm + 1e-6)), within(1e-9f));
            assertThat(g[0]).isEqualTo(g[g.length - 1]);
        }
        int end = 2 * ChainRun.CHUNK + 5;
        assertThat(trail.stream().filter(line -> !line.startsWith("begin")).limit(4))
                .containsExactly(
                        "layers[0].weights 0 65536 3.0 0.0",
                        "layers[0].weights 65536 131072 3.0 0.0",
                        "layers[0].weights 131072 " + end + " 3.0 0.0",
                        "layers[0].biases " + end + " " + (end + 3) + " 3.0 0.0");
    }

    @Test
    void aWholeNumberOfChunksHasNoEmptyOneBehindIt() {
        ParameterLayout whole = layout(1, ChainRun.CHUNK);
        List<String> trail = new ArrayList<>();
        float[] w = new float[whole.size()];
        ChainRun run = new ChainRun(
                new Descent(0, trail, Optional.empty()),
                whole,
                w,
                new float[whole.size()],
                new ScalarKernels(),
                () -> 1,
                ParameterGroups.none(whole));
        run.applyAll();
        assertThat(trail).hasSize(2);
    }

    @Test
    void theFirstGroupThatMatchesSaysRateAndDecay() {
        ParameterGroups groups = ParameterGroups.of(
                List.of(new ParameterGroup("*.biases", 0.25, 0.125, false), new ParameterGroup("*", 1.0, null, false)),
                LAYOUT,
                0.5);
        float[] w = new float[9];
        Arrays.fill(w, 8);
        float[] g = new float[9];
        Arrays.fill(g, 2);
        step(new Descent(0.25, new ArrayList<>(), Optional.empty()), w, g, groups);
        assertThat(Arrays.copyOfRange(w, 0, 6)).containsOnly(8 - 2 - 2);
        assertThat(Arrays.copyOfRange(w, 6, 9)).containsOnly(8 - 0.5f - 1);
    }

    @Test
    void whatIsInNoGroupKeepsTheRateAndDecayOfTheOptimizer() {
        for (ParameterGroups groups : List.of(
                ParameterGroups.none(LAYOUT),
                ParameterGroups.of(List.of(new ParameterGroup("*.biases", 1.0, 0.5, false)), LAYOUT, 0.5))) {
            float[] w = new float[9];
            Arrays.fill(w, 8);
            float[] g = new float[9];
            Arrays.fill(g, 2);
            step(new Descent(0.25, new ArrayList<>(), Optional.empty()), w, g, groups);
            assertThat(Arrays.copyOfRange(w, 0, 6)).containsOnly(8 - 1 - 2);
        }
    }

    @Test
    void frozenParametersKeepTheirValues() {
        ParameterGroups groups = ParameterGroups.of(List.of(ParameterGroup.frozen("*weights")), LAYOUT, 0.5);
        float[] w = new float[9];
        float[] g = new float[9];
        Arrays.fill(g, 2);
        step(DecoratedOptimizer.of(descent(), new Clip(null, 9.0, null), null), w, g, groups);
        assertThat(w).containsExactly(0, 0, 0, 0, 0, 0, -1, -1, -1);
        ChainRun run = new ChainRun(descent(), LAYOUT, w, g, new ScalarKernels(), () -> 1, groups);
        assertThat(run.trains(WEIGHTS)).isFalse();
        assertThat(run.trains(BIASES)).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterGroups.of(List.of(ParameterGroup.frozen("*")), LAYOUT, 0.5))
                .withMessageContaining("nothing to train");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ParameterGroups.of(List.of(new ParameterGroup("*", 1.0, null, false)), LAYOUT, 0))
                .withMessageContaining("is 0");
    }

    @Test
    void aGroupThatMatchesNothingIsNamedWithItsPlace() {
        List<ParameterGroup> groups =
                List.of(ParameterGroup.defaults(), new ParameterGroup("layers[0].weight", null, null, false));
        assertThatExceptionOfType(ParameterGroups.GroupException.class)
                .isThrownBy(() -> ParameterGroups.of(groups, LAYOUT, 0.5))
                .withMessage("no parameter is named 'layers[0].weight'")
                .satisfies(failure -> assertThat(failure.group()).isEqualTo(1))
                .satisfies(failure -> assertThat(failure.hints().toString()).contains("layers[0].weights"));
    }

    @ParameterizedTest
    @CsvSource({
        "*, layers[0].weights, true",
        "layers[0].weights, layers[0].weights, true",
        "layers[0].weights, layers[0].weightss, false",
        "layers[0].weightss, layers[0].weights, false",
        "*weights, layers[0].weights, true",
        "layers*, layers[0].weights, true",
        "l*[0]*s, layers[0].weights, true",
        "*x*, layers[0].weights, false",
        "ayers*, layers[0].weights, false",
        "**, layers[0].weights, true"
    })
    void aStarStandsForAnything(String pattern, String name, boolean matches) {
        assertThat(new ParameterGroup(pattern, null, null, false).matches(name)).isEqualTo(matches);
    }
}
