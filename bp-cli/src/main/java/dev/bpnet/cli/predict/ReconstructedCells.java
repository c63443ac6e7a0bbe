package dev.bpnet.cli.predict;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.data.prepare.FittedColumn;
import java.util.List;

/**
 * The cells of inputs that were reconstructed: each column under its own name and in its own unit, then
 * {@code reconstruction_error}, the mean of the squared differences between the encoded inputs and what the network makes of them.
 */
final class ReconstructedCells implements PredictedCells {
    private static final String ERROR = "reconstruction_error";

    private final List<FittedColumn> columns;
    private final int output;

    /**
     * @param columns the inputs
     * @param output the column of predictions where they begin
     */
    ReconstructedCells(List<FittedColumn> columns, int output) {
        this.columns = columns;
        this.output = output;
    }

    @Override
    public void addNames(List<String> header) {
        columns.forEach(column -> header.add(column.name()));
        header.add(ERROR);
    }

    @Override
    public void add(Matrix inputs, Matrix predictions, int i, List<String> row) {
        int at = predictions.at(i) + output;
        for (FittedColumn column : columns) {
            row.add(column.restore(predictions.array(), at));
            at += column.width();
        }
        double sum = 0;
        for (int j = 0; j < inputs.columns(); j++) {
            double difference = (double) predictions.get(i, output + j) - inputs.get(i, j);
            sum += difference * difference;
        }
        row.add(Float.toString((float) (sum / inputs.columns())));
    }
}
