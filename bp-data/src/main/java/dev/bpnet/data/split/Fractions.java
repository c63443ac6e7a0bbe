package dev.bpnet.data.split;

import dev.bpnet.data.DataException;
import dev.bpnet.data.DataProblem;

/** The share of the rows that each part gets. */
final class Fractions {

    private Fractions() {}

    /** Checks two shares that belong together. */
    static void check(double validation, double test) {
        if (!(validation >= 0) || !(test >= 0) || !(validation + test < 1)) {
            throw new IllegalArgumentException("the shares for validation (" + validation + ") and test (" + test
                    + ") must leave rows to train on: neither negative, and together less than 1");
        }
    }

    /** Checks that there is something to cut out. */
    static void checkAny(String split, double validation, double test) {
        if (validation == 0 && test == 0) {
            throw new IllegalArgumentException("the split cuts nothing out: say how much, for example " + split
                    + ": {validation: 0.2, test: 0.2}");
        }
    }

    /** The rows of a part: the share of all rows, rounded to the nearest, halves up. */
    static int rows(int all, double fraction) {
        return (int) Math.round(all * fraction);
    }

    /**
     * Refuses an empty part.
     *
     * @param part the name of the part
     * @param fraction the share it should have; 0 may be empty
     */
    static void refuseEmpty(String file, String part, int rows, int all, double fraction) {
        if (rows == 0 && fraction > 0) {
            // What other fractions leave ends in digits of rounding, 0.010000000000000009; a float shows none of them.
            float shown = (float) fraction;
            throw new DataException(DataProblem.ofFile(
                            file,
                            "the split leaves no row for " + part + ": " + shown + " of " + all
                                    + (all == 1 ? " row" : " rows"),
                            "take a larger fraction, or give more rows")
                    .ofSetting("split"));
        }
    }
}
