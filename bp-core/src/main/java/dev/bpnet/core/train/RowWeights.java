package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.core.data.Dataset;
import org.jspecify.annotations.Nullable;

/** The weight of every row: its own times what the loss gives its class. Keeps its memory from one batch to the next. */
final class RowWeights {
    private static final int BLOCK = 1024;

    private static final double[] NONE = {};

    private final int[] order = new int[BLOCK];
    private @Nullable Matrix x;
    private @Nullable Matrix t;
    private double[] weights = NONE;

    /** One weight a row, in an array of its own; empty where all are 1. */
    static double[] of(Dataset data, Loss loss) {
        return new RowWeights().next(data, loss);
    }

    /** As {@link #of}, until the next call; allocates nothing for as many rows as before. */
    double[] next(Dataset data, Loss loss) {
        if (!data.weighted() && !loss.weightsRows()) {
            return NONE;
        }
        if (x == null || t == null) {
            x = Matrix.zeros(BLOCK, data.inputs());
            t = Matrix.zeros(BLOCK, data.target().columns());
        }
        if (weights.length != data.rows()) {
            weights = new double[data.rows()];
        }
        for (int from = 0; from < weights.length; from += BLOCK) {
            int n = Math.min(BLOCK, weights.length - from);
            for (int i = 0; i < n; i++) {
                order[i] = from + i;
            }
            data.gather(order, 0, n, x, t, 0);
            for (int i = 0; i < n; i++) {
                double weight = data.weight(from + i);
                weights[from + i] = weight == 0 ? 0 : weight * loss.rowWeight(t, i);
            }
        }
        return weights;
    }

    /** The sum over all rows, in order. */
    static double sum(double[] weights, int rows) {
        if (weights.length == 0) {
            return rows;
        }
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
