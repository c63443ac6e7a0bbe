package dev.bpnet.api.random;

/** The statistics that the tests of random numbers need. */
final class Statistics {
    private Statistics() {}

    /** Pearson's statistic of counts against equal probabilities, standardised: about N(0, 1) for many cells. */
    static double chiSquareScore(long[] counts) {
        long n = 0;
        for (long count : counts) {
            n += count;
        }
        double expected = (double) n / counts.length;
        double chiSquare = 0;
        for (long count : counts) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        int freedom = counts.length - 1;
        // Wilson and Hilferty (1931): the cube root is nearly normal even for few cells
        double variance = 2.0 / (9.0 * freedom);
        return (Math.cbrt(chiSquare / freedom) - (1 - variance)) / Math.sqrt(variance);
    }

    /** The correlation of two samples times sqrt(n): about N(0, 1) for independent ones. */
    static double correlationScore(double[] x, double[] y) {
        int n = x.length;
        double mx = mean(x);
        double my = mean(y);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
        }
        return xy / Math.sqrt(xx * yy) * Math.sqrt(n);
    }

    static double mean(double[] x) {
        double sum = 0;
        for (double v : x) {
            sum += v;
        }
        return sum / x.length;
    }

    /** The mean of the p-th powers of the deviations from {@code center}. */
    static double moment(double[] x, double center, int p) {
        double sum = 0;
        for (double v : x) {
            sum += StrictMath.pow(v - center, p);
        }
        return sum / x.length;
    }
}
