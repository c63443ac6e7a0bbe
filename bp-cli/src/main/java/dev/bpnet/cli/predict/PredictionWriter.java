package dev.bpnet.cli.predict;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.core.train.Goal;
import dev.bpnet.core.train.GoalPart;
import dev.bpnet.data.prepare.FittedPreprocessing;
import dev.bpnet.data.prepare.FittedTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes predictions as CSV, one target or head after another, as {@link TargetCells} or {@link ReconstructedCells} have them; with
 * kept columns, those first, a target among them as {@code actual_TARGET}.
 */
public final class PredictionWriter {
    private final CsvWriter csv;
    private final Writer out;
    private final List<PredictedCells> parts = new ArrayList<>();
    private final List<String> row = new ArrayList<>();

    /** Writes the header line at once. */
    public PredictionWriter(Writer out, FittedPreprocessing preprocessing, Goal goal, List<String> keptColumns) {
        this.out = out;
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        List<String> names = preprocessing.predictedColumns();
        List<String> header = new ArrayList<>();
        // Rows that know their target keep it under a name of its own: two columns of one name could not be read again.
        keptColumns.forEach(column -> header.add(names.contains(column) ? "actual_" + column : column));
        for (GoalPart part : goal.parts()) {
            PredictedCells cells = cells(preprocessing, part);
            cells.addNames(header);
            parts.add(cells);
        }
        header.replaceAll(PredictionWriter::safe);
        csv.writeRecord(header);
    }

    private static PredictedCells cells(FittedPreprocessing preprocessing, GoalPart part) {
        if (preprocessing.reconstructs()) {
            int point = part.output() + part.reportedLoss().pointColumn();
            return new ReconstructedCells(preprocessing.inputs(), point);
        }
        List<FittedTarget> own = preprocessing
                .targets()
                .subList(part.column(), part.column() + part.target().columns());
        return new TargetCells(own, part.reportedLoss(), part.output());
    }

    /** Writes the prediction in row {@code i} for the encoded inputs in the same row. */
    public void write(Matrix inputs, Matrix predictions, int i, List<String> keptCells) {
        row.clear();
        row.addAll(keptCells);
        parts.forEach(part -> part.add(inputs, predictions, i, row));
        row.replaceAll(PredictionWriter::safe);
        csv.writeRecord(row);
    }

    /** Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers. */
    static String safe(String text) {
        if (text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 || isNumber(text)) {
            return text;
        }
        return "'" + text;
    }

    private static boolean isNumber(String text) {
        try {
            Double.parseDouble(text);
            return true;
        } catch (NumberFormatException notOne) {
            return false;
        }
    }

    /** Hands on what was written. */
    public void flush() {
        try {
            csv.flush();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
