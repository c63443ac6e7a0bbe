package dev.bpnet.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.data.PublicData;
import dev.bpnet.data.TestData;
import dev.bpnet.data.plugins.DataPlugins;
import dev.bpnet.data.read.TableReader;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.ColumnType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Missing ages and ports, categories and numbers: every kind of input in one table, against numbers computed elsewhere. */
class TitanicEncodingTest {

    private static LoadedData data;
    private static FittedPreprocessing fitted;
    private static EncodedRows encoded;

    @BeforeAll
    static void encode() {
        data = LoadedData.load(
                List.of(TestData.file(PublicData.train("titanic"))),
                Preparation.predicting("Survived")
                        .ignoring("PassengerId", "Name", "Ticket", "Cabin")
                        .with("Pclass", ColumnSettings.ofType(ColumnType.CATEGORY)),
                TableReader.ALL_ROWS);
        fitted = data.fit(DataPlugins.load(), new ArrayList<>());
        encoded = data.encode(fitted, IntStream.range(0, data.table().rows()).toArray());
    }

    @Test
    void namesItsInputs() {
        assertThat(fitted.inputNames())
                .containsExactly(
                        "Pclass=1",
                        "Pclass=2",
                        "Pclass=3",
                        "Sex=female",
                        "Sex=male",
                        "Age",
                        "Age missing",
                        "SibSp",
                        "Parch",
                        "Fare",
                        "Embarked=C",
                        "Embarked=Q",
                        "Embarked=S",
                        "Embarked missing");
    }

    @Test
    void learnsMedianMeanAndDeviation() {
        FittedNumber age = (FittedNumber) fitted.inputs().get(2);
        assertThat(age.fill().value()).hasValue(28);
        assertThat(age.scaling().center()).isCloseTo(29.22616766460106, Offset.offset(1e-12));
        assertThat(age.scaling().scale()).isCloseTo(13.021091813813547, Offset.offset(1e-12));
        FittedNumber fare = (FittedNumber) fitted.inputs().get(5);
        assertThat(fare.scaling().center()).isCloseTo(31.2043531918954, Offset.offset(1e-12));
        assertThat(fare.scaling().scale()).isCloseTo(47.68891673703829, Offset.offset(1e-12));
    }

    @Test
    void encodesRowsAsComputedByHand() {
        assertRow(0, 0, 0, 1, 0, 1, -0.5549587, 0, 0.3961969, -0.4881505, -0.5023044, 0, 0, 1, 0);
        assertRow(1, 1, 0, 0, 1, 0, 0.6738169, 0, 0.3961969, -0.4881505, 0.8404248, 1, 0, 0, 0);
        // An unknown age is the median 28, and says so.
        assertRow(5, 0, 0, 1, 0, 1, -0.0941678, 1, -0.4772669, -0.4881505, -0.4769673, 0, 1, 0, 0);
        // The one row without a port.
        assertRow(616, 1, 0, 0, 1, 0, 2.5169804, 0, -0.4772669, -0.4881505, 1.0232073, 0, 0, 0, 1);
        assertRow(667, 0, 0, 1, 0, 1, 0.2130261, 0, -0.4772669, -0.4881505, -0.4918198, 0, 1, 0, 0);
    }

    private static void assertRow(int row, double... expected) {
        float[] found = Arrays.copyOfRange(encoded.inputs(), row * fitted.width(), (row + 1) * fitted.width());
        assertThat(IntStream.range(0, found.length).mapToDouble(i -> found[i]).toArray())
                .as("row " + row)
                .containsExactly(expected, Offset.offset(1e-6));
    }

    @Test
    void takesZeroAndOneForClassesAndSaysSo() {
        assertThat(fitted.targetInfo().kind()).isEqualTo(TargetKind.BINARY);
        assertThat(fitted.targetInfo().labels()).containsExactly("0", "1");
        assertThat(fitted.targetInfo().counts()).containsExactly(412L, 256L);
        assertThat(Arrays.copyOf(encoded.targets(), 5)).containsExactly(0, 1, 1, 1, 0);
        assertThat(data.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.text())
                        .isEqualTo(
                                "column 'Survived': its 2 distinct whole numbers are taken as classes; to predict a number "
                                        + "instead, say type: number"));
    }
}
