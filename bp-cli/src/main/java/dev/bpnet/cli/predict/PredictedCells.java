package dev.bpnet.cli.predict;

import dev.bpnet.api.kernels.Matrix;
import java.util.List;

/** The cells of a prediction. */
interface PredictedCells {

    /** Adds what the cells are called. */
    void addNames(List<String> header);

    /**
     * Adds the cells of row {@code i}.
     *
     * @param inputs the encoded rows that were predicted
     * @param predictions what the network made of them
     */
    void add(Matrix inputs, Matrix predictions, int i, List<String> row);
}
