package dev.bpnet.data.prepare;

import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.read.Row;
import dev.bpnet.data.read.RowReader;
import dev.bpnet.data.read.Source;
import dev.bpnet.data.store.RowsWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and encodes the rows of sources, one below the other. For one use by one thread. */
final class SourceEncoder {

    private static final int FIRST_ROWS = 64;
    private static final String NO_ROWS = "has no rows";

    private final FittedPreprocessing fitted;
    private final ProblemList problems;
    private final int width;
    private final int targetWidth;
    private float[] x;
    private float[] t;
    private double @Nullable [] weights;
    private int capacity = FIRST_ROWS;
    private int rows;

    private SourceEncoder(FittedPreprocessing fitted, ProblemList problems) {
        this.fitted = fitted;
        this.problems = problems;
        width = fitted.width();
        targetWidth = fitted.columnTargets().size();
        x = new float[Math.multiplyExact(FIRST_ROWS, width)];
        t = new float[FIRST_ROWS * targetWidth];
        weights = fitted.weight() == null ? null : new double[FIRST_ROWS];
    }

    static EncodedRows encodeAll(
            FittedPreprocessing fitted, List<? extends Source> sources, long rowsPerSource, ProblemList problems) {
        SourceEncoder encoder = new SourceEncoder(fitted, problems);
        for (Source source : sources) {
            try {
                encoder.read(source, rowsPerSource);
            } catch (DataException e) {
                e.problems().forEach(problems::add);
            }
        }
        if (encoder.rows == 0 && problems.isEmpty()) {
            problems.add(DataProblem.ofFile(sources.getFirst().name(), NO_ROWS));
        }
        return encoder.encoded();
    }

    /** Writes the rows of sources into a file, one at a time. */
    static void writeAll(
            FittedPreprocessing fitted,
            List<? extends Source> sources,
            long rowsPerSource,
            ProblemList problems,
            RowsWriter writer)
            throws IOException {
        float[] x = new float[fitted.width()];
        float[] t = new float[fitted.columnTargets().size()];
        for (Source source : sources) {
            try (RowReader reader = source.open(problems)) {
                RowEncoder encoder = new RowEncoder(fitted, reader.header(), source.name(), true, problems);
                Row row = new Row();
                for (long n = 0; n < rowsPerSource && reader.next(row); n++) {
                    boolean fine = encoder.encodeInputs(row, x, 0);
                    fine &= encoder.encodeTargets(row, t, 0);
                    double weight = encoder.weight(row);
                    if (fine && weight >= 0) {
                        writer.add(x, 0, t, 0, weight);
                    }
                }
            } catch (DataException e) {
                e.problems().forEach(problems::add);
            }
        }
        if (writer.rows() == 0 && problems.isEmpty()) {
            problems.add(DataProblem.ofFile(sources.getFirst().name(), NO_ROWS));
        }
        problems.throwIfAny();
    }

    private void read(Source source, long most) {
        try (RowReader reader = source.open(problems)) {
            RowEncoder encoder = new RowEncoder(fitted, reader.header(), source.name(), true, problems);
            Row row = new Row();
            for (long n = 0; n < most && reader.next(row); n++) {
                if (rows == capacity) {
                    capacity = Math.addExact(capacity, capacity >> 1);
                    x = Arrays.copyOf(x, TableEncoder.size(capacity, width, source.name()));
                    t = Arrays.copyOf(t, TableEncoder.size(capacity, targetWidth, source.name()));
                    weights = weights == null ? null : Arrays.copyOf(weights, capacity);
                }
                boolean fine = encoder.encodeInputs(row, x, rows * width);
                fine &= encoder.encodeTargets(row, t, rows * targetWidth);
                if (weights != null) {
                    weights[rows] = encoder.weight(row);
                    fine &= weights[rows] >= 0;
                }
                rows += fine ? 1 : 0;
            }
        }
    }

    private EncodedRows encoded() {
        return EncodedRows.of(
                fitted,
                rows,
                Arrays.copyOf(x, rows * width),
                Arrays.copyOf(t, rows * targetWidth),
                weights == null ? null : Arrays.copyOf(weights, rows));
    }
}
