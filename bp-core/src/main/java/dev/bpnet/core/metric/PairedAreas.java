package dev.bpnet.core.metric;

import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.core.loss.ClassIndex;
import java.util.Arrays;

/**
 * The mean over pairs of classes a, b of {@code (A(a|b) + A(b|a)) / 2}: {@code A(a|b)} is the area under the ROC curve of the
 * scores of a among the rows of a and b alone, the probability that a row of a has a higher one than a row of b (Hand, Till
 * 2001). Only pairs of classes that both occur; NaN where there is none. Exact: scores are kept and sorted, 4 bytes a class and
 * 12 besides for each row.
 *
 * @param classes the number of classes
 * @param weighted whether a pair is as heavy as its rows; else all are alike
 */
record PairedAreas(int classes, boolean weighted) implements Metric {

    @Override
    public boolean higherIsBetter() {
        return true;
    }

    @Override
    public Accumulator start() {
        return new Pairs(classes, weighted);
    }

    private static final class Pairs implements Accumulator {
        private final int classes;
        private final boolean weighted;
        /** The scores of a row, one a class. */
        private float[] scores;

        private int[] actual = new int[1024];
        private double[] weights = new double[1024];
        private int rows;
        private boolean unknown;

        Pairs(int classes, boolean weighted) {
            this.classes = classes;
            this.weighted = weighted;
            this.scores = new float[actual.length * classes];
        }

        @Override
        public void add(EvaluatedRows block) {
            for (int i = 0; i < block.count(); i++) {
                if (block.weight(i) != 0) {
                    add(block, i);
                }
            }
        }

        private void add(EvaluatedRows block, int row) {
            if (rows == actual.length) {
                actual = Arrays.copyOf(actual, Math.multiplyExact(rows, 2));
                weights = Arrays.copyOf(weights, actual.length);
                scores = Arrays.copyOf(scores, Math.multiplyExact(actual.length, classes));
            }
            int y = ClassIndex.of(block.targets().get(row, 0), classes);
            unknown |= y == ClassIndex.NONE;
            for (int c = 0; c < classes; c++) {
                float score = block.predictions().get(row, c);
                unknown |= Float.isNaN(score);
                scores[rows * classes + c] = score;
            }
            actual[rows] = y;
            weights[rows] = block.weight(row);
            rows++;
        }

        @Override
        public double result() {
            if (unknown) {
                return Double.NaN;
            }
            double[] heavy = new double[classes];
            for (int row = 0; row < rows; row++) {
                heavy[actual[row]] += weights[row];
            }
            double[][] above = new double[classes][];
            for (int c = 0; c < classes; c++) {
                above[c] = above(c);
            }
            WeightedMean mean = new WeightedMean();
            for (int a = 0; a < classes; a++) {
                for (int b = a + 1; b < classes; b++) {
                    if (heavy[a] > 0 && heavy[b] > 0) {
                        double area = (above[a][b] + above[b][a]) / 2 / (heavy[a] * heavy[b]);
                        mean.add(weighted ? heavy[a] + heavy[b] : 1, area);
                    }
                }
            }
            return mean.value();
        }

        /** {@code Σ w_i w_j ([s_i > s_j] + ½[s_i = s_j])} over rows i of a class and j of each class, s the scores of the first. */
        private double[] above(int c) {
            long[] sorted = new long[rows]; // the score in the upper half, the row in the lower
            for (int row = 0; row < rows; row++) {
                sorted[row] = ((long) RankedScores.sortable(scores[row * classes + c]) << 32) | row;
            }
            Arrays.sort(sorted);
            double[] below = new double[classes];
            double[] above = new double[classes];
            int end;
            for (int i = 0; i < rows; i = end) {
                end = i;
                double ofClass = 0;
                for (; end < rows && sorted[end] >> 32 == sorted[i] >> 32; end++) {
                    int row = (int) sorted[end];
                    below[actual[row]] += weights[row] / 2; // as far as they are tied: half
                    ofClass += actual[row] == c ? weights[row] : 0;
                }
                for (int b = 0; ofClass != 0 && b < classes; b++) {
                    above[b] += ofClass * below[b];
                }
                for (int j = i; j < end; j++) {
                    int row = (int) sorted[j];
                    below[actual[row]] += weights[row] / 2;
                }
            }
            return above;
        }
    }
}
