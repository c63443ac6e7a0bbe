package dev.bpnet.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.data.ProblemList;
import dev.bpnet.data.TestData;
import dev.bpnet.data.plugins.DataPlugins;
import dev.bpnet.data.read.CsvParameters;
import dev.bpnet.data.read.Row;
import dev.bpnet.data.read.RowReader;
import dev.bpnet.data.read.Source;
import dev.bpnet.data.read.TableReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowEncoderTest {

    private static final String TRAIN = "id,size,colour,sold\n1,1.5,red,no\n2,2.5,blue,yes\n3,,red,no\n4,8,,yes\n";

    private static FittedPreprocessing fitted() {
        return TestData.load(TRAIN, Preparation.predicting("sold").ignoring("id"))
                .fit(DataPlugins.load(), new ArrayList<>());
    }

    private static List<List<Float>> predict(FittedPreprocessing fitted, Source source) {
        ProblemList problems = new ProblemList();
        List<List<Float>> rows = new ArrayList<>();
        try (RowReader reader = source.open(problems)) {
            RowEncoder encoder = new RowEncoder(fitted, reader.header(), source.name(), false, problems);
            Row row = new Row();
            float[] inputs = new float[encoder.width() + 2];
            while (reader.next(row)) {
                encoder.encodeInputs(row, inputs, 1);
                rows.add(IntStream.rangeClosed(1, encoder.width())
                        .mapToObj(i -> inputs[i])
                        .toList());
            }
        }
        problems.throwIfAny();
        return rows;
    }

    @Test
    void findsColumnsByNameWhereverTheyAre() {
        List<List<Float>> expected = predict(fitted(), TestData.text(TRAIN));
        assertThat(expected).hasSize(4).allMatch(row -> row.size() == 5);
        String moved = "colour,more,size\nred,x,1.5\nblue,y,2.5\nred,z,\n,u,8\n";
        assertThat(predict(fitted(), TestData.text(moved))).isEqualTo(expected);
    }

    @Test
    void takesColumnsByPositionWhereThereIsNoHeader() {
        List<List<Float>> expected = predict(fitted(), TestData.text(TRAIN));
        CsvParameters headerless = CsvParameters.delimitedBy(",").withHeader(false);
        String all = TRAIN.substring(TRAIN.indexOf('\n') + 1);
        assertThat(predict(fitted(), TestData.text(all, headerless))).isEqualTo(expected);
        String inputs = "1.5,red\n2.5,blue\n,red\n8,\n";
        assertThat(predict(fitted(), TestData.text(inputs, headerless))).isEqualTo(expected);
        assertThatThrownBy(() -> predict(fitted(), TestData.text("1,2,3\n", headerless)))
                .hasMessageContaining(
                        "has no header and 3 columns; the model was trained with 4, of which 2 are inputs");
    }

    @Test
    void takesColumnsByPositionWhereTheModelWasTrainedWithoutAHeader() {
        CsvParameters headerless = CsvParameters.delimitedBy(",").withHeader(false);
        FittedPreprocessing fitted = LoadedData.load(
                        List.of(TestData.text("1,a\n2,b\n4,a\n", headerless)),
                        Preparation.predicting("column_2"),
                        TableReader.ALL_ROWS)
                .fit(DataPlugins.load(), new ArrayList<>());
        assertThat(predict(fitted, TestData.text("size,label\n2,b\n")))
                .isEqualTo(predict(fitted, TestData.text("2\n", headerless)));
    }

    @Test
    void findsLabelsInTheirOtherSpellings() {
        String text = "class,flag,y\n1,u,False\n2,v,True\n3,u,False\n";
        FittedPreprocessing fitted = TestData.load(
                        text,
                        Preparation.predicting("y")
                                .with(
                                        "class",
                                        dev.bpnet.data.table.ColumnSettings.ofType(
                                                dev.bpnet.data.table.ColumnType.CATEGORY)))
                .fit(DataPlugins.load(), new ArrayList<>());
        assertThat(predict(fitted, TestData.text("class,flag\n2.0,v\n")))
                .isEqualTo(predict(fitted, TestData.text("class,flag\n2,v\n")));
        assertThat(LoadedData.encode(
                                fitted,
                                List.of(TestData.text("class,flag,y\n1,u,TRUE\n1,u,false\n")),
                                TableReader.ALL_ROWS)
                        .targets())
                .containsExactly(1, 0);
    }

    /** Training and prediction encode the same row to the same bits, whatever the columns hold. */
    @Test
    void givesTheSameBitsAsTheTable() {
        SplittableRandom random = new SplittableRandom(11);
        for (int n = 0; n < 40; n++) {
            int rows = random.nextInt(30, 200);
            String text = "number,wide,label,flag,day,y,z\n"
                    + IntStream.range(0, rows).mapToObj(row -> line(random)).collect(Collectors.joining());
            Preparation preparation = Preparation.predicting("y");
            LoadedData data = TestData.load(text, preparation);
            int[] train = random.ints(0, rows).limit(rows).distinct().sorted().toArray();
            FittedPreprocessing fitted = data.fit(DataPlugins.load(), train, new ArrayList<>());
            EncodedRows table = data.encode(fitted, IntStream.range(0, rows).toArray());
            EncodedRows streamed = LoadedData.encode(fitted, List.of(TestData.text(text)), TableReader.ALL_ROWS);
            assertThat(streamed.inputs()).isEqualTo(table.inputs());
            assertThat(streamed.targets()).isEqualTo(table.targets());
            assertThat(table.inputs())
                    .hasSize(rows * fitted.inputNames().size())
                    .doesNotContain(Float.NaN);

            FittedPreprocessing stored = FittedPreprocessing.of(fitted.tree());
            assertThat(stored).isEqualTo(fitted);
            assertThat(data.encode(stored, train).inputs())
                    .isEqualTo(data.encode(fitted, train).inputs());
        }
    }

    private static String line(SplittableRandom random) {
        return cell(random, random.nextDouble() * 100 - 50)
                + cell(random, random.nextDouble() * 1e30)
                + cell(random, List.of("red", "green", "blue", "\"a, b\"").get(random.nextInt(4)))
                + cell(random, random.nextBoolean())
                + cell(random, LocalDate.ofEpochDay(random.nextLong(20_000)) + "T0" + random.nextInt(10) + ":30")
                + random.nextDouble() + "," + random.nextInt(3) + "\n";
    }

    private static String cell(SplittableRandom random, Object value) {
        return (random.nextInt(8) == 0 ? "" : value) + ",";
    }

    @Test
    void encodesWithoutAllocating() {
        FittedPreprocessing fitted = fitted();
        Source source = TestData.text(TRAIN);
        try (RowReader reader = source.open(new ProblemList())) {
            RowEncoder encoder = new RowEncoder(fitted, reader.header(), source.name(), true, new ProblemList());
            Row row = new Row();
            reader.next(row);
            float[] inputs = new float[encoder.width()];
            float[] targets = new float[1];
            for (int i = 0; i < 20_000; i++) {
                encoder.encodeInputs(row, inputs, 0);
                encoder.encodeTargets(row, targets, 0);
            }
            var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100_000; i++) {
                encoder.encodeInputs(row, inputs, 0);
                encoder.encodeTargets(row, targets, 0);
            }
            // Not a byte a row; the measurement itself may cost some.
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(50_000);
        }
    }
}
