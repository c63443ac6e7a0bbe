package dev.bpnet.core.loss;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.plugins.Plugins;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What losses say of themselves to those who build networks: links, output activations, units, rows that count. */
class LossDeclarationsTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final TargetInfo TWO = TargetInfo.classes(List.of("no", "yes"));
    private static final TargetInfo THREE = TargetInfo.classes(List.of("a", "b", "c"));

    @ParameterizedTest
    @CsvSource({
        "binary_cross_entropy, sigmoid",
        "focal, sigmoid",
        "cross_entropy, softmax",
        "hinge, margin_score",
        "squared_hinge, margin_score",
        "mean_squared_error, ''"
    })
    void theLinkOfTwoClasses(String name, String link) {
        Loss loss = PLUGINS.loss(Choice.of(name), TWO);
        assertThat(loss.link().orElse("")).isEqualTo(link);
        assertThat(loss.outputs()).isEqualTo(link.equals("softmax") ? 2 : 1);
    }

    @Test
    void theLinkOfSeveralClassesAndOfNumbers() {
        for (String name : List.of("cross_entropy", "focal")) {
            assertThat(PLUGINS.loss(Choice.of(name), THREE).link()).as(name).contains("softmax");
            assertThat(PLUGINS.loss(Choice.of(name), THREE).outputs()).isEqualTo(3);
        }
        assertThat(PLUGINS.loss(PLUGINS.choice(Loss.class, "cross_entropy", Map.of("label_smoothing", 0.1)), THREE)
                        .link())
                .contains("softmax");
        assertThat(PLUGINS.loss(PLUGINS.choice(Loss.class, "binary_cross_entropy", Map.of("pos_weight", 2)), TWO)
                        .link())
                .contains("sigmoid");
        for (String name : List.of("poisson", "gamma", "tweedie")) {
            assertThat(PLUGINS.loss(Choice.of(name), TargetInfo.numbers(1)).link())
                    .as(name)
                    .contains("exponential");
        }
    }

    @Test
    void lossesThatKeepTheUnitOfTheTarget() {
        Set<String> keep = new TreeSet<>();
        for (String name : PLUGINS.names(LossPlugin.class)) {
            if (!PLUGINS.find(LossPlugin.class, name).standardizesNumbers()) {
                keep.add(name);
            }
        }
        assertThat(keep)
                .containsExactly(
                        "cosine",
                        "cross_entropy",
                        "gamma",
                        "kl_divergence",
                        "mean_absolute_percentage_error",
                        "mean_squared_logarithmic_error",
                        "poisson",
                        "tweedie");
    }

    @Test
    void scoresAreNoProbabilities() {
        assertThat(PLUGINS.loss(Choice.of("hinge"), TWO).probabilities()).isFalse();
        assertThat(PLUGINS.loss(Choice.of("squared_hinge"), TWO).probabilities())
                .isFalse();
        assertThat(PLUGINS.loss(Choice.of("cross_entropy"), TWO).probabilities())
                .isTrue();
    }

    @Test
    void theActivationThatTheOutputNeeds() {
        TargetInfo number = TargetInfo.numbers(1);
        assertThat(PLUGINS.loss(Choice.of("gaussian_nll"), number)
                        .outputActivation()
                        .orElseThrow()
                        .name())
                .isEqualTo("mean_variance");
        Choice<Loss> three = PLUGINS.choice(Loss.class, "quantile", Map.of("levels", List.of(0.1, 0.5, 0.9)));
        assertThat(PLUGINS.loss(three, number).outputActivation().orElseThrow().name())
                .isEqualTo("ascending");
        Choice<Loss> one = PLUGINS.choice(Loss.class, "quantile", Map.of("levels", List.of(0.3)));
        assertThat(PLUGINS.loss(one, number).outputActivation()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cosine", "kl_divergence", "cross_entropy", "quantile", "gaussian_nll", "huber"})
    void rowsWeighOnlyWhereTargetsMayBeMissing(String name) {
        Matrix t = Matrix.zeros(1, 2);
        t.set(0, 0, Float.NaN);
        t.set(0, 1, Float.NaN);
        Loss complete = PLUGINS.loss(Choice.of(name), TargetInfo.numbers(2));
        assertThat(complete.weightsRows()).isFalse();
        assertThat(complete.rowWeight(t, 0)).isEqualTo(1);
        Loss gaps = PLUGINS.loss(Choice.of(name), TargetInfo.numbers(2).withMissing(true));
        assertThat(gaps.weightsRows()).isTrue();
        assertThat(gaps.rowWeight(t, 0)).isZero();
    }

    /** {@code ln cosh d = d²/2 - d⁴/12 + d⁶/45 - …}: where the sum of logarithms would cancel. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 1e-4, 3e-3, 9.9e-3, 0.0101, 0.5})
    void logCoshOfSmallDifferencesKeepsItsDigits(double d) {
        Loss loss = PLUGINS.loss(Choice.of("log_cosh"), TargetInfo.numbers(1));
        // ln cosh d = ½ ln(1 + sinh² d), which does not cancel.
        double sinh = StrictMath.sinh(d);
        double expected = StrictMath.log1p(sinh * sinh) / 2;
        assertClose(
                loss.define(new double[] {2 + d}, new double[] {2}, null), expected, d < 1e-7 ? 1e-7 : 1e-11, 0, "");
        assertClose(loss.define(new double[] {d}, new double[] {0}, null), expected, d > 0.01 ? 2e-12 : 2e-14, 0, "");
    }

    @Test
    void squaresOfClassesAndOfSeveralLabelsByHand() {
        Loss labels = PLUGINS.loss(Choice.of("mean_squared_error"), TargetInfo.multiLabel(List.of("p", "q")));
        double[] dz = new double[2];
        assertThat(labels.define(new double[] {0.5, 3}, new double[] {1, 0}, dz))
                .isEqualTo((0.25 + 9) / 2);
        assertThat(dz).containsExactly(-0.5, 3);
        Loss weighted = PLUGINS.loss(Choice.of("mean_squared_error"), TWO.withClassWeights(List.of(1.0, 3.0)));
        assertThat(weighted.define(new double[] {0.25}, new double[] {1}, dz)).isEqualTo(0.5625);
        assertThat(dz[0]).isEqualTo(-1.5);
        Loss gaps = PLUGINS.loss(
                Choice.of("mean_squared_error"), TargetInfo.numbers(2).withMissing(true));
        assertThat(gaps.define(new double[] {5, 3}, new double[] {Double.NaN, 1}, dz))
                .isEqualTo(4);
        assertThat(dz).containsExactly(0, 4);
    }

    @Test
    void formulasCountTheOutputs() {
        assertThat(PLUGINS.loss(Choice.of("mean_squared_error"), TargetInfo.numbers(1))
                        .deltaFormula())
                .isEqualTo("2 (ŷ - y)");
        assertThat(PLUGINS.loss(Choice.of("mean_squared_error"), TargetInfo.numbers(4))
                        .deltaFormula())
                .isEqualTo("2/4 (ŷ - y)");
        assertThat(PLUGINS.loss(Choice.of("binary_cross_entropy"), TWO).predictionDeltaFormula())
                .contains("(a - y) / (a (1 - a))");
        assertThat(PLUGINS.loss(Choice.of("focal"), THREE).formula()).contains("γ");
    }

    /** With p = 1 the general formula is the plain one. */
    @Test
    void binaryCrossEntropyIsToldWithItsFactorWhereItHasOne() {
        Loss plain = PLUGINS.loss(Choice.of("binary_cross_entropy"), TWO);
        assertThat(plain.formula()).isEqualTo("-[y ln a + (1 - y) ln(1 - a)]");
        assertThat(plain.deltaFormula()).isEqualTo("a - y");
        Loss factor = PLUGINS.loss(PLUGINS.choice(Loss.class, "binary_cross_entropy", Map.of("pos_weight", 3)), TWO);
        assertThat(factor.formula()).isEqualTo("-[p y ln a + (1 - y) ln(1 - a)]");
        assertThat(factor.deltaFormula()).isEqualTo("(1 - y) a - p y (1 - a)");
        double z = 0.75;
        double a = 1 / (1 + Math.exp(-z));
        double[] dz = new double[1];
        for (double y : new double[] {0, 1}) {
            double expected = -(3 * y * Math.log(a) + (1 - y) * Math.log(1 - a));
            assertThat(factor.define(new double[] {z}, new double[] {y}, dz)).isCloseTo(expected, within(1e-15));
            assertThat(dz[0]).isCloseTo((1 - y) * a - 3 * y * (1 - a), within(1e-15));
        }
    }

    /** At most one of two opposite vectors that are almost nothing has an angle: below the least norm only the target pulls. */
    @Test
    void theCosineOfAlmostNothingIsBounded() {
        Loss loss = PLUGINS.loss(Choice.of("cosine"), TargetInfo.numbers(2));
        double[] dz = new double[2];
        assertThat(loss.define(new double[] {0, 0}, new double[] {3, 4}, dz)).isEqualTo(1);
        assertThat(dz).containsExactly(-3e8, -4e8);
        Matrix t = Matrix.of(new float[] {3, 4}, 0, 1, 2, 2);
        Matrix slopes = Matrix.zeros(1, 2);
        double[] rowLoss = new double[1];
        loss.evaluate(new ScalarKernels(), Matrix.zeros(1, 2), t, new float[] {1}, rowLoss, slopes, 0, 1);
        assertThat(rowLoss[0]).isEqualTo(1);
        assertThat(slopes.get(0, 0)).isEqualTo(-3e8f);
        assertThat(slopes.get(0, 1)).isEqualTo(-4e8f);
    }
}
