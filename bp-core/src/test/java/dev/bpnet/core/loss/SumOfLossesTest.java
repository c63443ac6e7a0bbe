package dev.bpnet.core.loss;

import static dev.bpnet.core.testing.Close.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.LossPlugin;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.kernels.ScalarKernels;
import dev.bpnet.core.plugins.Plugins;
import dev.bpnet.core.testing.Allocation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Losses over neighbouring columns: each on its own columns, by its weight, and not at all where its target is missing. */
class SumOfLossesTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final TargetInfo NUMBER = TargetInfo.numbers(1).withMissing(true);
    private static final TargetInfo CLASS =
            TargetInfo.classes(List.of("a", "b", "c")).withClassWeights(List.of(1.0, 0.5, 4.0));
    private static final TargetInfo BOTH =
            TargetInfo.several(List.of(new TargetInfo.Part("number", NUMBER), new TargetInfo.Part("class", CLASS)));
    private static final float NAN = Float.NaN;

    private final ScalarKernels k = new ScalarKernels();

    private static WeightedLosses sum() {
        return (WeightedLosses) PLUGINS.loss(
                WeightedSum.of(List.of(
                        new WeightedSum.Weighted(Choice.of("mean_squared_error"), 3),
                        new WeightedSum.Weighted(Choice.of("cross_entropy"), 2))),
                BOTH);
    }

    /** {@code 3·(1.5 - 1)² + 2·0.5·ln 3} for class b, of weight 0.5, at three equal logits. */
    @Test
    void eachCountsByItsWeightAndThatOfItsClass() {
        double[] dz = new double[4];
        double loss = sum().define(new double[] {1.5, 7, 7, 7}, new double[] {1, 1}, dz);
        assertClose(loss, 0.75 + StrictMath.log(3), 1e-14, 0, "loss");
        double[] expected = {3, 1.0 / 3, -2.0 / 3, 1.0 / 3};
        for (int j = 0; j < 4; j++) {
            assertClose(dz[j], expected[j], 1e-14, 0, "slope " + j);
        }
    }

    @Test
    void theFloatPathIsTheDefinitionWhereTargetsAreMissingToo() {
        WeightedLosses sum = sum();
        float[] z = {9, 9, 9, 9, 1.5f, 7, 6, 5, 0.25f, 1, 2, 3, -1, 0, 1, 0, 9, 9, 9, 9};
        float[] t = {0, 0, 1, 1, NAN, 2, 3, NAN, 0, 0};
        float[] scale = {8, 0.5f, 2, 0.25f, 8};
        Matrix slopes = Matrix.zeros(5, 4);
        java.util.Arrays.fill(slopes.array(), -5);
        double[] rowLoss = {-5, -5, -5, -5, -5};
        Matrix outputs = Matrix.of(z, 0, 5, 4, 4);
        Matrix targets = Matrix.of(t, 0, 5, 2, 2);
        for (int pass = 0; pass < 2; pass++) {
            sum.evaluate(k, outputs, targets, scale, rowLoss, slopes, 1, 4);
            for (int i = 1; i < 4; i++) {
                double[] dz = new double[4];
                double[] own = {z[4 * i], z[4 * i + 1], z[4 * i + 2], z[4 * i + 3]};
                double expected = sum.define(own, new double[] {t[2 * i], t[2 * i + 1]}, dz);
                assertClose(rowLoss[i], expected, 1e-6, 0, "row " + i);
                for (int j = 0; j < 4; j++) {
                    assertClose(slopes.get(i, j), scale[i] * dz[j], 1e-5, 0, "slope " + i + ", " + j);
                }
            }
            for (int i : new int[] {0, 4}) {
                assertThat(rowLoss[i]).isEqualTo(-5);
                assertThat(slopes.get(i, 0)).isEqualTo(-5);
            }
        }
        assertThat(slopes.get(2, 0)).as("of the missing number").isZero();
        assertThat(slopes.get(3, 3)).as("of the missing class").isZero();
    }

    @Test
    void otherMatricesThanTheLastAreSeen() {
        WeightedLosses sum = sum();
        double[] rowLoss = new double[1];
        float[] ones = {1};
        Matrix t = Matrix.of(new float[] {1, NAN}, 0, 1, 2, 2);
        Matrix far = Matrix.of(new float[] {1, NAN}, 0, 1, 2, 2);
        far.set(0, 0, 3);
        Matrix z = Matrix.of(new float[] {2, 0, 0, 0}, 0, 1, 4, 4);
        Matrix dz = Matrix.zeros(1, 4);
        sum.evaluate(k, z, t, ones, rowLoss, null, 0, 1);
        assertThat(rowLoss[0]).isEqualTo(3);
        sum.evaluate(k, z, t, ones, rowLoss, dz, 0, 1);
        assertThat(dz.get(0, 0)).isEqualTo(6);
        sum.evaluate(k, z, far, ones, rowLoss, dz, 0, 1);
        assertThat(rowLoss[0]).isEqualTo(3);
        assertThat(dz.get(0, 0)).isEqualTo(-6);
        Matrix other = Matrix.of(new float[] {5, 0, 0, 0}, 0, 1, 4, 4);
        sum.evaluate(k, other, far, ones, rowLoss, dz, 0, 1);
        assertThat(rowLoss[0]).isEqualTo(12);
        Matrix there = Matrix.zeros(1, 4);
        sum.evaluate(k, other, far, ones, rowLoss, there, 0, 1);
        assertThat(there.get(0, 0)).isEqualTo(12);
    }

    @Test
    void onMatricesThatItKnowsItAllocatesNothing() {
        WeightedLosses sum = sum();
        Matrix z = Matrix.zeros(3, 4);
        Matrix t = Matrix.zeros(3, 2);
        Matrix dz = Matrix.zeros(3, 4);
        float[] scale = {1, 1, 1};
        double[] rowLoss = new double[3];
        assertThat(Allocation.bytesPerCall(() -> sum.evaluate(k, z, t, scale, rowLoss, dz, 0, 3)))
                .isZero();
    }

    @Test
    void aRowIsMissingWhereNoneOfItsTargetsIsThere() {
        Matrix t = Matrix.of(new float[] {NAN, NAN, 1, NAN, NAN, 1, 1, 1}, 0, 4, 2, 2);
        boolean[] expected = {true, false, false, false};
        for (int i = 0; i < 4; i++) {
            assertThat(WeightedLosses.Term.isMissing(t, i)).as("row %d", i).isEqualTo(expected[i]);
        }
        WeightedLosses.Term number = sum().terms().getFirst();
        WeightedLosses.Term classes = sum().terms().get(1);
        Matrix one = Matrix.of(new float[] {2, NAN}, 0, 2, 1, 1);
        assertThat(number.factor(one, 0)).isEqualTo(3);
        assertThat(number.factor(one, 1)).isZero();
        assertThat(classes.factor(one, 0)).as("2 by the weight of c").isEqualTo(8);
        assertThat(classes.factor(one, 1)).isZero();
    }

    @Test
    void itSaysWhatItIsMadeOf() {
        WeightedLosses sum = sum();
        assertThat(sum.outputs()).isEqualTo(4);
        assertThat(sum.link()).isEmpty();
        assertThat(sum.probabilities()).isFalse();
        assertThat(sum.terms()).hasSize(2);
        assertThat(sum.formula()).startsWith("3.0 · (").contains(" + 2.0 · (");
        WeightedLosses usual = (WeightedLosses) PLUGINS.loss(Choice.of("weighted_sum"), BOTH);
        assertThat(usual.formula()).startsWith("(").doesNotContain("·(").doesNotContain("1.0");
        assertThat(usual.terms()).extracting(WeightedLosses.Term::weight).containsExactly(1.0, 1.0);
        assertThat(usual.outputs()).isEqualTo(4);
    }

    @Test
    void thereIsALossForEachTarget() {
        WeightedSum plugin = new WeightedSum();
        assertThat(plugin.accepts()).containsExactly(TargetKind.SEVERAL);
        assertThat(PLUGINS.find(LossPlugin.class, plugin.name())).isInstanceOf(WeightedSum.class);
        WeightedSum.Parameters one =
                new WeightedSum.Parameters(List.of(new WeightedSum.Weighted(Choice.of("huber"), 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeightedSum.filled(one, BOTH))
                .withMessage("there are 1 losses for 2 targets");
        assertThatIllegalStateException()
                .isThrownBy(() -> ((LossPlugin<WeightedSum.Parameters>) plugin).create(one, BOTH));
        Loss loss = PLUGINS.loss(WeightedSum.of(List.of()), BOTH);
        assertThat(loss.outputs()).isEqualTo(4);
    }
}
