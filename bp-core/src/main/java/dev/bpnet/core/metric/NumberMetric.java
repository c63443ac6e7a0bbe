package dev.bpnet.core.metric;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A metric on numbers: a figure for each target, and their plain mean. Where values of targets may be missing, each figure is
 * over the rows that have one.
 *
 * @param higherIsBetter whether more is better
 * @param targets the number of targets
 * @param missing whether a target that is NaN is missing and not counted
 * @param column makes what collects one target
 */
record NumberMetric(boolean higherIsBetter, int targets, boolean missing, Supplier<Column> column) implements Metric {

    /** For each number of a target. */
    static NumberMetric of(boolean higherIsBetter, TargetInfo target, Supplier<Column> column) {
        return new NumberMetric(higherIsBetter, target.columns(), target.missing(), column);
    }

    /** Collects one target. */
    interface Column {
        /** Takes a row of a weight that is not 0. */
        void add(double weight, double predicted, double actual);

        /** The figure of this target. */
        double result();
    }

    @Override
    public Accumulator start() {
        return new Columns(Stream.generate(column).limit(targets).toList(), missing);
    }

    private record Columns(List<Column> columns, boolean missing) implements Accumulator {
        @Override
        public void add(EvaluatedRows rows) {
            Matrix predictions = rows.predictions();
            Matrix targets = rows.targets();
            for (int i = 0; i < rows.count(); i++) {
                double weight = rows.weight(i);
                if (weight != 0) {
                    for (int j = 0; j < columns.size(); j++) {
                        float actual = targets.get(i, j);
                        if (!(missing && Float.isNaN(actual))) {
                            columns.get(j).add(weight, predictions.get(i, j), actual);
                        }
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
