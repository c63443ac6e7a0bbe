package dev.bpnet.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bpnet.data.PublicData;
import dev.bpnet.data.TestData;
import dev.bpnet.data.plugins.DataPlugins;
import dev.bpnet.data.read.TableReader;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.EmbeddingUnits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 32,561 rows, eight categories with missing values, against numbers computed elsewhere. */
class AdultEncodingTest {

    private static FittedPreprocessing fitted;
    private static EncodedRows train;
    private static EncodedRows test;

    @BeforeAll
    static void encode() {
        LoadedData data = LoadedData.load(
                List.of(TestData.file(PublicData.beside("adult/train.csv"))),
                Preparation.predicting("income")
                        .with("native_country", new ColumnSettings(null, null, null, null, EmbeddingUnits.NONE)),
                TableReader.ALL_ROWS);
        fitted = data.fit(DataPlugins.load(), new ArrayList<>());
        train = data.encode(fitted, IntStream.range(0, data.table().rows()).toArray());
        test = LoadedData.encode(
                fitted, List.of(TestData.file(PublicData.beside("adult/test.csv"))), TableReader.ALL_ROWS);
    }

    @Test
    void hasAnInputForEachLevelAndEachMissingLevel() {
        assertThat(fitted.inputNames())
                .hasSize(108)
                .startsWith("age", "workclass=Federal-gov", "workclass=Local-gov", "workclass=Never-worked")
                .endsWith("native_country=Yugoslavia", "native_country missing")
                .contains("workclass missing", "occupation missing", "native_country=Trinadad&Tobago");
    }

    @Test
    void encodesRowsAsComputedByHand() {
        Map<Integer, Double> first = nonZero(train, 0);
        assertThat(first.keySet()).containsExactly(0, 7, 10, 20, 27, 32, 35, 51, 60, 62, 63, 64, 65, 104);
        assertValues(
                first, 0.0306706, 1, -1.0636107, 1, 1.1347388, 1, 1, 1, 1, 1, 0.1484529, -0.2166595, -0.0354294, 1);
        Map<Integer, Double> last = nonZero(train, 32_560);
        assertThat(last.keySet()).containsExactly(0, 5, 10, 22, 27, 30, 38, 55, 60, 61, 63, 64, 65, 104);
        assertValues(last, 0.9837341, 1, 0.9298926, 1, -0.4200596, 1, 1, 1, 1, 1, 1.8884243, -0.2166595, -0.0354294, 1);
    }

    private static void assertValues(Map<Integer, Double> found, double... expected) {
        assertThat(found.values().stream().mapToDouble(x -> x).toArray())
                .containsExactly(expected, Offset.offset(1e-6));
    }

    private static Map<Integer, Double> nonZero(EncodedRows rows, int row) {
        Map<Integer, Double> found = new TreeMap<>();
        for (int i = 0; i < rows.width(); i++) {
            float x = rows.inputs()[row * rows.width() + i];
            if (x != 0) {
                found.put(i, (double) x);
            }
        }
        return found;
    }

    @Test
    void countsEveryLevelOnce() {
        double[] sums = new double[train.width()];
        for (int i = 0; i < train.inputs().length; i++) {
            sums[i % train.width()] += train.inputs()[i];
        }
        assertThat(Arrays.copyOfRange(sums, 1, 10)).containsExactly(960, 2093, 7, 22696, 1116, 2541, 1298, 14, 1836);
        assertThat(sums[61]).isEqualTo(10_771);
        assertThat(sums[62]).isEqualTo(21_790);
        assertThat(sums[107]).isEqualTo(583);
        // Standardised numbers have mean 0.
        assertThat(sums[0] / train.rows()).isCloseTo(0, Offset.offset(1e-7));
        assertThat(fitted.targetInfo().counts()).containsExactly(24_720L, 7_841L);
        assertThat(fitted.targetInfo().labels()).containsExactly("<=50K", ">50K");
    }

    @Test
    void encodesTheTestFileByWhatWasLearntFromTheTrainingFile() {
        assertThat(test.rows()).isEqualTo(16_281);
        float[] labels = test.targets();
        assertThat(IntStream.range(0, labels.length).filter(i -> labels[i] == 1).count())
                .isEqualTo(3_846);
    }
}
