package dev.bpnet.core.layer;

/** Reads the number of a category from an input. */
final class CategoryNumber {
    /** What is the number of none. */
    static final int NONE = -2;

    private CategoryNumber() {}

    /** The whole number in {@code [least, categories)} that an input is, {@link #NONE} for all others, fractions and NaN. */
    static int of(double input, int least, int categories) {
        int category = (int) input;
        return category == input && category >= least && category < categories ? category : NONE;
    }
}
