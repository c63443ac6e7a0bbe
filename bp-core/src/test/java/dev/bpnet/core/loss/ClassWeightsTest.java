package dev.bpnet.core.loss;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.plugins.Plugins;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What class weights, smoothing and targets that are no class do to the losses of classes, by values derived by hand. */
class ClassWeightsTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final TargetInfo THREE = TargetInfo.classes(List.of("a", "b", "c"));
    private static final TargetInfo WEIGHTED = THREE.withClassWeights(List.of(0.5, 2.0, 4.0));
    private static final TargetInfo TWO = TargetInfo.classes(List.of("no", "yes"));

    /** Their softmax is 1/6, 1/3 and 1/2. */
    private static final double[] LOGITS = {0, StrictMath.log(2), StrictMath.log(3)};

    @ParameterizedTest
    @ValueSource(
            strings = {"cross_entropy", "focal", "multi_margin", "categorical_hinge", "mean_squared_error", "hinge"})
    void aRowWeighsWhatItsClassDoes(String name) {
        boolean binary = name.equals("hinge");
        TargetInfo plain = binary ? TWO : THREE;
        TargetInfo weighted = binary ? TWO.withClassWeights(List.of(0.5, 2.0)) : WEIGHTED;
        Matrix t = column(0, 1, Float.NaN, 0.5f, 7);
        Loss loss = PLUGINS.loss(Choice.of(name), weighted);
        assertThat(loss.weightsRows()).isTrue();
        double[] expected = {0.5, 2, 1, 1, 1};
        for (int i = 0; i < 5; i++) {
            assertThat(loss.rowWeight(t, i)).as("row %d", i).isEqualTo(expected[i]);
        }
        Loss alike = PLUGINS.loss(Choice.of(name), plain);
        assertThat(alike.weightsRows()).isFalse();
        assertThat(alike.rowWeight(t, 1)).isEqualTo(1);
        double[] z = java.util.Arrays.copyOf(LOGITS, loss.outputs());
        assertClose(
                loss.define(z, new double[] {1}, null),
                alike.define(z, new double[] {1}, null),
                1e-15,
                0,
                "the loss of a row does not hold its weight");
    }

    @Test
    void theGreatestWeightIsThatOfTheLastClass() {
        for (String name : List.of("cross_entropy", "focal", "multi_margin", "categorical_hinge")) {
            assertThat(PLUGINS.loss(Choice.of(name), WEIGHTED).rowWeight(column(2), 0))
                    .as(name)
                    .isEqualTo(4);
        }
    }

    /** PyTorch: {@code (1 - ε)(-w_y ln a_y) + ε/C Σ_j w_j (-ln a_j)}, of which the row weighs {@code w_y}. */
    @Test
    void smoothingSpreadsOverTheClassesByTheirWeights() {
        Choice<Loss> smoothed = PLUGINS.choice(Loss.class, "cross_entropy", Map.of("label_smoothing", 0.3));
        double ln6 = StrictMath.log(6);
        double ln3 = StrictMath.log(3);
        double ln2 = StrictMath.log(2);
        assertClose(
                PLUGINS.loss(smoothed, THREE).define(LOGITS, new double[] {1}, null),
                0.7 * ln3 + 0.1 * (ln6 + ln3 + ln2),
                1e-14,
                0,
                "without weights");
        double[] dz = new double[3];
        double loss = PLUGINS.loss(smoothed, WEIGHTED).define(LOGITS, new double[] {1}, dz);
        assertClose(loss, 0.7 * ln3 + 0.1 * (0.5 * ln6 + 2 * ln3 + 4 * ln2) / 2, 1e-14, 0, "with weights");
        // a_j Σc - c_j with c = (0.025, 0.8, 0.2), the sum of which is 1.025.
        assertClose(dz[0], 1.025 / 6 - 0.025, 1e-14, 0, "slope of a");
        assertClose(dz[1], 1.025 / 3 - 0.8, 1e-14, 0, "slope of b");
        assertClose(dz[2], 1.025 / 2 - 0.2, 1e-14, 0, "slope of c");
    }

    /** A class that weighs nothing takes no part, and nothing is divided by its weight. */
    @Test
    void aClassOfWeightZeroIsNotDividedBy() {
        Choice<Loss> smoothed = PLUGINS.choice(Loss.class, "cross_entropy", Map.of("label_smoothing", 0.3));
        Loss loss = PLUGINS.loss(smoothed, THREE.withClassWeights(List.of(0.0, 1.0, 1.0)));
        assertThat(loss.rowWeight(column(0), 0)).isZero();
        assertClose(loss.define(LOGITS, new double[] {0}, null), 0.7 * StrictMath.log(6), 1e-14, 0, "finite");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross_entropy", "focal", "multi_margin", "categorical_hinge"})
    void whatIsNoClassIsNotANumber(String name) {
        Loss loss = PLUGINS.loss(Choice.of(name), WEIGHTED);
        for (float wrong : new float[] {-1, 3, 0.5f, Float.NaN}) {
            double[] slopes = new double[3];
            assertThat(loss.define(LOGITS, new double[] {wrong}, slopes)).isNaN();
            assertThat(slopes).containsOnly(Double.NaN);
            assertThat(loss.define(LOGITS, new double[] {wrong}, null)).isNaN();
            Matrix z = Matrix.zeros(2, 3);
            Matrix dz = Matrix.zeros(2, 3);
            double[] rowLoss = new double[2];
            loss.evaluate(new ScalarKernels(), z, column(1, wrong), new float[] {1, 1}, rowLoss, dz, 0, 2);
            assertThat(rowLoss[0]).isFinite();
            assertThat(rowLoss[1]).isNaN();
            for (int j = 0; j < 3; j++) {
                assertThat(dz.get(0, j)).isFinite();
                assertThat(dz.get(1, j)).as("slope %d", j).isNaN();
            }
        }
    }

    /** {@code +∞ - ∞} would hide in a difference of opposite scores; a maximum hides NaN. */
    @ParameterizedTest
    @ValueSource(strings = {"multi_margin", "categorical_hinge"})
    void aScoreThatIsNotANumberShowsInTheLoss(String name) {
        Loss loss = PLUGINS.loss(Choice.of(name), THREE);
        for (int at = 0; at < 3; at++) {
            double[] z = {3, 1, 2};
            z[at] = Double.NaN;
            assertThat(loss.define(z, new double[] {0}, null)).isNaN();
            Matrix row = Matrix.zeros(1, 3);
            row.set(0, at, Float.NaN);
            double[] rowLoss = new double[1];
            loss.evaluate(new ScalarKernels(), row, column(0), new float[] {1}, rowLoss, null, 0, 1);
            assertThat(rowLoss[0]).isNaN();
        }
        double[] infinite = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0};
        assertThat(loss.define(infinite, new double[] {2}, null)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    /** Of the definitions: {@code Σ_(j≠y) max(0, 1 - z_y + z_j)/3}, {@code max(0, 1 + max_(j≠y) z_j - z_y)}; of equals the first. */
    @Test
    void theHingesOfSeveralClassesByHand() {
        double[] z = {0.5, 1, 1};
        double[] dz = {9, 9, 9};
        assertThat(PLUGINS.loss(Choice.of("categorical_hinge"), THREE).define(z, new double[] {0}, dz))
                .isEqualTo(1.5);
        assertThat(dz).containsExactly(-1, 1, 0);
        assertThat(PLUGINS.loss(Choice.of("multi_margin"), THREE).define(z, new double[] {0}, dz))
                .isEqualTo(1);
        double[] met = {9, 9, 9};
        assertThat(PLUGINS.loss(Choice.of("categorical_hinge"), THREE)
                        .define(new double[] {2, 1, 0}, new double[] {0}, met))
                .isZero();
        assertThat(met).as("exactly at the margin").containsOnly(0);
    }

    @Test
    void positiveTargetsCountByTheirFactor() {
        // sigmoid(ln 3) = 3/4.
        double z = StrictMath.log(3);
        Choice<Loss> triple = PLUGINS.choice(Loss.class, "binary_cross_entropy", Map.of("pos_weight", 3));
        double[] dz = new double[1];
        assertClose(define(triple, z, 1, dz), 3 * StrictMath.log(4.0 / 3), 1e-14, 0, "yes");
        assertClose(dz[0], -3.0 / 4, 1e-14, 0, "slope of yes");
        assertClose(define(triple, z, 0, dz), StrictMath.log(4), 1e-14, 0, "no");
        assertClose(dz[0], 3.0 / 4, 1e-14, 0, "slope of no");
        Choice<Loss> smoothed = PLUGINS.choice(Loss.class, "binary_cross_entropy", Map.of("label_smoothing", 0.2));
        assertClose(
                define(smoothed, z, 1, dz), 0.9 * StrictMath.log(4.0 / 3) + 0.1 * StrictMath.log(4), 1e-14, 0, "0.9");
        assertClose(dz[0], 0.75 - 0.9, 1e-14, 0, "slope of 0.9");
        Choice<Loss> focal = PLUGINS.choice(Loss.class, "focal", Map.of("gamma", 2, "alpha", 0.25));
        assertClose(define(focal, z, 1, dz), 0.25 * StrictMath.log(4.0 / 3) / 16, 1e-14, 0, "focal yes");
        assertClose(define(focal, z, 0, dz), 0.75 * StrictMath.log(4) * 9 / 16, 1e-14, 0, "focal no");
    }

    @Test
    void alphaOfFocalIsRefusedForSeveralClasses() {
        Choice<Loss> focal = PLUGINS.choice(Loss.class, "focal", Map.of("alpha", 0.25));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLUGINS.loss(focal, THREE))
                .withMessageContaining("class_weights");
    }

    private static double define(Choice<Loss> choice, double z, double t, double[] dz) {
        return PLUGINS.loss(choice, TWO).define(new double[] {z}, new double[] {t}, dz);
    }

    private static Matrix column(float... targets) {
        return Matrix.of(targets, 0, targets.length, 1, 1);
    }
}
