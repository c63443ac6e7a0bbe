package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The median of {@code |ŷ - y|} in the unit of the target: half of the weight has a lesser error, half a greater one; where the
 * halves part between two errors it is the middle of them, as in numpy. All errors are kept and sorted, 16 bytes a row. With
 * several targets the mean of theirs.
 */
@Doc(
        value = "The median of the absolute differences, in the unit of the target: outliers do not move it.",
        formula = "median |ŷ - y|",
        source = "scikit-learn median_absolute_error")
public final class MedianAbsoluteError extends NumberMetricPlugin<NoParameters> {

    /** Found as a service. */
    public MedianAbsoluteError() {}

    @Override
    public String name() {
        return "median_ae";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Metric create(NoParameters parameters, TargetInfo target) {
        return NumberMetric.of(false, target, Column::new);
    }

    private static final class Column implements NumberMetric.Column {
        private double[] errors = new double[256];
        private double[] weights = new double[256];
        private int rows;

        @Override
        public void add(double weight, double predicted, double actual) {
            if (rows == errors.length) {
                errors = Arrays.copyOf(errors, Math.multiplyExact(rows, 2));
                weights = Arrays.copyOf(weights, errors.length);
            }
            errors[rows] = Math.abs(predicted - actual);
            weights[rows] = weight;
            rows++;
        }

        @Override
        public double result() {
            Integer[] order = new Integer[rows];
            double all = 0;
            for (int i = 0; i < rows; i++) {
                order[i] = i;
                all += weights[i];
            }
            Arrays.sort(order, Comparator.comparingDouble(i -> errors[i]));
            if (rows == 0 || Double.isNaN(errors[order[rows - 1]])) { // NaN sorts last
                return Double.NaN;
            }
            double below = 0;
            int at = 0;
            while (at < rows - 1 && below + weights[order[at]] < all / 2) {
                below += weights[order[at]];
                at++;
            }
            double median = errors[order[at]];
            boolean between = below + weights[order[at]] == all / 2;
            return between ? (median + errors[order[at + 1]]) / 2 : median;
        }
    }
}
