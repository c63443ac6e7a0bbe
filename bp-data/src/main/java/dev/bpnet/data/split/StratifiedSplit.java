package dev.bpnet.data.split;

import dev.bpnet.api.random.Permutation;
import dev.bpnet.api.random.Purpose;
import dev.bpnet.api.random.RandomStream;
import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.Quoted;
import dev.bpnet.data.Suggestion;
import dev.bpnet.data.table.CategoryColumn;
import dev.bpnet.data.table.Column;
import dev.bpnet.data.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows at random, from each class alike. A part has {@code round(n·share)} of all n rows. Of these a class with m rows first
 * gets {@code floor(m·share)}; the rows still to give go one each to the classes with the greatest remainders
 * {@code m·share - floor(m·share)}, of equal ones to the first in label order, and never the last training row of a class.
 * Test rows are given before validation rows. Within a class, its rows in the order of
 * {@code Permutation.of(m, (seed, SPLIT, 0).child(class))} go to test, validation and training in turn. Rows without a label
 * are a class behind all others.
 */
record StratifiedSplit(
        double validation, double test, @Nullable String by) implements Split {

    @Override
    public List<Partition> partitions(SplitContext context) {
        Table table = context.table();
        int n = table.rows();
        List<int[]> classes = classes(table, column(context));
        int[] sizes = classes.stream().mapToInt(rows -> rows.length).toArray();
        double testShare = context.testGiven() ? 0 : test;
        double validationShare = context.validationGiven() ? 0 : validation;
        int[] left = sizes.clone();
        int[] testOf = allot(sizes, left, testShare);
        int[] validationOf = allot(sizes, left, validationShare);
        String file = table.places().header().file();
        Fractions.refuseEmpty(file, "testing", Arrays.stream(testOf).sum(), n, testShare);
        Fractions.refuseEmpty(file, "validation", Arrays.stream(validationOf).sum(), n, validationShare);

        RandomStream stream = RandomStream.of(context.seed(), Purpose.SPLIT, 0);
        IntList train = new IntList(n);
        IntList validate = new IntList(n);
        IntList tests = new IntList(n);
        for (int c = 0; c < sizes.length; c++) {
            int[] rows = classes.get(c);
            int[] order = Permutation.of(rows.length, stream.child(c));
            for (int i = 0; i < order.length; i++) {
                boolean toTest = i < testOf[c];
                boolean toValidation = i < testOf[c] + validationOf[c];
                (toTest ? tests : toValidation ? validate : train).add(rows[order[i]]);
            }
        }
        return List.of(new Partition(train.toArray(), validate.toArray(), tests.toArray()));
    }

    /** The rows each class gives to a part; takes them off what is left of the classes. */
    private static int[] allot(int[] sizes, int[] left, double share) {
        int classes = sizes.length;
        int[] given = new int[classes];
        double[] remainder = new double[classes];
        int toGive = Fractions.rows(Arrays.stream(sizes).sum(), share);
        for (int c = 0; c < classes; c++) {
            double quota = sizes[c] * share;
            given[c] = Math.min((int) quota, left[c] - 1);
            remainder[c] = quota - given[c];
            toGive -= given[c];
        }
        List<Integer> byRemainder = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            byRemainder.add(c);
        }
        byRemainder.sort((a, b) -> Double.compare(remainder[b], remainder[a]));
        for (int c : byRemainder) {
            if (toGive > 0 && given[c] < left[c] - 1) {
                given[c]++;
                toGive--;
            }
        }
        for (int c = 0; c < classes; c++) {
            left[c] -= given[c];
        }
        return given;
    }

    private CategoryColumn column(SplitContext context) {
        Table table = context.table();
        if (by == null && context.targets().isEmpty()) {
            throw new DataException(DataProblem.ofFile(
                            table.places().header().file(),
                            "the inputs are reconstructed, so there is no target to stratify by",
                            "take split: random, or say by which column: stratified: {by: ...}")
                    .ofSetting("split"));
        }
        String name = by == null ? context.targets().getFirst() : by;
        Column column = table.column(name)
                .orElseThrow(() -> new DataException(DataProblem.ofFile(
                                table.places().header().file(),
                                "there is no column named " + Quoted.of(name) + " to stratify by",
                                Suggestion.forName(
                                        name,
                                        table.columns().stream()
                                                .map(Column::name)
                                                .toList()))
                        .ofSetting("split.stratified.by")));
        if (column instanceof CategoryColumn category) {
            return category;
        }
        throw new DataException(table.problem(
                        name,
                        "is a " + column.type().label() + ": stratified splits by the labels of a category",
                        "take split: random, or say by which column: stratified: {by: ...}")
                .ofSetting("split"));
    }

    /** The rows of each class, ascending; classes that have none are left out. */
    private static List<int[]> classes(Table table, CategoryColumn column) {
        int labels = column.levels().size();
        List<IntList> rows = new ArrayList<>();
        for (int c = 0; c <= labels; c++) {
            rows.add(new IntList(16));
        }
        for (int row = 0; row < column.rows(); row++) {
            rows.get(column.isMissing(row) ? labels : column.code(row)).add(row);
        }
        ProblemList problems = new ProblemList();
        for (int c = 0; c < labels; c++) {
            if (rows.get(c).size() == 1) {
                problems.add(table.problem(
                        rows.get(c).toArray()[0],
                        column.name(),
                        "this is the only row of " + Quoted.of(column.levels().get(c))
                                + ": it cannot be in every part of a stratified split",
                        "add rows of this label, leave this one out, or take split: random"));
            }
        }
        problems.throwIfAny();
        return rows.stream()
                .filter(ofClass -> ofClass.size() > 0)
                .map(IntList::toArray)
                .toList();
    }
}
