package dev.bpnet.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.core.layer.EmbedColumns;
import dev.bpnet.core.spec.LayerSpec;
import dev.bpnet.data.Note;
import dev.bpnet.data.TestData;
import dev.bpnet.data.plugins.DataPlugins;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.EmbeddingUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Categories whose levels become learned vectors. */
class EmbeddedCategoryTest {
    private static final String ROWS = "n,x,c,z,y\n1,b,u,q,0\n3,,v,q,1\n1,b,u,p,0\n3,a,u,q,1\n1,z,w,r,0\n3,,v,q,1\n";

    private final List<Note> notes = new ArrayList<>();

    private static ColumnSettings units(int units) {
        return new ColumnSettings(null, null, null, null, new EmbeddingUnits(units));
    }

    private static final Preparation TWO =
            Preparation.predicting("y").with("x", units(5)).with("z", units(2));

    @Test
    void areTheNumberOfTheirLevelBesideOtherColumns() {
        LoadedData data = TestData.load(ROWS, TWO);
        FittedPreprocessing fitted = data.fit(DataPlugins.load(), new int[] {0, 1, 2, 3}, notes);
        assertThat(fitted.inputNames()).containsExactly("n", "x", "c=u", "c=v", "z");
        // Levels in sorted order, missing behind them.
        assertThat(data.encode(fitted, new int[] {0, 1, 2, 3}).inputs())
                .containsExactly(-1, 1, 1, 0, 1, 1, 2, 0, 1, 1, -1, 1, 1, 0, 0, 1, 0, 1, 0, 1);
    }

    @Test
    void unseenLevelsAreMarkedAsSuchAndSoIsMissingWhereNoTrainingRowLackedIt() {
        LoadedData data = TestData.load(ROWS, TWO);
        FittedPreprocessing fitted = data.fit(DataPlugins.load(), new int[] {0, 2, 3}, notes);
        float[] unseen = data.encode(fitted, new int[] {4, 1}).inputs();
        int width = fitted.width();
        assertThat(unseen[1]).isEqualTo(EmbedColumns.UNSEEN);
        assertThat(unseen[width + 1]).isEqualTo(EmbedColumns.UNSEEN);
        assertThat(unseen[width - 1]).isEqualTo(EmbedColumns.UNSEEN);
    }

    @Test
    void theNetworkBeginsWithATableForEach() {
        FittedPreprocessing fitted = TestData.load(ROWS, TWO).fit(DataPlugins.load(), new int[] {0, 1, 2, 3}, notes);
        assertThat(fitted.inputLayers())
                .containsExactly(new LayerSpec(
                        "columns",
                        EmbedColumns.of(List.of(
                                new EmbedColumns.Table("x", 1, 5, List.of(0.25, 0.5, 0.25)),
                                new EmbedColumns.Table("z", 4, 2, List.of(0.25, 0.75))))));
        assertThat(FittedPreprocessing.of(fitted.tree())).isEqualTo(fitted);
        assertThat(TestData.load(ROWS, Preparation.predicting("y"))
                        .fit(DataPlugins.load(), notes)
                        .inputLayers())
                .isEmpty();
    }

    /** {@code levels} levels. */
    private FittedPreprocessing fit(int levels, Preparation preparation) {
        StringBuilder rows = new StringBuilder("n,x,y\n");
        for (int i = 0; i < 21 * levels; i++) {
            rows.append(i)
                    .append(",l")
                    .append(i % levels)
                    .append(',')
                    .append(i % 2)
                    .append('\n');
        }
        return TestData.load(rows.toString(), preparation).fit(DataPlugins.load(), notes);
    }

    @Test
    void aboveThirtyTwoLevelsTheyAreVectorsUnlessThatIsRefused() {
        Preparation plain = Preparation.predicting("y");
        assertThat(fit(32, plain).width()).isEqualTo(33);
        assertThat(notes).isEmpty();
        assertThat(((FittedCategory) fit(33, plain).inputs().getLast()).units()).isEqualTo(11);
        assertThat(notes)
                .extracting(Note::text)
                .containsExactly("column 'x': has 33 levels, so each becomes a learned vector of 11 numbers; "
                        + "columns: {x: {embedding: none}} makes it one-hot");
        assertThat(fit(33, plain.with("x", units(0))).width()).isEqualTo(34);
        assertThat(fit(40, plain.with("x", units(3))).width()).isEqualTo(2);
        assertThat(notes).hasSize(1);
    }

    /** round(1.6 · n^0.56), computed with another program. */
    @Test
    void aVectorIsAsLongAsFastaiMakesIt() {
        assertThat(IntStream.of(32, 33, 42, 100, 1000, 40_000, 1_000_000)
                        .map(levels -> EmbeddingUnits.usual(levels).units()))
                .containsExactly(0, 11, 13, 21, 77, 600, 600);
    }

    @Test
    void whatIsNoCategoryHasNone() {
        for (String column : List.of("n", "y")) {
            LoadedData data = TestData.load(ROWS, Preparation.predicting("y").with(column, units(2)));
            assertThatThrownBy(() -> data.fit(DataPlugins.load(), notes))
                    .hasMessageContaining("column '" + column + "': embedding: is for categories");
        }
    }
}
