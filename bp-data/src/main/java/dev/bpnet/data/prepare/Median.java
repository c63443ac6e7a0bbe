package dev.bpnet.data.prepare;

import java.util.Arrays;

/**
 * The median without sorting: C. A. R. Hoare, Algorithm 65: FIND, 1961, with the median of three as pivot. Expected time is
 * linear; where the pivots are bad 64 times, the rest is sorted.
 */
final class Median {

    private static final int PATIENCE = 64;

    /** Few values are sorted outright. */
    private static final int FEW = 32;

    private Median() {}

    /**
     * The middle value, or the mean of the two in the middle.
     *
     * @param values at least one, none NaN; reordered
     */
    static double of(double[] values) {
        int upper = values.length / 2;
        place(values, upper);
        if (values.length % 2 == 1) {
            return values[upper];
        }
        double lower = values[0];
        for (int i = 1; i < upper; i++) {
            lower = Math.max(lower, values[i]);
        }
        // Half of each, so that the sum of two huge values cannot overflow; exact for values that came from floats.
        return lower / 2 + values[upper] / 2;
    }

    /** Reorders so that the value at k is the one that sorting would put there, with none greater before it. */
    private static void place(double[] values, int k) {
        int from = 0;
        int to = values.length - 1;
        for (int round = 0; to - from > FEW && round < PATIENCE; round++) {
            double pivot = middle(values[from], values[(from + to) >>> 1], values[to]);
            int i = from;
            int j = to;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double moved = values[i];
                    values[i++] = values[j];
                    values[j--] = moved;
                }
            }
            // Now all up to j are at most the pivot, all from i on at least, and what lies between equals it.
            if (k <= j) {
                to = j;
            } else if (k >= i) {
                from = i;
            } else {
                return;
            }
        }
        Arrays.sort(values, from, to + 1);
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
