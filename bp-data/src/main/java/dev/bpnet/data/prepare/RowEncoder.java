package dev.bpnet.data.prepare;

import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.read.Header;
import dev.bpnet.data.read.Row;
import dev.bpnet.data.table.ColumnType;
import java.util.ArrayList;
import java.util.List;

/**
 * Encodes rows as a reader gives them, one at a time, without allocating. Columns are found by name, other columns do not
 * matter; where one side has no header, by position. For use by one thread (the problems are collected).
 */
public final class RowEncoder {

    private final FittedPreprocessing fitted;
    private final String source;
    private final char decimal;
    private final ProblemList problems;
    private final FittedColumn[] inputs;
    private final CellReader[] inputReaders;
    private final int[] inputFields;
    private final FittedTarget[] targets;
    private final CellReader[] targetReaders;
    private final int[] targetFields;
    private final int weightField;

    /**
     * Finds the columns.
     *
     * @param fitted how to encode
     * @param header the columns of the file
     * @param source the name of the file, for problems
     * @param withTargets whether targets are to be encoded too
     * @param problems takes what is wrong with rows
     * @throws DataException with every column that is not there
     */
    public RowEncoder(
            FittedPreprocessing fitted, Header header, String source, boolean withTargets, ProblemList problems) {
        this.fitted = fitted;
        this.source = source;
        this.decimal = header.decimal();
        this.problems = problems;
        List<String> names = names(fitted, header);
        ProblemList missing = new ProblemList();
        inputs = fitted.inputs().toArray(FittedColumn[]::new);
        inputReaders = fitted.inputs().stream().map(FittedColumn::reader).toArray(CellReader[]::new);
        inputFields = fields(fitted.inputs().stream().map(FittedColumn::name).toList(), names, header, missing);
        List<FittedTarget> wanted = withTargets ? fitted.columnTargets() : List.of();
        targets = wanted.toArray(FittedTarget[]::new);
        targetReaders = wanted.stream().map(FittedTarget::reader).toArray(CellReader[]::new);
        targetFields = fields(wanted.stream().map(FittedTarget::name).toList(), names, header, missing);
        String weight = withTargets ? fitted.weight() : null;
        weightField = weight == null ? -1 : fields(List.of(weight), names, header, missing)[0];
        missing.throwIfAny();
    }

    /** The name of each field: those of the header, or, where one side has none, those of the model by position. */
    private static List<String> names(FittedPreprocessing fitted, Header header) {
        List<String> own = header.names();
        if (header.named() && fitted.named()) {
            return own;
        }
        List<String> inputNames =
                fitted.inputs().stream().map(FittedColumn::name).toList();
        if (own.size() == fitted.columns().size()) {
            return fitted.columns();
        }
        return own.size() == inputNames.size() ? inputNames : own;
    }

    private int[] fields(List<String> wanted, List<String> names, Header header, ProblemList missing) {
        int[] fields = new int[wanted.size()];
        for (int i = 0; i < fields.length; i++) {
            String name = wanted.get(i);
            fields[i] = names.indexOf(name);
            if (fields[i] < 0 && header.named()) {
                missing.add(DataProblem.ofField(
                        source,
                        header.line(),
                        0,
                        name,
                        "the file has no such column, but the model needs it",
                        Preparation.hints(name, names)));
            } else if (fields[i] < 0 && missing.isEmpty()) {
                missing.add(DataProblem.ofFile(
                        source,
                        "has no header and " + names.size() + " columns; the model was trained with "
                                + fitted.columns().size() + ", of which " + inputs.length + " are inputs",
                        "give it a header, or all columns, or just the inputs in their order: "
                                + Preparation.shown(wanted)));
            }
        }
        return fields;
    }

    /** How many inputs a row becomes. */
    public int width() {
        return fitted.width();
    }

    /** How many targets a row becomes, those that are its inputs not among them. */
    public int targetWidth() {
        return targets.length;
    }

    /**
     * Encodes the inputs of a row.
     *
     * @param row the row, from a reader with the header given
     * @param out takes {@link #width()} numbers
     * @param at where the first of them goes
     * @return false where something is wrong with the row; then what was written means nothing
     */
    public boolean encodeInputs(Row row, float[] out, int at) {
        boolean fine = true;
        int to = at;
        for (int i = 0; i < inputs.length; i++) {
            FittedColumn column = inputs[i];
            double cell = inputReaders[i].read(row, inputFields[i], decimal);
            if (cell == FittedColumn.REFUSED) {
                refuse(row, inputFields[i], column.name(), column.type());
                fine = false;
            } else if (Double.isNaN(cell) && column.refusesMissing()) {
                problem(row, inputFields[i], column.name(), List.of(EncodingSentences.MISSING_INPUT));
                fine = false;
            } else {
                column.write(cell, out, to);
            }
            to += column.width();
        }
        return fine;
    }

    /**
     * Encodes the targets of a row.
     *
     * @param row the row, from a reader with the header given
     * @param out takes {@link #targetWidth()} numbers
     * @param at where the first of them goes
     * @return false where something is wrong with the row
     */
    public boolean encodeTargets(Row row, float[] out, int at) {
        boolean fine = true;
        for (int i = 0; i < targets.length; i++) {
            FittedTarget target = targets[i];
            int field = targetFields[i];
            double cell = targetReaders[i].read(row, field, decimal);
            if (cell == FittedColumn.REFUSED) {
                refuse(row, field, target.name(), ColumnType.NUMBER);
                fine = false;
            } else if (Double.isNaN(cell) && fitted.missingTargets()) {
                out[at + i] = Float.NaN;
            } else if (Double.isNaN(cell)) {
                problem(
                        row,
                        field,
                        target.name(),
                        List.of(EncodingSentences.MISSING_TARGET, EncodingSentences.MISSING_TARGET_HINT));
                fine = false;
            } else if (target instanceof FittedTarget.Category category && cell == CellReaders.UNSEEN) {
                problem(row, field, target.name(), List.of(EncodingSentences.unseenLabel(row.text(field), category)));
                fine = false;
            } else {
                out[at + i] = target.encode(cell);
            }
        }
        return fine;
    }

    /**
     * How much a row counts; 1 where all count alike.
     *
     * @param row the row, from a reader with the header given
     * @return a number below 0 where something is wrong with the row
     */
    public double weight(Row row) {
        if (weightField < 0) {
            return 1;
        }
        double weight = CellReaders.number(row, weightField, decimal);
        if (!EncodingSentences.isWeight(weight)) {
            problem(row, weightField, String.valueOf(fitted.weight()), List.of(EncodingSentences.noWeight(weight)));
            return -1;
        }
        return weight;
    }

    private void refuse(Row row, int field, String column, ColumnType type) {
        problem(row, field, column, CellSentences.refused(type, row.text(field), decimal));
    }

    private void problem(Row row, int field, String column, List<String> said) {
        List<String> hints = new ArrayList<>(said.subList(1, said.size()));
        problems.add(new DataProblem(source, row.line(), field + 1, column, said.getFirst(), hints, null));
    }
}
