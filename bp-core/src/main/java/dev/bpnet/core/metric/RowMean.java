package dev.bpnet.core.metric;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;

/**
 * The weighted mean of a figure that each row has of its own.
 *
 * @param higherIsBetter whether more is better
 * @param figure the figure of a row; NaN where it has none
 */
record RowMean(boolean higherIsBetter, Figure figure) implements Metric {

    /** The figure of a row. */
    @FunctionalInterface
    interface Figure {
        double of(Matrix predictions, Matrix targets, int row);
    }

    @Override
    public Accumulator start() {
        return new Mean(figure, new WeightedMean());
    }

    private record Mean(Figure figure, WeightedMean mean) implements Accumulator {
        @Override
        public void add(EvaluatedRows rows) {
            for (int i = 0; i < rows.count(); i++) {
                double weight = rows.weight(i);
                if (weight != 0) {
                    mean.add(weight, figure.of(rows.predictions(), rows.targets(), i));
                }
            }
        }

        @Override
        public double result() {
            return mean.value();
        }
    }
}
