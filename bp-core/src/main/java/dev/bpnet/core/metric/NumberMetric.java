package dev.bpnet.core.metric;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A metric on numbers: a figure for each target, and their plain mean.
 *
 * @param higherIsBetter whether more is better
 * @param targets the number of targets
 * @param column makes what collects one target
 */
record NumberMetric(boolean higherIsBetter, int targets, Supplier<Column> column) implements Metric {

    /** Collects one target. */
    interface Column {
        /** Takes a row of a weight that is not 0. */
        void add(double weight, double predicted, double actual);

        /** The figure of this target. */
        double result();
    }

    @Override
    public Accumulator start() {
        return new Columns(Stream.generate(column).limit(targets).toList());
    }

    private record Columns(List<Column> columns) implements Accumulator {
        @Override
        public void add(EvaluatedRows rows) {
            Matrix predictions = rows.predictions();
            Matrix targets = rows.targets();
            for (int i = 0; i < rows.count(); i++) {
                double weight = rows.weight(i);
                if (weight != 0) {
                    for (int j = 0; j < columns.size(); j++) {
                        columns.get(j).add(weight, predictions.get(i, j), targets.get(i, j));
                    }
                }
            }
        }

        @Override
        public double result() {
            double sum = 0;
            for (Column column : columns) {
                sum += column.result();
            }
            return sum / columns.size();
        }
    }
}
