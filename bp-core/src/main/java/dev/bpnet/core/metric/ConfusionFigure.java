package dev.bpnet.core.metric;

import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.core.loss.ClassIndex;
import java.util.function.ToDoubleFunction;

/**
 * A figure of the confusion matrix.
 *
 * @param classes the number of classes
 * @param figure the figure of a matrix of weights that are not all 0: rows are actual classes, columns predicted ones
 */
record ConfusionFigure(int classes, ToDoubleFunction<double[][]> figure) implements Metric {

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Accumulator start() {
        return new Table(figure, classes);
    }

    private static final class Table implements Accumulator {
        private final ToDoubleFunction<double[][]> figure;
        private final double[][] weights;
        private boolean any;
        private boolean unknown;

        Table(ToDoubleFunction<double[][]> figure, int classes) {
            this.figure = figure;
            this.weights = new double[classes][classes];
        }

        @Override
        public void add(EvaluatedRows rows) {
            for (int i = 0; i < rows.count(); i++) {
                double weight = rows.weight(i);
                if (weight == 0) {
                    continue;
                }
                int y = ClassIndex.of(rows.targets().get(i, 0), weights.length);
                int guess = PredictedClass.of(rows.predictions(), i);
                if (y == ClassIndex.NONE || guess == ClassIndex.NONE) {
                    unknown = true;
                } else {
                    weights[y][guess] += weight;
                    any = true;
                }
            }
        }

        @Override
        public double result() {
            return any && !unknown ? figure.applyAsDouble(weights) : Double.NaN;
        }
    }
}
