package dev.bpnet.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bpnet.data.TestData;
import dev.bpnet.data.table.BooleanColumn;
import dev.bpnet.data.table.CategoryColumn;
import dev.bpnet.data.table.Column;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.ColumnType;
import dev.bpnet.data.table.NumberColumn;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TypeInferenceTest {

    /** A column x with these cells beside an input and a target. */
    private static LoadedData load(Preparation preparation, int rows, IntFunction<String> cell) {
        String text = IntStream.range(0, rows)
                .mapToObj(row -> cell.apply(row) + "," + row + "," + (row % 2 == 0 ? "no" : "yes") + "\n")
                .collect(Collectors.joining("", "x,other,y\n", ""));
        return TestData.load(text, preparation);
    }

    private static Column typed(int rows, IntFunction<String> cell) {
        return load(Preparation.predicting("y"), rows, cell).table().column("x").orElseThrow();
    }

    private static Column target(int rows, IntFunction<String> cell) {
        return load(Preparation.predicting("x"), rows, cell).table().column("x").orElseThrow();
    }

    @Test
    void takesNumbersHoweverTheyAreWritten() {
        assertThat(typed(100, row -> row + ".5e-1").type()).isEqualTo(ColumnType.NUMBER);
        assertThat(typed(3_000, row -> row % 3 == 0 ? "" : "0." + row).type()).isEqualTo(ColumnType.NUMBER);
        NumberColumn zeroOne = (NumberColumn) typed(100, row -> row % 2 == 0 ? "0" : "1.0");
        assertThat(zeroOne.value(0)).isZero();
        assertThat(zeroOne.value(1)).isOne();
    }

    @Test
    void takesTrueAndFalseInAnyCaseForBooleans() {
        BooleanColumn column =
                (BooleanColumn) typed(9, row -> List.of("true", "FALSE", "").get(row % 3));
        assertThat(IntStream.range(0, 3).map(column::value)).containsExactly(1, 0, BooleanColumn.MISSING);
    }

    @Test
    void takesIsoDates() {
        assertThat(typed(50, row -> "2024-03-" + (10 + row % 20)).type()).isEqualTo(ColumnType.DATE);
        assertThat(typed(2_000, row -> "2024-03-01T00:" + row / 60 + ":00".repeat(row % 2))
                        .type())
                .isEqualTo(ColumnType.CATEGORY); // half of them are no dates, and there are few different ones
        assertThat(typed(5_000, row -> java.time.LocalDate.ofEpochDay(row).toString())
                        .type())
                .isEqualTo(ColumnType.DATE);
    }

    @Test
    void takesFewWordsForACategory() {
        CategoryColumn column = (CategoryColumn)
                typed(100, row -> List.of("b", "a", "NA", "c 1").get(row % 4));
        assertThat(column.levels()).containsExactly("a", "b", "c 1");
        assertThat(IntStream.range(0, 4).map(column::code)).containsExactly(1, 0, CategoryColumn.MISSING, 2);
        assertThat(typed(64, row -> "word " + row % 32).type()).isEqualTo(ColumnType.CATEGORY);
        assertThat(typed(1_000, row -> "word " + row % 50).type()).isEqualTo(ColumnType.CATEGORY);
        assertThat(typed(10, row -> "word " + row).type()).isEqualTo(ColumnType.CATEGORY);
    }

    @Test
    void refusesFreeText() {
        assertThatThrownBy(() -> typed(64, row -> "word " + row % 33))
                .hasMessageContaining("test.csv:1:1: error: column 'x': is free text (33 different values in 64 rows)");
        assertThatThrownBy(() -> typed(1_000, row -> "word " + row % 51)).hasMessageContaining("is free text");
        assertThatThrownBy(() -> typed(11, row -> "word " + row)).hasMessageContaining("is free text (11 different");
        assertThatThrownBy(() -> typed(3_000, row -> "word " + row)).hasMessageContaining("more than 1000 different");
        assertThatThrownBy(() -> typed(100_000, row -> "word " + row % 1_200)).hasMessageContaining("more than 1000");
    }

    @Test
    void takesMixturesForCategoriesWhereWordsAreNoExceptions() {
        CategoryColumn doors = (CategoryColumn)
                typed(40, row -> List.of("2", "3", "4", "5more").get(row % 4));
        assertThat(doors.levels()).containsExactly("2", "3", "4", "5more");
    }

    @Test
    void takesAWordAmongNumbersForAMistake() {
        assertThatThrownBy(() -> typed(40, row -> row == 7 ? "abc" : "" + row % 5))
                .hasMessageContaining("test.csv:9:1: error: column 'x': 'abc' is not a number")
                .hasMessageEndingWith("1 problem");
        // Also where the column was taken for numbers long before, and where a third of it is wrong.
        assertThatThrownBy(() -> typed(2_000, row -> row == 1_990 ? "abc" : "" + row))
                .hasMessageContaining("test.csv:1992:1: error: column 'x': 'abc' is not a number");
        assertThatThrownBy(() -> typed(90, row -> row % 3 == 0 ? "-" : "" + row))
                .hasMessageContaining("'-' is not a number")
                .hasMessageContaining("missing_values: ['', '-']")
                .hasMessageEndingWith("30 problems");
    }

    @Test
    void changesItsMindWhenMostOfALongColumnAreWords() {
        assertThatThrownBy(() -> typed(8_000, row -> row < 1_500 ? "" + row : "word " + row))
                .hasMessageContaining("is free text");
    }

    @Test
    void takesFewWholeNumbersOfATargetForClasses() {
        LoadedData data = load(Preparation.predicting("x"), 40, row -> row % 10 + (row < 20 ? ".0" : ""));
        CategoryColumn column = (CategoryColumn) data.table().column("x").orElseThrow();
        assertThat(column.levels()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(column.code(11)).isEqualTo(1);
        assertThat(data.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.column()).isEqualTo("x"));
        assertThat(target(40, row -> "" + row % 11).type()).isEqualTo(ColumnType.NUMBER);
        assertThat(target(40, row -> row % 2 + ".5").type()).isEqualTo(ColumnType.NUMBER);
        assertThat(((CategoryColumn) target(40, row -> "" + (row % 3 - 1))).levels())
                .containsExactly("-1", "0", "1");
    }

    @Test
    void leavesATargetANumberWhereTheUserSaysSo() {
        Preparation number = Preparation.predicting("x").with("x", ColumnSettings.ofType(ColumnType.NUMBER));
        LoadedData data = load(number, 40, row -> "" + row % 3);
        assertThat(data.table().column("x")).get().isInstanceOf(NumberColumn.class);
        assertThat(data.notes()).isEmpty();
    }

    @Test
    void takesABooleanTargetForTwoClasses() {
        CategoryColumn column = (CategoryColumn) target(9, row -> row % 3 == 0 ? "True" : "false");
        assertThat(column.levels()).containsExactly("false", "true");
        assertThat(column.code(0)).isEqualTo(1);
        Preparation declared = Preparation.predicting("x").with("x", ColumnSettings.ofType(ColumnType.BOOLEAN));
        LoadedData data = load(declared, 9, row -> row % 3 == 0 ? "True" : "false");
        assertThat(((CategoryColumn) data.table().column("x").orElseThrow()).levels())
                .containsExactly("false", "true");
    }

    @Test
    void followsDeclaredTypes() {
        for (ColumnType type : ColumnType.values()) {
            Preparation preparation = Preparation.predicting("y").with("x", ColumnSettings.ofType(type));
            String[] cells = switch (type) {
                case NUMBER -> new String[] {"1", "2"};
                case CATEGORY -> new String[] {"01", "1"};
                case BOOLEAN -> new String[] {"true", "false"};
                case DATE -> new String[] {"2024-01-01", "2024-01-02 12:30"};
            };
            assertThat(load(preparation, 4, row -> cells[row % 2])
                            .table()
                            .column("x")
                            .orElseThrow()
                            .type())
                    .isEqualTo(type);
            if (type != ColumnType.CATEGORY) {
                assertThatThrownBy(() -> load(preparation, 4, row -> row == 3 ? "?!" : cells[row % 2]))
                        .hasMessageContaining("test.csv:5:1: error: column 'x': '?!' is n")
                        .hasMessageEndingWith("1 problem");
            }
        }
    }

    @Test
    void keepsLabelsWithLeadingZerosApart() {
        Preparation preparation = Preparation.predicting("y").with("x", ColumnSettings.ofType(ColumnType.CATEGORY));
        CategoryColumn column = (CategoryColumn)
                load(preparation, 6, row -> List.of("01", "1", "1.0").get(row % 3))
                        .table()
                        .column("x")
                        .orElseThrow();
        assertThat(column.levels()).containsExactly("01", "1", "1.0");
        assertThat(column.whole()).isFalse();
    }

    @Test
    void givesTheSameTypesForAnyOrderOfTheRows() {
        String[] lines = new String[1_500];
        Arrays.setAll(lines, row -> row < 700 ? "" + row % 90 : row < 740 ? "many" : "" + row);
        String sorted = "x,y\n"
                + IntStream.range(0, 1_500)
                        .mapToObj(i -> lines[i] + "," + i % 2)
                        .collect(Collectors.joining("\n"));
        String backwards = "x,y\n"
                + IntStream.range(0, 1_500)
                        .mapToObj(i -> lines[1_499 - i] + "," + i % 2)
                        .collect(Collectors.joining("\n"));
        for (String text : List.of(sorted, backwards)) {
            assertThatThrownBy(() -> TestData.load(text, Preparation.predicting("y")))
                    .hasMessageEndingWith("40 problems");
        }
    }

    @Test
    void tellsOfFaultyRowsAloneWhereNoOtherIsLeft() {
        assertThatThrownBy(() -> TestData.load("x,y\n1\n2\n", Preparation.predicting("y")))
                .hasMessageContaining("test.csv:2:2: error: the row has 1 field, but the header has 2")
                .hasMessageEndingWith("2 problems");
    }
}
