package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.core.data.Dataset;
import java.util.ArrayList;
import java.util.List;

/**
 * The unit that number targets are trained in: {@code (t - shift) / scale}, with mean and population standard deviation of
 * the training rows, a column.
 *
 * <p>Targets that are missing are left out of both.
 *
 * @param scale the standard deviation of each column, 1 for a constant one
 * @param shift the mean of each column
 */
public record TargetScaling(List<Double> scale, List<Double> shift) {

    private static final int BLOCK = 1024;

    /** Measures the targets of all rows by their weights: two passes in row order, in double. */
    public static TargetScaling of(Dataset data) {
        int columns = data.target().columns();
        double[] mean = new double[columns];
        double[] square = new double[columns];
        double[] weights = new double[columns];
        scan(data, (t, i, weight) -> {
            for (int j = 0; weight > 0 && j < columns; j++) {
                if (!Float.isNaN(t.get(i, j))) {
                    weights[j] += weight;
                    mean[j] += weight * t.get(i, j);
                }
            }
        });
        for (int j = 0; j < columns; j++) {
            mean[j] /= weights[j];
        }
        scan(data, (t, i, weight) -> {
            for (int j = 0; weight > 0 && j < columns; j++) {
                double d = t.get(i, j) - mean[j];
                square[j] += Double.isNaN(d) ? 0 : weight * d * d;
            }
        });
        List<Double> scale = new ArrayList<>();
        List<Double> shift = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            double deviation = Math.sqrt(square[j] / weights[j]);
            scale.add(deviation > 0 && deviation < Double.POSITIVE_INFINITY ? deviation : 1);
            shift.add(mean[j]);
        }
        return new TargetScaling(scale, shift);
    }

    private interface RowVisitor {
        void row(Matrix t, int i, double weight);
    }

    private static void scan(Dataset data, RowVisitor visitor) {
        Matrix x = Matrix.zeros(BLOCK, data.inputs());
        Matrix t = Matrix.zeros(BLOCK, data.target().columns());
        int[] order = new int[BLOCK];
        for (int from = 0; from < data.rows(); from += BLOCK) {
            int n = Math.min(BLOCK, data.rows() - from);
            for (int i = 0; i < n; i++) {
                order[i] = from + i;
            }
            data.gather(order, 0, n, x, t, 0);
            for (int i = 0; i < n; i++) {
                visitor.row(t, i, data.weight(from + i));
            }
        }
    }
}
