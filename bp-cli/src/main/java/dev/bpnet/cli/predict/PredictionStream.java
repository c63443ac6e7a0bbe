package dev.bpnet.cli.predict;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.core.kernels.KernelSelection;
import dev.bpnet.core.network.Predictor;
import dev.bpnet.data.ProblemList;
import dev.bpnet.data.model.Model;
import dev.bpnet.data.prepare.FittedPreprocessing;
import dev.bpnet.data.prepare.RowEncoder;
import dev.bpnet.data.read.Header;
import dev.bpnet.data.read.Row;
import dev.bpnet.data.read.RowReader;
import dev.bpnet.data.read.Source;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Predicts the rows of a source block by block; row order is kept, and memory does not grow with the rows. */
public final class PredictionStream {
    private static final int BLOCK = 1024;

    private final Model model;
    private final KernelSelection kernels;
    private final boolean keep;

    /**
     * Prepares.
     *
     * @param keep whether the input columns go in front
     */
    public PredictionStream(Model model, KernelSelection kernels, boolean keep) {
        this.model = model;
        this.kernels = kernels;
        this.keep = keep;
    }

    /**
     * Predicts all rows; returns how many.
     *
     * @throws dev.bpnet.data.DataException when rows are wrong; those before the block of the first such row are written
     */
    public long run(Source source, Writer out) {
        FittedPreprocessing preprocessing = model.preprocessing();
        ProblemList problems = new ProblemList();
        long total = 0;
        try (RowReader reader = source.open(problems)) {
            Header header = reader.header();
            RowEncoder encoder = new RowEncoder(preprocessing, header, source.name(), false, problems);
            Predictor.Session predictor =
                    model.network().predictor(kernels.kernels()).session(BLOCK);
            PredictionWriter writer =
                    new PredictionWriter(out, preprocessing, model.goal(), keep ? header.names() : List.of());
            Matrix x = Matrix.zeros(BLOCK, encoder.width());
            Matrix y = Matrix.zeros(BLOCK, model.network().graph().predictions());
            List<List<String>> kept = new ArrayList<>();
            Row row = new Row();
            int rows = 0;
            boolean more = true;
            while (more) {
                more = reader.next(row);
                if (more && encoder.encodeInputs(row, x.array(), x.at(rows))) {
                    if (keep) {
                        kept.add(cells(row));
                    }
                    rows++;
                }
                if (rows == BLOCK || !more) {
                    problems.throwIfAny();
                    predictor.predict(Matrix.of(x.array(), 0, rows, x.columns()), y);
                    for (int i = 0; i < rows; i++) {
                        writer.write(x, y, i, keep ? kept.get(i) : List.of());
                    }
                    total += rows;
                    rows = 0;
                    kept.clear();
                }
            }
            writer.flush();
        }
        problems.throwIfAny();
        return total;
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(row.size());
        for (int field = 0; field < row.size(); field++) {
            cells.add(row.isNumber(field) ? Float.toString(row.number(field)) : row.text(field));
        }
        return cells;
    }
}
