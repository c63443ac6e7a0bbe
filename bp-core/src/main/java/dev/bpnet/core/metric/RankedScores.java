package dev.bpnet.core.metric;

import java.util.Arrays;

/** The scores of rows that are of a class or not, all of them kept, 16 bytes a row, and sorted when asked. */
final class RankedScores {
    /** The score in the upper half, as bits that sort like it; the row in the lower half. */
    private long[] keys = new long[1024];
    /** The weight of a row of the class, or minus the weight of one that is not. */
    private double[] signedWeights = new double[1024];

    private int rows;

    /** Takes a row. */
    void add(float score, boolean positive, double weight) {
        if (rows == keys.length) {
            keys = Arrays.copyOf(keys, Math.multiplyExact(rows, 2));
            signedWeights = Arrays.copyOf(signedWeights, keys.length);
        }
        keys[rows] = ((long) sortable(score) << 32) | rows;
        signedWeights[rows] = positive ? weight : -weight;
        rows++;
    }

    /** An int that orders as the float does; -0 and 0 are one. */
    static int sortable(float score) {
        int bits = Float.floatToIntBits(score + 0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /** Sees groups of rows with equal scores. */
    @FunctionalInterface
    private interface Group {
        void tied(double positives, double negatives);
    }

    /** Groups in ascending or descending order of scores. */
    private void visit(boolean ascending, Group group) {
        long[] sorted = Arrays.copyOf(keys, rows);
        Arrays.sort(sorted);
        int i = 0;
        while (i < rows) {
            int score = score(sorted, i, ascending);
            double positives = 0;
            double negatives = 0;
            for (; i < rows && score(sorted, i, ascending) == score; i++) {
                double signed = signedWeights[(int) sorted[at(i, ascending)]];
                positives += Math.max(signed, 0);
                negatives += Math.max(-signed, 0);
            }
            group.tied(positives, negatives);
        }
    }

    private int score(long[] sorted, int i, boolean ascending) {
        return (int) (sorted[at(i, ascending)] >> 32);
    }

    private int at(int i, boolean ascending) {
        return ascending ? i : rows - 1 - i;
    }

    /** The weight of the rows of the class. */
    double positives() {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += Math.max(signedWeights[row], 0);
        }
        return sum;
    }

    /** The area under the ROC curve; NaN while there are only rows of the class, or none. */
    double area() {
        var sums = new Object() {
            double below; // weight of rows that are not of the class, with lower scores
            double ones;
            double area;
        };
        visit(true, (positives, negatives) -> {
            sums.area += positives * (sums.below + negatives / 2);
            sums.below += negatives;
            sums.ones += positives;
        });
        return sums.area / (sums.ones * sums.below);
    }

    /** {@code Σ (R_n - R_{n-1})·P_n} over descending scores; NaN while there are no rows of the class. */
    double averagePrecision() {
        var sums = new Object() {
            double right;
            double all;
            double precisions;
        };
        visit(false, (positives, negatives) -> {
            sums.right += positives;
            sums.all += positives + negatives;
            sums.precisions += positives * (sums.right / sums.all);
        });
        return sums.precisions / sums.right;
    }
}
