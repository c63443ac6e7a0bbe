package dev.bpnet.core.metric;

/**
 * {@code Σ w·(x - x̄)²}, x̄ the weighted mean. The mean is updated row by row, so large means do not cancel it away (Welford: Note
 * on a method for calculating corrected sums of squares and products, 1962; with weights West: Updating mean and variance
 * estimates, 1979); all numbers are taken relative to the first, so they do not round it away either.
 */
final class Deviation {
    private double first;
    private double sum;
    /** Less the first number. */
    private double mean;

    private double weights;

    /** Takes a number of a weight that is not 0. */
    void add(double weight, double x) {
        first = weights == 0 ? x : first;
        weights += weight;
        double fromOldMean = x - first - mean;
        mean += weight / weights * fromOldMean;
        sum += weight * fromOldMean * (x - first - mean);
    }

    /** NaN where nothing was added. */
    double sum() {
        return weights == 0 ? Double.NaN : sum;
    }
}
