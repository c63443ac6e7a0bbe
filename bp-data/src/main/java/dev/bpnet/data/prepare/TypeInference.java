package dev.bpnet.data.prepare;

import dev.bpnet.data.Note;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.table.BooleanCells;
import dev.bpnet.data.table.BooleanColumn;
import dev.bpnet.data.table.BooleanText;
import dev.bpnet.data.table.CategoryColumn;
import dev.bpnet.data.table.CellCensus;
import dev.bpnet.data.table.CodedCells;
import dev.bpnet.data.table.Column;
import dev.bpnet.data.table.ColumnBuilder;
import dev.bpnet.data.table.ColumnType;
import dev.bpnet.data.table.DateCells;
import dev.bpnet.data.table.LevelOrder;
import dev.bpnet.data.table.NumberCells;
import dev.bpnet.data.table.NumberText;
import dev.bpnet.data.table.RawCells;
import dev.bpnet.data.table.RawColumn;
import dev.bpnet.data.table.RawTable;
import dev.bpnet.data.table.RefusedCells;
import dev.bpnet.data.table.Table;
import dev.bpnet.data.table.TextCells;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Settles the types of columns from all of their values. A declared type stands. Otherwise, of the rows that have a value:
 *
 * <ol>
 *   <li>a number, when at least 95 % are written as one (the others are errors, each with its place);
 *   <li>a boolean, when all are true or false;
 *   <li>a date, when at least 95 % are ISO dates (the others are errors);
 *   <li>a category, when there are at most 32 distinct values, or 5 % of the rows if that is more, but never more than
 *       {@value ColumnBuilder#DISTINCT_LIMIT}; and in more than ten rows some value occurs twice;
 *   <li>a number or a date after all, when at least half are;
 *   <li>else it is free text, which is refused.
 * </ol>
 *
 * <p>A target that would be a number is a category when it has at most {@value #TARGET_CLASSES} distinct values, all whole; a
 * boolean target is a category too.
 */
public final class TypeInference {

    /** A target of at most so many distinct whole numbers is taken as a category. */
    public static final int TARGET_CLASSES = 10;

    /** Categories have at most so many levels, or this share of the rows where that is more. */
    private static final int LEVELS = 32;

    private static final double LEVELS_SHARE = 0.05;

    /** From so many rows on, values that all differ are no category but names. */
    private static final int ROWS_OF_NAMES = 11;

    private static final double NEARLY_ALL = 0.95;
    private static final double MOST = 0.5;

    private final RawTable raw;
    private final Preparation preparation;
    private final ProblemList problems;
    private final List<Note> notes;

    private TypeInference(RawTable raw, Preparation preparation, ProblemList problems, List<Note> notes) {
        this.raw = raw;
        this.preparation = preparation;
        this.problems = problems;
        this.notes = notes;
    }

    /**
     * Gives every column its type.
     *
     * @param raw the columns as read
     * @param preparation which of them are targets
     * @param problems takes cells that do not fit their column, and columns that are no input
     * @param notes takes choices that a person may want to change
     * @return the columns that could be typed; only of use where there were no problems
     */
    public static Table infer(RawTable raw, Preparation preparation, ProblemList problems, List<Note> notes) {
        return new TypeInference(raw, preparation, problems, notes).infer();
    }

    private Table infer() {
        List<Column> columns = new ArrayList<>();
        Map<String, Integer> fields = new LinkedHashMap<>();
        for (RawColumn column : raw.columns()) {
            typed(column).ifPresent(columns::add);
            fields.put(column.name(), column.field());
        }
        return new Table(columns, fields, raw.places());
    }

    private Optional<Column> typed(RawColumn column) {
        boolean target = preparation.isTarget(column.name());
        return switch (column.cells()) {
            case BooleanCells cells -> {
                refuse(column, ColumnType.BOOLEAN, cells.refused());
                BooleanColumn booleans = cells.toColumn(column.name());
                yield Optional.of(target ? classes(booleans) : booleans);
            }
            case DateCells cells -> {
                boolean date = column.declared() != null || share(cells.present(), cells.refused()) >= MOST;
                yield date ? date(column, cells) : text(column, "more than " + ColumnBuilder.DISTINCT_LIMIT);
            }
            case NumberCells cells -> {
                boolean number = column.declared() != null || share(cells.present(), cells.refused()) >= MOST;
                yield number
                        ? number(column, cells, target)
                        : text(column, "more than " + ColumnBuilder.DISTINCT_LIMIT);
            }
            case TextCells cells -> text(column, "more than " + ColumnBuilder.DISTINCT_LIMIT);
            case CodedCells cells ->
                column.declared() == ColumnType.CATEGORY
                        ? Optional.of(category(column.name(), cells, UnaryOperator.identity()))
                        : inferred(column, cells, target);
        };
    }

    private static double share(long present, RefusedCells refused) {
        return present == 0 ? 0 : 1.0 - (double) refused.count() / present;
    }

    private Optional<Column> inferred(RawColumn column, CodedCells cells, boolean target) {
        CellCensus census = CellCensus.of(cells, column.decimal());
        int distinct = cells.dictionary().size();
        if (census.present() == 0) {
            problems.add(raw.problem(column, "has no values", "leave it out with ignore: [" + column.name() + "]"));
            return Optional.empty();
        }
        if (census.numbers() >= NEARLY_ALL * census.present()) {
            return number(column, copied(column, cells, cells.numbers()), target);
        }
        if (census.booleans() == census.present()) {
            return Optional.of(
                    target
                            ? category(column.name(), cells, TypeInference::lowerCaseBoolean)
                            : copied(column, cells, new BooleanCells()).toColumn(column.name()));
        }
        if (census.dates() >= NEARLY_ALL * census.present()) {
            return date(column, copied(column, cells, new DateCells()));
        }
        boolean names = distinct == census.present() && census.present() >= ROWS_OF_NAMES;
        if (distinct <= Math.max(LEVELS, LEVELS_SHARE * raw.rows()) && !names) {
            return Optional.of(category(column.name(), cells, UnaryOperator.identity()));
        }
        if (census.numbers() >= MOST * census.present()) {
            return number(column, copied(column, cells, cells.numbers()), target);
        }
        if (census.dates() >= MOST * census.present()) {
            return date(column, copied(column, cells, new DateCells()));
        }
        return text(column, String.valueOf(distinct));
    }

    private static <C extends RawCells> C copied(RawColumn column, CodedCells cells, C form) {
        cells.copyTo(form, column.decimal());
        return form;
    }

    private static String lowerCaseBoolean(String text) {
        return BooleanText.parse(text) == 1 ? "true" : "false";
    }

    private Optional<Column> date(RawColumn column, DateCells cells) {
        refuse(column, ColumnType.DATE, cells.refused());
        return Optional.of(cells.toColumn(column.name()));
    }

    private Optional<Column> number(RawColumn column, NumberCells cells, boolean target) {
        refuse(column, ColumnType.NUMBER, cells.refused());
        boolean undecided = column.declared() == null && cells.refused().count() == 0;
        if (target && undecided) {
            Optional<CategoryColumn> classes = classes(column.name(), cells);
            if (classes.isPresent()) {
                notes.add(
                        new Note(
                                column.name(),
                                "its " + classes.get().levels().size()
                                        + " distinct whole numbers are taken as classes; to predict a number instead, say type: number"));
                return Optional.of(classes.get());
            }
        }
        return Optional.of(cells.toColumn(column.name()));
    }

    /** False and true as labels. */
    private static CategoryColumn classes(BooleanColumn column) {
        int[] codes = new int[column.rows()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = column.isMissing(row) ? CategoryColumn.MISSING : column.value(row);
        }
        return new CategoryColumn(column.name(), codes, List.of("false", "true"), false);
    }

    /** The numbers as labels, where they are few and whole. */
    private static Optional<CategoryColumn> classes(String name, NumberCells cells) {
        TreeSet<Float> distinct = new TreeSet<>();
        for (int row = 0; row < cells.rows(); row++) {
            float x = cells.value(row) + 0f; // -0 is 0
            if (Float.isNaN(x)) {
                continue;
            }
            if (x != Math.rint(x) || (distinct.add(x) && distinct.size() > TARGET_CLASSES)) {
                return Optional.empty();
            }
        }
        List<Float> values = new ArrayList<>(distinct);
        int[] codes = new int[cells.rows()];
        for (int row = 0; row < codes.length; row++) {
            float x = cells.value(row) + 0f;
            codes[row] = Float.isNaN(x) ? CategoryColumn.MISSING : values.indexOf(x);
        }
        return Optional.of(new CategoryColumn(
                name, codes, values.stream().map(NumberText::label).toList(), true));
    }

    /** The texts as labels, in their order. */
    private static CategoryColumn category(String name, CodedCells cells, UnaryOperator<String> relabel) {
        List<String> texts = cells.dictionary().texts().stream().map(relabel).toList();
        boolean whole = LevelOrder.allWhole(texts);
        List<String> labels =
                texts.stream().map(text -> LevelOrder.canonical(text, whole)).toList();
        List<String> levels = LevelOrder.sorted(labels.stream().distinct().toList());
        Map<String, Integer> codeOf = new HashMap<>();
        for (String level : levels) {
            codeOf.put(level, codeOf.size());
        }
        int[] renumbered = labels.stream().mapToInt(codeOf::get).toArray();
        int[] codes = new int[cells.rows()];
        for (int row = 0; row < codes.length; row++) {
            int code = cells.code(row);
            codes[row] = code == CodedCells.MISSING ? CategoryColumn.MISSING : renumbered[code];
        }
        return new CategoryColumn(name, codes, levels, whole);
    }

    private Optional<Column> text(RawColumn column, String distinct) {
        String asLabels = "take each value as a label: columns: {" + column.name() + ": {type: category}}";
        String[] hints = preparation.isTarget(column.name())
                ? new String[] {asLabels}
                : new String[] {"leave it out with ignore: [" + column.name() + "]", "or " + asLabels};
        problems.add(raw.problem(
                column,
                "is free text (" + distinct + " different values in " + raw.rows()
                        + " rows), which a network cannot take",
                hints));
        return Optional.empty();
    }

    private void refuse(RawColumn column, ColumnType type, RefusedCells refused) {
        for (RefusedCells.Cell cell : refused.first()) {
            List<String> said = CellSentences.refused(type, cell.text(), column.decimal());
            String[] hints = said.subList(1, said.size()).toArray(String[]::new);
            problems.add(raw.problem(cell.row(), column, said.getFirst(), hints));
        }
        problems.addUndescribed(refused.count() - refused.first().size());
    }
}
