package dev.bpnet.data.prepare;

import dev.bpnet.data.DataProblem;
import dev.bpnet.data.Note;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.Quoted;
import dev.bpnet.data.Suggestion;
import dev.bpnet.data.table.BooleanColumn;
import dev.bpnet.data.table.CategoryColumn;
import dev.bpnet.data.table.Column;
import dev.bpnet.data.table.ColumnSettings;
import dev.bpnet.data.table.DateColumn;
import dev.bpnet.data.table.Normalize;
import dev.bpnet.data.table.NumberColumn;
import dev.bpnet.data.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Learns from training rows what there is to predict. */
final class TargetFitter {

    private final Table table;
    private final int[] rows;
    private final ProblemList problems;
    private final List<Note> notes;
    private final boolean masked;

    /** Fits on these rows; {@code masked} says that a target may be missing. */
    TargetFitter(Table table, int[] rows, boolean masked, ProblemList problems, List<Note> notes) {
        this.masked = masked;
        this.table = table;
        this.rows = rows;
        this.problems = problems;
        this.notes = notes;
    }

    /** What is learnt of a target column; empty where there were problems. */
    Optional<FittedTarget> fit(Column column, ColumnSettings settings) {
        boolean missing = false;
        for (int row : rows) {
            if (column.isMissing(row) && !masked) {
                missing = true;
                problems.add(table.problem(
                        row, column.name(), EncodingSentences.MISSING_TARGET, EncodingSentences.MISSING_TARGET_HINT));
            }
        }
        if (missing) {
            return Optional.empty();
        }
        if (settings.embedding() != null) {
            problems.add(table.problem(
                            column.name(), "embedding: is for categories that are inputs, and this column is a target")
                    .ofSetting(Preparation.setting(column.name(), "embedding")));
        }
        return switch (column) {
            case NumberColumn numbers -> numberTarget(numbers, settings);
            case CategoryColumn categories -> categoryTarget(categories, settings);
            case BooleanColumn booleans -> {
                problems.add(table.problem(
                                column.name(), "is a target, so its true and false are classes", "say type: category")
                        .ofSetting(Preparation.setting(column.name(), "type")));
                yield Optional.empty();
            }
            case DateColumn dates -> {
                problems.add(table.problem(
                                column.name(),
                                "is a date, and a date cannot be predicted",
                                "make a number of it first, for example the days since some day")
                        .ofSetting("target"));
                yield Optional.empty();
            }
        };
    }

    private Optional<FittedTarget> numberTarget(NumberColumn column, ColumnSettings settings) {
        if (settings.positive() != null) {
            problems.add(table.problem(
                            column.name(),
                            "positive: is for two classes, and this target is a number",
                            "say type: category")
                    .ofSetting(Preparation.setting(column.name(), "positive")));
        }
        double[] values = Arrays.stream(rows)
                .mapToDouble(column::value)
                .filter(value -> !Double.isNaN(value))
                .toArray();
        if (values.length == 0) {
            problems.add(table.problem(column.name(), "the target has no value in any training row"));
            return Optional.empty();
        }
        if (Scaling.isConstant(values)) {
            notes.add(new Note(
                    column.name(),
                    "is " + values[0] + " in every training row, so this number is all there is to learn"));
        }
        Normalize normalize = settings.normalize() == null ? Preprocessor.NORMALIZE : settings.normalize();
        return Optional.of(new FittedTarget.Number(column.name(), Scaling.fit(normalize, values)));
    }

    private Optional<FittedTarget> categoryTarget(CategoryColumn column, ColumnSettings settings) {
        if (settings.normalize() != null) {
            problems.add(table.problem(column.name(), "normalize: is for numbers, and this target is a category")
                    .ofSetting(Preparation.setting(column.name(), "normalize")));
        }
        int[] counts = Preprocessor.counts(column, rows);
        List<String> labels = new ArrayList<>();
        List<Long> rowsOf = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                labels.add(column.levels().get(code));
                rowsOf.add((long) counts[code]);
            }
        }
        if (labels.size() < 2) {
            problems.add(table.problem(
                    column.name(),
                    "is " + Quoted.of(labels.getFirst()) + " in every training row: there is nothing to tell apart"));
            return Optional.empty();
        }
        String positive = settings.positive();
        if (positive != null && !putLast(positive, labels, rowsOf)) {
            DataProblem problem = labels.size() > 2
                    ? table.problem(column.name(), "positive: is for two classes, and this target has " + labels.size())
                    : table.problem(
                            column.name(),
                            "has no label " + Quoted.of(positive) + " to be the positive one",
                            Suggestion.forName(positive, labels));
            problems.add(problem.ofSetting(Preparation.setting(column.name(), "positive")));
        }
        return Optional.of(new FittedTarget.Category(column.name(), labels, column.whole(), rowsOf));
    }

    /** Moves the positive one of two labels behind the other; false where it cannot be done. */
    private static boolean putLast(String positive, List<String> labels, List<Long> rowsOf) {
        int at = labels.indexOf(positive);
        if (labels.size() != 2 || at < 0) {
            return false;
        }
        labels.add(labels.remove(at));
        rowsOf.add(rowsOf.remove(at));
        return true;
    }
}
