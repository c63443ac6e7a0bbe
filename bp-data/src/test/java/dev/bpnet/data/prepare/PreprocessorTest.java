package dev.bpnet.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Choice;
import dev.bpnet.data.Note;
import dev.bpnet.data.TestData;
import dev.bpnet.data.plugins.DataPlugins;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.ColumnType;
import dev.bpnet.data.table.Imputation;
import dev.bpnet.data.table.Normalize;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PreprocessorTest {

    private final List<Note> notes = new ArrayList<>();

    private float[] encode(String text, Preparation preparation) {
        LoadedData data = TestData.load(text, preparation);
        int[] rows = IntStream.range(0, data.table().rows()).toArray();
        return data.encode(data.fit(DataPlugins.load(), notes), rows).inputs();
    }

    private static Preparation with(ColumnSettings settings) {
        return Preparation.predicting("y").with("x", settings);
    }

    private static ColumnSettings missing(String imputation) {
        return new ColumnSettings(null, null, Choice.<Imputation>of(imputation), null);
    }

    private static final String NUMBERS = "x,y\n1,a\n2,b\n4,a\n9,b\n";

    @Test
    void standardisesByMeanAndDeviationOfAllRows() {
        // Mean 4, deviation √((9 + 4 + 0 + 25) / 4).
        double deviation = Math.sqrt(9.5);
        assertThat(encode(NUMBERS, Preparation.predicting("y")))
                .containsExactly((float) (-3 / deviation), (float) (-2 / deviation), 0f, (float) (5 / deviation));
    }

    @Test
    void scalesAsItIsTold() {
        assertThat(encode(NUMBERS, with(new ColumnSettings(null, Normalize.MIN_MAX, null, null))))
                .containsExactly(0f, 0.125f, 0.375f, 1f);
        assertThat(encode(NUMBERS, with(new ColumnSettings(null, Normalize.NONE, null, null))))
                .containsExactly(1f, 2f, 4f, 9f);
        assertThat(encode(NUMBERS, with(new ColumnSettings(null, Normalize.BYTES, null, null))))
                .containsExactly(1 / 255f, 2 / 255f, 4 / 255f, 9 / 255f);
    }

    private static final String HOLES = "x,y\n1,a\n,b\n4,a\n10,b\n?,a\n3,b\n";

    @Test
    void fillsHolesAndTellsWhereTheyWere() {
        Normalize none = Normalize.NONE;
        for (var expected : List.of(List.of("median", 3.5f), List.of("mean", 4.5f), List.of("zero", 0f))) {
            ColumnSettings settings =
                    new ColumnSettings(null, none, Choice.<Imputation>of((String) expected.get(0)), null);
            float fill = (Float) expected.get(1);
            assertThat(encode(HOLES, with(settings)))
                    .as("%s", expected)
                    .containsExactly(1, 0, fill, 1, 4, 0, 10, 0, fill, 1, 3, 0);
        }
        Choice<Imputation> minusOne = Choice.of("constant", new ConstantImputation.Parameters(-1));
        assertThat(encode(HOLES, with(new ColumnSettings(null, none, minusOne, null))))
                .contains(-1f);
    }

    @Test
    void learnsMeanAndDeviationWithTheHolesFilled() {
        // 1, 3.5, 4, 10, 3.5, 3: mean 25/6.
        FittedNumber column = (FittedNumber) TestData.load(HOLES, Preparation.predicting("y"))
                .fit(DataPlugins.load(), notes)
                .inputs()
                .getFirst();
        assertThat(column.scaling().center()).isCloseTo(25 / 6.0, Offset.offset(1e-15));
        assertThat(column.fill().value()).hasValue(3.5);
    }

    @Test
    void refusesHolesWhereToldTo() {
        assertThatThrownBy(() -> encode(HOLES, with(missing("error"))))
                .hasMessageContaining("test.csv:3:1: error: column 'x': there is no value")
                .hasMessageContaining("test.csv:6:1")
                .hasMessageEndingWith("2 problems");
    }

    @Test
    void needsNoIndicatorWhereNoTrainingRowHadAHole() {
        LoadedData data = TestData.load(HOLES, Preparation.predicting("y"));
        FittedPreprocessing fitted = data.fit(DataPlugins.load(), new int[] {0, 2, 3}, notes);
        assertThat(fitted.inputNames()).containsExactly("x");
        // A hole in another row is the median 4 of the training rows, of which the mean is 5.
        float[] other = data.encode(fitted, new int[] {1}).inputs();
        assertThat(other).containsExactly((float) (-1 / Math.sqrt(14)));
    }

    @Test
    void doesNotAdviseToLeaveOutAConstantTarget() {
        encode("x,y\n1,3.5\n2,3.5\n", Preparation.predicting("y"));
        assertThat(notes)
                .extracting(Note::text)
                .containsExactly("column 'y': is 3.5 in every training row, so this number is all there is to learn");
    }

    @Test
    void saysThatAConstantColumnTeachesNothing() {
        assertThat(encode("x,z,y\n0.1,u,a\n0.1,u,b\n0.1,u,a\n", Preparation.predicting("y")))
                .containsExactly(0, 1, 0, 1, 0, 1);
        assertThat(notes)
                .extracting(Note::text)
                .containsExactly(
                        "column 'x': is 0.10000000149011612 in every training row, so nothing can be learnt from it; ignore: [x] leaves it out",
                        "column 'z': is 'u' in every training row, so nothing can be learnt from it; ignore: [z] leaves it out");
    }

    @Test
    void encodesCategoriesOneHotInSortedOrder() {
        assertThat(encode("x,y\nb,0\na,1\nb,0\nc,1\n", Preparation.predicting("y")))
                .containsExactly(0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1);
    }

    @Test
    void makesMissingALevelOfItsOwnWhereTrainingRowsHadIt() {
        assertThat(encode("x,y\nb,0\n,1\nb,0\na,1\n", Preparation.predicting("y")))
                .containsExactly(0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0);
    }

    @Test
    void encodesAnUnseenLevelAsTheMeanOfTheTrainingRows() {
        LoadedData data = TestData.load("x,y\nb,0\n,1\nb,0\na,1\nz,0\n,1\n", Preparation.predicting("y"));
        FittedPreprocessing withMissing = data.fit(DataPlugins.load(), new int[] {0, 1, 2, 3}, notes);
        assertThat(withMissing.inputNames()).containsExactly("x=a", "x=b", "x missing");
        assertThat(data.encode(withMissing, new int[] {4, 5}).inputs()).containsExactly(0.25f, 0.5f, 0.25f, 0, 0, 1);
        FittedPreprocessing without = data.fit(DataPlugins.load(), new int[] {0, 2, 3}, notes);
        assertThat(data.encode(without, new int[] {4, 1}).inputs())
                .containsExactly((float) (1 / 3.0), (float) (2 / 3.0), (float) (1 / 3.0), (float) (2 / 3.0));
    }

    @Test
    void encodesBooleansAsZeroAndOneAndHolesAsTheShareOfTrue() {
        assertThat(encode("x,y\ntrue,0\nfalse,1\n,0\ntrue,1\ntrue,0\n", Preparation.predicting("y")))
                .containsExactly(1, 0, 0, 0, 0.75f, 1, 1, 0, 1, 0);
    }

    @Test
    void encodesDatesAsDaysAndPointsOnCircles() {
        String text = "x,y\n1970-01-05,a\n1970-01-07,b\n,a\n";
        LoadedData data = TestData.load(text, with(new ColumnSettings(null, Normalize.NONE, null, null)));
        FittedPreprocessing fitted = data.fit(DataPlugins.load(), notes);
        assertThat(fitted.inputNames())
                .containsExactly("x", "x year sin", "x year cos", "x week sin", "x week cos", "x missing");
        float[] encoded = data.encode(fitted, new int[] {0, 1, 2}).inputs();
        double year = 2 * Math.PI * 4 / 365;
        double week = 2 * Math.PI * 2 / 7;
        // 1970-01-05 was a Monday.
        assertThat(Arrays.copyOf(encoded, 6))
                .containsExactly(4, (float) Math.sin(year), (float) Math.cos(year), 0, 1, 0);
        assertThat(encoded[6]).isEqualTo(6);
        assertThat(encoded[9]).isEqualTo((float) Math.sin(week));
        assertThat(encoded[10]).isEqualTo((float) Math.cos(week));
        assertThat(Arrays.copyOfRange(encoded, 12, 18)).containsExactly(5, 0, 0, 0, 0, 1);
    }

    @Test
    void encodesTheTimeOfDayWhereThereIsOne() {
        String text = "x,y\n2024-12-31T18:00,a\n2024-01-01T00:00,b\n";
        LoadedData data = TestData.load(text, with(new ColumnSettings(ColumnType.DATE, Normalize.NONE, null, null)));
        FittedPreprocessing fitted = data.fit(DataPlugins.load(), notes);
        assertThat(fitted.inputNames()).endsWith("x day sin", "x day cos");
        float[] encoded = data.encode(fitted, new int[] {0, 1}).inputs();
        assertThat(encoded[0]).isEqualTo(20_088.75f);
        assertThat(encoded[1]).isCloseTo((float) Math.sin(-2 * Math.PI * 0.25 / 366), Offset.offset(1e-6f));
        assertThat(encoded[5]).isEqualTo(-1);
        assertThat(encoded[6]).isCloseTo(0, Offset.offset(1e-6f));
        assertThat(Arrays.copyOfRange(encoded, 12, 14)).containsExactly(0, 1);
    }

    @Test
    void putsThePositiveClassLast() {
        String text = "x,y\n1,no\n2,yes\n3,no\n";
        FittedPreprocessing usual =
                TestData.load(text, Preparation.predicting("y")).fit(DataPlugins.load(), notes);
        assertThat(usual.targetInfo().labels()).containsExactly("no", "yes");
        LoadedData data =
                TestData.load(text, Preparation.predicting("y").with("y", new ColumnSettings(null, null, null, "no")));
        FittedPreprocessing turned = data.fit(DataPlugins.load(), notes);
        assertThat(turned.targetInfo().labels()).containsExactly("yes", "no");
        assertThat(turned.targetInfo().counts()).containsExactly(1L, 2L);
        assertThat(data.encode(turned, new int[] {0, 1, 2}).targets()).containsExactly(1, 0, 1);
    }

    @Test
    void sortsNumericLabelsByValue() {
        String text = "x,y\n1,10\n2,9\n3,-1\n";
        FittedPreprocessing fitted =
                TestData.load(text, Preparation.predicting("y")).fit(DataPlugins.load(), notes);
        assertThat(fitted.targetInfo().labels()).containsExactly("-1", "9", "10");
        assertThat(fitted.targetInfo().kind()).isEqualTo(TargetKind.CATEGORY);
    }

    @Test
    void standardisesNumberTargetsUnlessTheUnitMatters() {
        String text = "x,y,z\n1,1.5,10.5\n2,3.5,30.5\n";
        LoadedData data = TestData.load(text, Preparation.predicting("z", "y"));
        FittedPreprocessing fitted = data.fit(DataPlugins.load(), notes);
        int[] rows = {0, 1};
        assertThat(data.encode(fitted, rows).targets()).containsExactly(-1, -1, 1, 1);
        assertThat(fitted.targetInfo().scales()).containsExactly(10.0, 1.0);
        assertThat(((FittedTarget.Number) fitted.targets().getFirst()).scaling().restore(-1))
                .isEqualTo(10.5);
        FittedPreprocessing own = fitted.withTargetsInOwnUnits();
        assertThat(data.encode(own, rows).targets()).containsExactly(10.5f, 1.5f, 30.5f, 3.5f);
        assertThat(own.targetInfo().scales()).containsExactly(1.0, 1.0);
        assertThat(own.inputs()).isEqualTo(fitted.inputs());
    }

    @Test
    void learnsFromTrainingRowsOnly() {
        LoadedData data = TestData.load("x,c,y\n1,u,0\n3,v,1\n1000,w,1\n", Preparation.predicting("y"));
        FittedPreprocessing fitted = data.fit(DataPlugins.load(), new int[] {0, 1}, notes);
        assertThat(fitted.inputNames()).containsExactly("x", "c=u", "c=v");
        assertThat(data.encode(fitted, new int[] {0, 1, 2}).inputs())
                .containsExactly(-1, 1, 0, 1, 0, 1, 998, 0.5f, 0.5f);
    }

    @Test
    void tellsOfValidationLabelsThatNoTrainingRowHas() {
        LoadedData data = TestData.load("x,y\n1,a\n3,b\n5,c\n", Preparation.predicting("y"));
        FittedPreprocessing fitted = data.fit(DataPlugins.load(), new int[] {0, 1}, notes);
        assertThatThrownBy(() -> data.encode(fitted, new int[] {2}))
                .hasMessageContaining(
                        "test.csv:4:2: error: column 'y': 'c' is a label that no training row has (known: a, b)");
    }
}
