package dev.bpnet.api.metric;

/** A figure of merit over rows, exact, computed in one pass. */
public interface Metric {

    /** Whether more is better, which early stopping on it has to know. */
    boolean higherIsBetter();

    /** A new accumulator; rows come to it in row order from one thread. */
    Accumulator start();

    /** Collects rows. */
    interface Accumulator {
        /** Takes the rows {@code [0, rows.count())}. */
        void add(EvaluatedRows rows);

        /** The figure over all rows so far; NaN where it is not defined (no rows, auc of one class). */
        double result();
    }
}
