package dev.bpnet.core.loss;

import dev.bpnet.api.loss.TargetInfo;

/** Reads the index of a class from a target. */
public final class ClassIndex {
    /** What no class has. */
    public static final int NONE = -1;

    private ClassIndex() {}

    /**
     * The classes of a distribution in the columns of a target.
     *
     * @throws IllegalArgumentException where there is only one column
     */
    static int distribution(TargetInfo target, String loss) {
        if (target.columns() < 2) {
            throw new IllegalArgumentException(
                    "the loss " + loss
                            + " compares distributions: it needs two target columns or more, which sum to 1; for one number mean_squared_error fits");
        }
        return target.columns();
    }

    /** The class that a target names; {@link #NONE} for NaN, fractions and numbers outside of {@code [0, classes)}. */
    public static int of(double target, int classes) {
        int index = (int) target;
        return index == target && index >= 0 && index < classes ? index : NONE;
    }
}
