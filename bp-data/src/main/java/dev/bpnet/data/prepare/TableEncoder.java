package dev.bpnet.data.prepare;

import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.table.CategoryColumn;
import dev.bpnet.data.table.Column;
import dev.bpnet.data.table.NumberColumn;
import dev.bpnet.data.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Encodes rows of a table that is in memory. */
final class TableEncoder {

    /** Rows encoded column by column before the next: the block's part of the output stays in the cache. */
    private static final int BLOCK = 64;

    private final FittedPreprocessing fitted;
    private final Table table;
    private final int[] rows;
    private final ProblemList problems;
    private final int width;
    private final float[] x;

    TableEncoder(FittedPreprocessing fitted, Table table, int[] rows, ProblemList problems) {
        this.fitted = fitted;
        this.table = table;
        this.rows = rows;
        this.problems = problems;
        width = fitted.width();
        x = new float[size(rows.length, width, table.places().header().file())];
    }

    EncodedRows encode() {
        List<TableCells> inputs = new ArrayList<>();
        fitted.inputs().forEach(column -> inputs.add(column.cells(column(column.name()))));
        for (int from = 0; from < rows.length; from += BLOCK) {
            int to = Math.min(rows.length, from + BLOCK);
            int at = from * width;
            for (int c = 0; c < inputs.size(); c++) {
                FittedColumn column = fitted.inputs().get(c);
                encodeInput(column, inputs.get(c), from, to, at);
                at += column.width();
            }
        }
        int targets = fitted.targets().size();
        float[] t = new float[size(rows.length, targets, table.places().header().file())];
        for (int c = 0; c < targets; c++) {
            FittedTarget target = fitted.targets().get(c);
            TableCells cells = target.cells(column(target.name()));
            for (int i = 0; i < rows.length; i++) {
                t[i * targets + c] = target(target, cells.cell(rows[i]), rows[i]);
            }
        }
        return new EncodedRows(rows.length, width, x, targets, t, weights());
    }

    private double @Nullable [] weights() {
        String name = fitted.weight();
        if (name == null) {
            return null;
        }
        double[] weights = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double cell = column(name) instanceof NumberColumn numbers ? numbers.value(rows[i]) : Double.NaN;
            if (!EncodingSentences.isWeight(cell)) {
                problems.add(table.problem(rows[i], name, EncodingSentences.WEIGHT));
            }
            weights[i] = cell;
        }
        return weights;
    }

    private Column column(String name) {
        return table.column(name)
                .orElseThrow(() -> new IllegalArgumentException("the table has no column named '" + name + "'"));
    }

    private void encodeInput(FittedColumn column, TableCells cells, int from, int to, int start) {
        int at = start;
        for (int i = from; i < to; i++, at += width) {
            double cell = cells.cell(rows[i]);
            if (Double.isNaN(cell) && column.refusesMissing()) {
                problems.add(table.problem(rows[i], column.name(), EncodingSentences.MISSING_INPUT));
            } else {
                column.write(cell, x, at);
            }
        }
    }

    private float target(FittedTarget target, double cell, int row) {
        if (Double.isNaN(cell) && fitted.masksTargets()) {
            return Float.NaN;
        }
        if (Double.isNaN(cell)) {
            problems.add(table.problem(
                    row, target.name(), EncodingSentences.MISSING_TARGET, EncodingSentences.MISSING_TARGET_HINT));
            return 0;
        }
        if (target instanceof FittedTarget.Category category && cell == CellReaders.UNSEEN) {
            String label = column(target.name()) instanceof CategoryColumn labels
                    ? labels.levels().get(labels.code(row))
                    : "";
            problems.add(table.problem(row, target.name(), EncodingSentences.unseenLabel(label, category)));
            return 0;
        }
        return target.encode(cell);
    }

    /**
     * The length of an array of so many numbers.
     *
     * @throws DataException where no array is that long
     */
    static int size(long rows, int width, String file) {
        long size = Math.multiplyExact(rows, width);
        if (size > Integer.MAX_VALUE - 8) {
            throw new DataException(DataProblem.ofFile(
                    file,
                    rows + " rows of " + width + " inputs are " + size + " numbers (" + size / (1L << 28)
                            + " GiB), more than one array can hold (" + (Integer.MAX_VALUE - 8) + ")",
                    "train on fewer rows, or ignore columns with many labels"));
        }
        return (int) size;
    }
}
