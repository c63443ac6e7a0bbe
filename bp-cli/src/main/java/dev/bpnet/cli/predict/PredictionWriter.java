package dev.bpnet.cli.predict;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.core.loss.ClassIndex;
import dev.bpnet.core.metric.PredictedClass;
import dev.bpnet.data.prepare.FittedPreprocessing;
import dev.bpnet.data.prepare.FittedTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes predictions as CSV: the target, then {@code probability_LABEL} for each class; several number targets one after
 * another; several labels each with its probability; for losses without probabilities scores; with kept columns, those first, a target among them as {@code actual_TARGET}.
 */
public final class PredictionWriter {
    private final CsvWriter csv;
    private final Writer out;
    private final List<FittedTarget> targets;
    private final List<String> labels;
    private final boolean several;
    private final List<String> row = new ArrayList<>();

    /** Writes the header line at once. */
    public PredictionWriter(Writer out, FittedPreprocessing preprocessing, Loss loss, List<String> keptColumns) {
        this.out = out;
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        this.targets = preprocessing.targets();
        this.labels = targets.getFirst() instanceof FittedTarget.Category category ? category.labels() : List.of();
        List<String> header = new ArrayList<>();
        List<String> names = targets.stream().map(FittedTarget::name).toList();
        // Rows that know their target keep it under a name of its own: two columns of one name could not be read again.
        keptColumns.forEach(column -> header.add(names.contains(column) ? "actual_" + column : column));
        this.several = targets.size() > 1 && !labels.isEmpty();
        String share = loss.probabilities() ? "probability_" : "score_";
        if (several) {
            names.forEach(name -> header.addAll(List.of(name, share + name)));
        } else if (labels.isEmpty()) {
            header.addAll(loss.predictionNames(names));
        } else {
            header.addAll(names);
            labels.forEach(label -> header.add(share + label));
        }
        header.replaceAll(PredictionWriter::safe);
        csv.writeRecord(header);
    }

    /** Writes the prediction in row {@code i}. */
    public void write(Matrix predictions, int i, List<String> keptCells) {
        row.clear();
        keptCells.forEach(cell -> row.add(safe(cell)));
        if (several) {
            for (int j = 0; j < targets.size(); j++) {
                float share = predictions.get(i, j);
                row.add(Float.isNaN(share) ? "" : safe(label(j, share > 0.5f ? 1 : 0)));
                row.add(Float.toString(share));
            }
        } else if (labels.isEmpty()) {
            for (int j = 0; j < predictions.columns(); j++) {
                row.add(Float.toString(predictions.get(i, j)));
            }
        } else {
            int predicted = PredictedClass.of(predictions, i);
            row.add(predicted == ClassIndex.NONE ? "" : safe(labels.get(predicted)));
            if (predictions.columns() == 1) {
                row.add(Float.toString(1 - predictions.get(i, 0)));
                row.add(Float.toString(predictions.get(i, 0)));
            } else {
                for (int j = 0; j < labels.size(); j++) {
                    row.add(Float.toString(predictions.get(i, j)));
                }
            }
        }
        csv.writeRecord(row);
    }

    private String label(int target, int index) {
        return targets.get(target) instanceof FittedTarget.Category category
                ? category.labels().get(index)
                : "";
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
