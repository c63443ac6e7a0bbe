package dev.bpnet.core.metric;

/** {@code Σ w·x / Σ w}, summed in double in the order of the rows. */
final class WeightedMean {
    private double sum;
    private double weights;

    void add(double weight, double x) {
        sum += weight * x;
        weights += weight;
    }

    /** NaN where nothing was added. */
    double value() {
        return sum / weights;
    }
}
