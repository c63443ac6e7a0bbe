package dev.bpnet.data.prepare;

import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.store.RowsWriter;
import dev.bpnet.data.table.CategoryColumn;
import dev.bpnet.data.table.Column;
import dev.bpnet.data.table.NumberColumn;
import dev.bpnet.data.table.Table;
import java.io.IOException;
import java.util.List;

/** Encodes rows of a table that is in memory. */
final class TableEncoder {

    /** Rows encoded column by column before the next: the block's part of the output stays in the cache. */
    private static final int BLOCK = 64;

    private final FittedPreprocessing fitted;
    private final Table table;
    private final int[] rows;
    private final ProblemList problems;
    private final int width;
    private final int targetWidth;
    private final List<TableCells> inputs;
    private final List<TableCells> targets;

    TableEncoder(FittedPreprocessing fitted, Table table, int[] rows, ProblemList problems) {
        this.fitted = fitted;
        this.table = table;
        this.rows = rows;
        this.problems = problems;
        width = fitted.width();
        targetWidth = fitted.columnTargets().size();
        inputs = fitted.inputs().stream()
                .map(column -> column.cells(column(column.name())))
                .toList();
        targets = fitted.columnTargets().stream()
                .map(target -> target.cells(column(target.name())))
                .toList();
    }

    EncodedRows encode() {
        String file = table.places().header().file();
        float[] x = new float[size(rows.length, width, file)];
        float[] t = new float[size(rows.length, targetWidth, file)];
        double[] weights = fitted.weight() == null ? null : new double[rows.length];
        for (int from = 0; from < rows.length; from += BLOCK) {
            int to = Math.min(rows.length, from + BLOCK);
            encodeBlock(from, to, x, from * width, t, from * targetWidth);
            for (int i = from; weights != null && i < to; i++) {
                weights[i] = weight(rows[i]);
            }
        }
        return EncodedRows.of(fitted, rows.length, x, t, weights);
    }

    /** The same rows into a file, a block at a time. */
    void writeTo(RowsWriter writer) throws IOException {
        float[] x = new float[BLOCK * width];
        float[] t = new float[BLOCK * targetWidth];
        for (int from = 0; from < rows.length; from += BLOCK) {
            int to = Math.min(rows.length, from + BLOCK);
            encodeBlock(from, to, x, 0, t, 0);
            for (int i = from; i < to; i++) {
                double weight = weight(rows[i]);
                writer.add(x, (i - from) * width, t, (i - from) * targetWidth, weight);
            }
        }
        problems.throwIfAny();
    }

    private void encodeBlock(int from, int to, float[] x, int atX, float[] t, int atT) {
        int at = atX;
        for (int c = 0; c < inputs.size(); c++) {
            FittedColumn column = fitted.inputs().get(c);
            encodeInput(column, inputs.get(c), from, to, x, at);
            at += column.width();
        }
        for (int c = 0; c < targetWidth; c++) {
            FittedTarget target = fitted.targets().get(c);
            for (int i = from; i < to; i++) {
                t[atT + (i - from) * targetWidth + c] =
                        target(target, targets.get(c).cell(rows[i]), rows[i]);
            }
        }
    }

    private double weight(int row) {
        String name = fitted.weight();
        if (name == null) {
            return 1;
        }
        double cell = column(name) instanceof NumberColumn numbers ? numbers.value(row) : Double.NaN;
        if (!EncodingSentences.isWeight(cell)) {
            problems.add(table.problem(row, name, EncodingSentences.noWeight(cell)));
        }
        return cell;
    }

    private Column column(String name) {
        return table.column(name)
                .orElseThrow(() -> new IllegalArgumentException("the table has no column named '" + name + "'"));
    }

    private void encodeInput(FittedColumn column, TableCells cells, int from, int to, float[] x, int start) {
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
        if (Double.isNaN(cell) && fitted.missingTargets()) {
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
