package dev.bpnet.data.prepare;

import dev.bpnet.data.ProblemList;
import dev.bpnet.data.read.Row;
import dev.bpnet.data.read.RowReader;
import dev.bpnet.data.read.Source;
import java.util.Arrays;

/** Reads and encodes all rows of a source. */
final class SourceEncoder {

    private static final int FIRST_ROWS = 64;

    private SourceEncoder() {}

    static EncodedRows encodeAll(FittedPreprocessing fitted, Source source, ProblemList problems) {
        try (RowReader reader = source.open(problems)) {
            RowEncoder encoder = new RowEncoder(fitted, reader.header(), source.name(), true, problems);
            int width = encoder.width();
            int targetWidth = encoder.targetWidth();
            float[] x = new float[FIRST_ROWS * width];
            float[] t = new float[FIRST_ROWS * targetWidth];
            int capacity = FIRST_ROWS;
            int rows = 0;
            Row row = new Row();
            while (reader.next(row)) {
                if (rows == capacity) {
                    capacity += capacity >> 1;
                    x = Arrays.copyOf(x, TableEncoder.size(capacity, width, source.name()));
                    t = Arrays.copyOf(t, TableEncoder.size(capacity, targetWidth, source.name()));
                }
                boolean fine = encoder.encodeInputs(row, x, rows * width);
                fine &= encoder.encodeTargets(row, t, rows * targetWidth);
                rows += fine ? 1 : 0;
            }
            return new EncodedRows(
                    rows, width, Arrays.copyOf(x, rows * width), targetWidth, Arrays.copyOf(t, rows * targetWidth));
        }
    }
}
