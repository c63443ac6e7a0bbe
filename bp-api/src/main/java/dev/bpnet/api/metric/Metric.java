package dev.bpnet.api.metric;

import java.util.List;

/** A figure of merit over rows, exact, computed in one pass. */
public interface Metric {

    /**
     * What further figures it tells, such as that of each class: reported beside it as {@code f1[setosa]}. Empty where there is
     * only the one.
     */
    default List<String> parts() {
        return List.of();
    }

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

        /** The further figure of an index of {@link Metric#parts()} over all rows so far; NaN where it is not defined. */
        default double part(int index) {
            throw new IndexOutOfBoundsException(index);
        }
    }
}
