package dev.bpnet.tck.check;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;

/**
 * Made-up rows of an evaluation: numbers that are predicted with an error, classes whose probability is higher where they are
 * right; row i has a loss and a weight.
 */
final class MetricRows {
    private final float[][] predictions;
    private final float[][] targets;
    private final double[] losses;
    private final double[] weights;

    MetricRows(MetricSubject subject, int rows) {
        int classes = subject.target().labels().size();
        boolean numbers = subject.target().kind() == TargetKind.NUMBER;
        int outputs = numbers ? subject.target().columns() : classes == 2 ? 1 : classes;
        predictions = Numbers.rows(6, rows, outputs, 0.5);
        targets = new float[rows][subject.target().columns()];
        losses = new double[rows];
        weights = new double[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < targets[i].length; j++) {
                targets[i][j] = (float) subject.numbers().of(subject.target(), i, j);
            }
            losses[i] = 1 + Numbers.uniform(8, i);
            weights[i] = 1;
            if (numbers) {
                for (int j = 0; j < outputs; j++) {
                    predictions[i][j] += targets[i][j];
                }
            } else {
                probabilities(predictions[i], (int) targets[i][0]);
            }
        }
    }

    private static void probabilities(float[] row, int right) {
        if (row.length == 1) {
            row[0] = 0.5f + 0.4f * row[0] + (right == 1 ? 0.15f : -0.15f);
            return;
        }
        float sum = 0;
        for (int j = 0; j < row.length; j++) {
            row[j] += j == right ? 0.9f : 0.6f;
            sum += row[j];
        }
        for (int j = 0; j < row.length; j++) {
            row[j] /= sum;
        }
    }

    int count() {
        return weights.length;
    }

    void weight(int row, double weight) {
        weights[row] = weight;
    }

    /** Rows {@code [from, to)} as a block. */
    Block block(int from, int to) {
        return new Block(from, to);
    }

    /** The figure over all rows, in blocks. */
    double figure(Metric metric, int blockSize) {
        Metric.Accumulator accumulator = metric.start();
        for (int from = 0; from < count(); from += blockSize) {
            accumulator.add(block(from, Math.min(count(), from + blockSize)));
        }
        return accumulator.result();
    }

    /** Views of rows, inside larger matrices. */
    final class Block implements EvaluatedRows {
        private final int from;
        private final int to;
        private final Matrix p;
        private final Matrix t;

        Block(int from, int to) {
            this.from = from;
            this.to = to;
            this.p = view(predictions);
            this.t = view(targets);
        }

        /** The rows, and one more behind them that is not counted. */
        private Matrix view(float[][] table) {
            float[][] rows = new float[to - from + 1][table[0].length];
            System.arraycopy(table, from, rows, 0, to - from);
            return new GuardedMatrix("rows", rows, Layouts.ALIKE.of(0)).matrix();
        }

        @Override
        public int count() {
            return to - from;
        }

        @Override
        public Matrix predictions() {
            return p;
        }

        @Override
        public Matrix targets() {
            return t;
        }

        @Override
        public double weight(int row) {
            return weights[from + row];
        }

        @Override
        public double loss(int row) {
            return losses[from + row];
        }
    }
}
