package dev.bpnet.data.prepare;

import dev.bpnet.data.Quoted;

/** What can be wrong with a value that has the right type. */
final class EncodingSentences {

    static final String MISSING_INPUT = "there is no value, and missing: error does not allow that";
    static final String MISSING_TARGET = "the target has no value";
    static final String MISSING_TARGET_HINT = "leave the row out, or find its value";

    static final String MISSING_OFFSET = "there is no value, and every row needs an offset";

    private static final String WEIGHT = "a weight is a number of 0 or more";

    private EncodingSentences() {}

    /** What is wrong with a cell that is no weight. */
    static String noWeight(double cell) {
        if (Double.isNaN(cell)) {
            return WEIGHT + ", and there is no value";
        }
        return Double.isInfinite(cell) ? WEIGHT : WEIGHT + ", not " + cell;
    }

    /** Whether a cell is a weight. */
    static boolean isWeight(double cell) {
        return cell >= 0 && cell < Double.POSITIVE_INFINITY;
    }

    static String unseenLabel(String label, FittedTarget.Category target) {
        return Quoted.of(label) + " is a label that no training row has (known: " + Preparation.shown(target.labels())
                + ")";
    }
}
