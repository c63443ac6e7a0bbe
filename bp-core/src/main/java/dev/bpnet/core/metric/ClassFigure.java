package dev.bpnet.core.metric;

/**
 * A figure of one class, {@code tp / (a·actual + p·predicted)}: tp is the weight of the rows of the class that are predicted
 * right, actual that of the rows of the class, predicted that of the rows that are taken for it. 0 where the denominator is 0,
 * scikit-learn's {@code zero_division=0}.
 *
 * @param a the part of the actual rows
 * @param p the part of the predicted rows
 */
record ClassFigure(double a, double p) {
    /** {@code tp / predicted}. */
    static final ClassFigure PRECISION = new ClassFigure(0, 1);

    /** {@code tp / actual}. */
    static final ClassFigure RECALL = new ClassFigure(1, 0);

    /** {@code (1 + β²)·tp / (β²·actual + predicted)}: the harmonic mean of precision and recall, recall β times as important. */
    static ClassFigure f(double beta) {
        double square = beta * beta;
        return new ClassFigure(square / (1 + square), 1 / (1 + square));
    }

    double of(double right, double actual, double predicted) {
        double denominator = a * actual + p * predicted;
        return denominator == 0 ? 0 : right / denominator;
    }
}
