package dev.bpnet.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.data.TestData;
import dev.bpnet.data.prepare.LoadedData;
import dev.bpnet.data.prepare.Preparation;
import dev.bpnet.data.table.CategoryColumn;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.ColumnType;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {

    private static Split random(double validation, double test) {
        return new RandomSplitPlugin().create(new RandomSplitPlugin.Parameters(validation, test));
    }

    private static Split stratified(double validation, double test) {
        return new StratifiedSplitPlugin().create(new StratifiedSplitPlugin.Parameters(validation, test, null));
    }

    /** Rows of classes with so many rows each, in turn as long as there are any. */
    private static LoadedData data(int... sizes) {
        int[] left = sizes.clone();
        StringBuilder text = new StringBuilder("x,y\n");
        int row = 0;
        while (Arrays.stream(left).sum() > 0) {
            for (int c = 0; c < left.length; c++) {
                if (left[c] > 0) {
                    left[c]--;
                    text.append(row++).append(",class ").append(c).append('\n');
                }
            }
        }
        return TestData.load(
                text.toString(), Preparation.predicting("y").with("y", ColumnSettings.ofType(ColumnType.CATEGORY)));
    }

    private static Partition cut(LoadedData data, Split split, long seed) {
        return data.split(split, seed, false, false).getFirst();
    }

    private static int[] sizes(Partition partition) {
        return new int[] {partition.train().length, partition.validation().length, partition.test().length};
    }

    private static void assertEveryRowOnce(Partition partition, int rows) {
        int[] all = Stream.of(partition.train(), partition.validation(), partition.test())
                .flatMapToInt(Arrays::stream)
                .sorted()
                .toArray();
        assertThat(all).containsExactly(IntStream.range(0, rows).toArray());
        for (int[] part : new int[][] {partition.train(), partition.validation(), partition.test()}) {
            assertThat(part).isSorted();
        }
    }

    private static long[] ofClasses(LoadedData data, int[] rows, int classes) {
        CategoryColumn y = (CategoryColumn) data.table().column("y").orElseThrow();
        long[] counts = new long[classes];
        Arrays.stream(rows).forEach(row -> counts[y.code(row)]++);
        return counts;
    }

    @ParameterizedTest
    @CsvSource({
        "100,0.2,0.2,60,20,20",
        "150,0.2,0.1,105,30,15",
        "7,0.25,0.25,3,2,2",
        "10,0,0.25,7,0,3",
        "11,0.5,0,5,6,0"
    })
    void roundsPartsToTheNearestRow(int rows, double validation, double test, int train, int validations, int tests) {
        for (Split split : new Split[] {random(validation, test), stratified(validation, test)}) {
            Partition partition = cut(data(rows), split, 5);
            assertThat(sizes(partition)).as("%s", split).containsExactly(train, validations, tests);
            assertEveryRowOnce(partition, rows);
        }
    }

    @Test
    void dependsOnTheSeedAndOnNothingElse() {
        LoadedData data = data(50, 50);
        for (Split split : new Split[] {random(0.2, 0.2), stratified(0.2, 0.2)}) {
            assertThat(cut(data, split, 1).test()).isEqualTo(cut(data, split, 1).test());
            assertThat(cut(data, split, 1).test())
                    .isNotEqualTo(cut(data, split, 2).test());
        }
    }

    @Test
    void keepsTheTestRowsWhenOnlyTheValidationShareChanges() {
        LoadedData data = data(60, 40);
        assertThat(cut(data, random(0.1, 0.2), 3).test())
                .isEqualTo(cut(data, random(0.5, 0.2), 3).test());
        assertThat(cut(data, stratified(0.1, 0.2), 3).test())
                .isEqualTo(cut(data, stratified(0.5, 0.2), 3).test());
    }

    @Test
    void pinsTheRowsOfASeed() {
        assertThat(cut(data(20), random(0.2, 0.2), 42).test()).containsExactly(PINNED_RANDOM);
        assertThat(cut(data(12, 8), stratified(0.2, 0.2), 42).test()).containsExactly(PINNED_STRATIFIED);
    }

    private static final int[] PINNED_RANDOM = {0, 2, 17, 19};
    private static final int[] PINNED_STRATIFIED = {2, 9, 11, 19};

    @Test
    void givesEachClassItsShareOfEachPart() {
        LoadedData data = data(60, 30, 10);
        Partition partition = cut(data, stratified(0.2, 0.1), 9);
        assertThat(ofClasses(data, partition.train(), 3)).containsExactly(42, 21, 7);
        assertThat(ofClasses(data, partition.validation(), 3)).containsExactly(12, 6, 2);
        assertThat(ofClasses(data, partition.test(), 3)).containsExactly(6, 3, 1);
    }

    @Test
    void givesRowsLeftOverToTheGreatestRemainders() {
        // Shares 1.75, 1.25, 2 of round(5) rows: floors 1, 1, 2, and the row left over goes to the first class.
        LoadedData data = data(7, 5, 8);
        Partition partition = cut(data, stratified(0, 0.25), 9);
        assertThat(ofClasses(data, partition.test(), 3)).containsExactly(2, 1, 2);
    }

    @Test
    void neverTakesTheLastTrainingRowOfAClass() {
        SplittableRandom random = new SplittableRandom(8);
        for (int n = 0; n < 200; n++) {
            int[] sizes = random.ints(random.nextInt(2, 6), 2, 12).toArray();
            LoadedData data = data(sizes);
            Partition partition = cut(data, stratified(0.4, 0.4), n);
            assertThat(ofClasses(data, partition.train(), sizes.length)).doesNotContain(0);
            assertEveryRowOnce(partition, Arrays.stream(sizes).sum());
        }
    }

    @Test
    void cutsNothingOutThatComesFromAFileOfItsOwn() {
        LoadedData data = data(50, 50);
        for (Split split : new Split[] {random(0.2, 0.1), stratified(0.2, 0.1)}) {
            assertThat(sizes(data.split(split, 1, true, false).getFirst())).containsExactly(90, 0, 10);
            assertThat(sizes(data.split(split, 1, false, true).getFirst())).containsExactly(80, 20, 0);
            assertThat(sizes(data.split(split, 1, true, true).getFirst())).containsExactly(100, 0, 0);
        }
    }

    @Test
    void stratifiesByAnotherColumnWhereToldTo() {
        String text = "group,y\n"
                + IntStream.range(0, 40)
                        .mapToObj(i -> (i % 4 == 0 ? "a," : "b,") + i)
                        .collect(Collectors.joining("\n"));
        LoadedData data = TestData.load(text, Preparation.predicting("y"));
        Split split = new StratifiedSplitPlugin().create(new StratifiedSplitPlugin.Parameters(0, 0.2, "group"));
        int[] test = cut(data, split, 4).test();
        assertThat(Arrays.stream(test).filter(row -> row % 4 == 0).count()).isEqualTo(2);
        assertThat(test).hasSize(8);
        Split unknown = new StratifiedSplitPlugin().create(new StratifiedSplitPlugin.Parameters(0, 0.2, "gruop"));
        assertThatThrownBy(() -> cut(data, unknown, 4)).hasMessageContaining("did you mean 'group'?");
    }

    @Test
    void refusesPartsWithoutRows() {
        assertThatThrownBy(() -> cut(data(3), random(0, 0.1), 1))
                .hasMessageContaining("the split leaves no row for testing: 0.1 of 3 rows");
        assertThatThrownBy(() -> cut(data(2, 2), stratified(0.1, 0), 1)).hasMessageContaining("no row for validation");
        assertThatThrownBy(() -> cut(data(2), random(0.49, 0.49), 1)).hasMessageContaining("no row for training");
    }

    @ParameterizedTest
    @CsvSource({"0.5,0.5", "1,0", "-0.1,0.2", "0.2,NaN", "0,1.5"})
    void refusesFractionsThatLeaveNothingToTrainOn(double validation, double test) {
        assertThatThrownBy(() -> random(validation, test)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stratified(validation, test))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must leave rows to train on");
    }

    @Test
    void refusesASplitThatCutsNothing() {
        assertThatThrownBy(() -> new RandomSplitPlugin().create(new RandomSplitPlugin().defaults()))
                .hasMessageContaining("say how much, for example random: {validation: 0.2, test: 0.2}");
    }
}
