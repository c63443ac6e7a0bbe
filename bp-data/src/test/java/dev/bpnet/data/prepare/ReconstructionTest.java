package dev.bpnet.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.data.TestData;
import dev.bpnet.data.plugins.DataPlugins;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.EmbeddingUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Inputs that are their own targets, and the way back from inputs to values. */
class ReconstructionTest {
    private static final Preparation INPUTS = Preparation.predicting();
    private static final String ROWS = "n,c\n1,b\n3,a\n1,\n3,b\n";

    @Test
    void theTargetsAreTheEncodedInputsByTheirNames() {
        LoadedData data = TestData.load(ROWS, INPUTS);
        FittedPreprocessing fitted = data.fit(DataPlugins.load(), new ArrayList<>());
        assertThat(fitted.reconstructs()).isTrue();
        assertThat(fitted.targets()).extracting(FittedTarget::name).containsExactly("n", "c=a", "c=b", "c missing");
        assertThat(fitted.predictedColumns()).containsExactly("n", "c");
        assertThat(fitted.targetInfo().kind()).isEqualTo(TargetKind.NUMBER);
        assertThat(fitted.targetInfo().columns()).isEqualTo(4);
        EncodedRows rows = data.encode(fitted, new int[] {0, 1, 2});
        assertThat(rows.targetWidth()).isEqualTo(4);
        assertThat(rows.targets())
                .containsExactly(-1, 0, 1, 0, 1, 1, 0, 0, -1, 0, 0, 1)
                .isEqualTo(rows.inputs());
        assertThat(FittedPreprocessing.of(fitted.tree())).isEqualTo(fitted);
    }

    @Test
    void aCategoryIsOneHotHoweverManyLevelsItHas() {
        StringBuilder text = new StringBuilder("n,c\n");
        for (int i = 0; i < 900; i++) {
            text.append(i).append(",l").append(i % 40).append('\n');
        }
        FittedPreprocessing fitted = TestData.load(text.toString(), INPUTS).fit(DataPlugins.load(), new ArrayList<>());
        assertThat(fitted.width()).isEqualTo(41);
        ColumnSettings vectors = new ColumnSettings(null, null, null, null, new EmbeddingUnits(3));
        LoadedData asked = TestData.load(text.toString(), INPUTS.with("c", vectors));
        assertThatThrownBy(() -> asked.fit(DataPlugins.load(), new ArrayList<>()))
                .hasMessageContaining(
                        "embedding: the inputs are reconstructed, and a category is only where it is one-hot");
    }

    private static String back(FittedColumn column, double cell) {
        float[] inputs = new float[column.width() + 2];
        column.write(cell, inputs, 1);
        return column.restore(inputs, 1);
    }

    @Test
    void whatIsWrittenIsRestored() {
        Fill told = new Fill(OptionalDouble.of(0.5), true);
        Fill filled = new Fill(OptionalDouble.of(0.5), false);
        FittedNumber number = new FittedNumber("n", new Scaling(3, 0.25), told);
        assertThat(back(number, 7.5)).isEqualTo("7.5");
        assertThat(back(number, Double.NaN)).isEmpty();
        assertThat(back(new FittedNumber("n", Scaling.NONE, filled), Double.NaN))
                .isEqualTo("0.5");
        FittedBoolean truth = new FittedBoolean("b", told);
        assertThat(List.of(back(truth, 1), back(truth, 0), back(truth, Double.NaN)))
                .containsExactly("true", "false", "");
        FittedCategory category =
                new FittedCategory("c", List.of("a", "b"), false, true, List.of(0.5, 0.25, 0.25), false);
        assertThat(List.of(back(category, 0), back(category, 1), back(category, Double.NaN)))
                .containsExactly("a", "b", "");
        FittedCategory vectors = new FittedCategory("c", List.of("a", "b"), false, false, List.of(0.5, 0.5), false, 3);
        assertThat(List.of(back(vectors, 1), back(vectors, CellReaders.UNSEEN))).containsExactly("b", "");
        FittedDate day = new FittedDate("d", new Scaling(19_000, 512), told, false);
        double leap = 19_782.0 * FittedDate.DAY;
        assertThat(List.of(back(day, leap), back(day, Double.NaN))).containsExactly("2024-02-29", "");
        FittedDate time = new FittedDate("d", new Scaling(19_782, 1), filled, true);
        assertThat(back(time, leap + 13.5 * 3600)).isEqualTo("2024-02-29T13:30");
    }

    @Test
    void whatIsNoNumberIsNoValue() {
        float[] nan = {Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN, Float.NaN};
        Fill filled = new Fill(OptionalDouble.of(0.5), false);
        for (FittedColumn column : List.of(
                new FittedNumber("n", Scaling.NONE, filled),
                new FittedBoolean("b", filled),
                new FittedDate("d", Scaling.NONE, filled, false),
                new FittedCategory("c", List.of("a", "b"), false, false, List.of(0.5, 0.5), false),
                new FittedCategory("c", List.of("a", "b"), false, false, List.of(0.5, 0.5), false, 3))) {
            assertThat(column.restore(nan, 0)).isEmpty();
        }
        FittedDate date = new FittedDate("d", Scaling.NONE, filled, false);
        for (float days : new float[] {1e30f, -1e30f, 2_932_897, -719_529}) {
            assertThat(date.restore(new float[] {days, 0, 0, 0, 0}, 0)).isEmpty();
        }
        assertThat(date.restore(new float[] {2_932_896, 0, 0, 0, 0}, 0)).isEqualTo("9999-12-31");
        assertThat(date.restore(new float[] {-719_528, 0, 0, 0, 0}, 0)).isEqualTo("0000-01-01");
    }
}
