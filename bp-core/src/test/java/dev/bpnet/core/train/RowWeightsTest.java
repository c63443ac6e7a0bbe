package dev.bpnet.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.core.data.Dataset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured over all rows, block by block: weights by row and class, and the unit of number targets. */
class RowWeightsTest {
    private static final TargetInfo CLASSES =
            TargetInfo.classes(List.of("a", "b", "c")).withClassWeights(List.of(1.0, 0.5, 4.0));

    private static Dataset classes(TargetInfo target, float[] labels, double... weights) {
        Matrix x = Matrix.zeros(labels.length, 1);
        Matrix t = Matrix.of(labels, 0, labels.length, 1);
        return weights.length == 0 ? Dataset.of(x, t, target) : Dataset.of(x, t, target, weights);
    }

    private static Loss loss(TargetInfo target) {
        return Goal.loss(Choice.of("cross_entropy"), target, Tasks.PLUGINS);
    }

    @Test
    void whereAllRowsWeighOneThereAreNone() {
        TargetInfo plain = TargetInfo.classes(List.of("a", "b", "c"));
        double[] weights = RowWeights.of(classes(plain, new float[] {0, 2, 1}), loss(plain));
        assertThat(weights).isEmpty();
        assertThat(RowWeights.sum(weights, 3)).isEqualTo(3);
    }

    /** 2·1, 3·4, 0, and a class that is missing weighs what its row does. */
    @Test
    void aRowWeighsItsOwnTimesThatOfItsClass() {
        double[] weights = RowWeights.of(classes(CLASSES, new float[] {0, 2, 1, Float.NaN}, 2, 3, 0, 5), loss(CLASSES));
        assertThat(weights).containsExactly(2, 12, 0, 5);
        assertThat(RowWeights.sum(weights, 4)).isEqualTo(19);
        assertThat(RowWeights.of(classes(CLASSES, new float[] {0, 2, 1}), loss(CLASSES)))
                .containsExactly(1, 4, 0.5);
    }

    @Test
    void itsMemoryServesAsManyRowsAgain() {
        RowWeights rows = new RowWeights();
        double[] first = rows.next(classes(CLASSES, new float[] {0, 2}), loss(CLASSES));
        assertThat(rows.next(classes(CLASSES, new float[] {1, 1}), loss(CLASSES)))
                .isSameAs(first)
                .containsExactly(0.5, 0.5);
        assertThat(rows.next(classes(CLASSES, new float[] {2, 1, 0}), loss(CLASSES)))
                .containsExactly(4, 0.5, 1);
        assertThat(rows.next(classes(TargetInfo.classes(List.of("a", "b")), new float[] {1}), loss(CLASSES)))
                .as("a class has its weight whether rows have theirs or not")
                .containsExactly(0.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1023, 1024, 1025, 3000})
    void everyRowOfEveryBlockIsWeighed(int rows) {
        float[] labels = new float[rows];
        double[] weights = new double[rows];
        for (int i = 0; i < rows; i++) {
            labels[i] = i * 7 % 3;
            weights[i] = 1 + i % 5;
        }
        double[] found = RowWeights.of(classes(CLASSES, labels, weights), loss(CLASSES));
        assertThat(found).hasSize(rows);
        for (int i = 0; i < rows; i++) {
            assertThat(found[i]).isEqualTo(weights[i] * CLASSES.classWeights().get((int) labels[i]));
        }
    }

    private static TargetScaling scaling(float[][] y, double... weights) {
        Matrix t = Matrix.copyOf(y);
        TargetInfo target = TargetInfo.numbers(t.columns()).withMissing(true);
        Matrix x = Matrix.zeros(y.length, 2);
        return TargetScaling.of(weights.length == 0 ? Dataset.of(x, t, target) : Dataset.of(x, t, target, weights));
    }

    /** 1, 3 and 1, 5 by the weights 3 and 1; mean 1.5 and variance ¾, 2 and 3; what weighs nothing may be anything. */
    @Test
    void theUnitIsMeanAndDeviationByWeight() {
        TargetScaling unit = scaling(new float[][] {{1, 1}, {Float.NaN, Float.POSITIVE_INFINITY}, {3, 5}}, 3, 0, 1);
        assertThat(unit.shift()).containsExactly(1.5, 2.0);
        assertThat(unit.scale().get(0)).isCloseTo(Math.sqrt(0.75), within(1e-15));
        assertThat(unit.scale().get(1)).isCloseTo(Math.sqrt(3), within(1e-15));
    }

    @Test
    void whatIsMissingCountsInNeither() {
        TargetScaling unit = scaling(new float[][] {{1, 7}, {Float.NaN, 9}, {5, Float.NaN}, {3, 7}});
        assertThat(unit.shift().get(0)).isEqualTo(3);
        assertThat(unit.scale().get(0)).isCloseTo(Math.sqrt(8 / 3.0), within(1e-15));
        assertThat(unit.shift().get(1)).isCloseTo(23 / 3.0, within(1e-15));
        assertThat(unit.scale().get(1)).isCloseTo(Math.sqrt(8 / 9.0), within(1e-15));
    }

    /** One that is not finite has no unit; the step that meets it says so. */
    @Test
    void aConstantKeepsItsUnit() {
        assertThat(scaling(new float[][] {{1}, {Float.POSITIVE_INFINITY}}).scale())
                .containsExactly(1.0);
        assertThat(scaling(new float[][] {{4}, {4}, {4}})).isEqualTo(new TargetScaling(List.of(1.0), List.of(4.0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 1025, 2500})
    void everyRowOfEveryBlockIsMeasured(int rows) {
        float[][] y = new float[rows][1];
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            y[i][0] = 100 + i % 37 + (i > 1000 ? 50 : 0);
            sum += y[i][0];
        }
        double mean = sum / rows;
        double squares = 0;
        for (float[] row : y) {
            squares += (row[0] - mean) * (row[0] - mean);
        }
        TargetScaling unit = scaling(y);
        assertThat(unit.shift().getFirst()).isCloseTo(mean, within(1e-10));
        assertThat(unit.scale().getFirst()).isCloseTo(Math.sqrt(squares / rows), within(1e-10));
    }

    /** {@code (t - shift) / scale} of the rows asked for. */
    @Test
    void targetsAreScaledRowByRow() {
        Matrix own = Matrix.copyOf(new float[][] {{1, 10}, {2, 20}, {3, 30}});
        ScaledTargets scaled = new ScaledTargets(new TargetScaling(List.of(2.0, 5.0), List.of(1.0, 10.0)), own);
        scaled.apply(1, 3);
        float[] found = new float[6];
        for (int i = 0; i < 6; i++) {
            found[i] = scaled.matrix().get(i / 2, i % 2);
        }
        assertThat(found).containsExactly(0, 0, 0.5f, 2, 1, 4);
    }
}
