package dev.bpnet.core.loss;

/** Reads the index of a class from a target. */
public final class ClassIndex {
    /** What no class has. */
    public static final int NONE = -1;

    private ClassIndex() {}

    /** The class that a target names; {@link #NONE} for NaN, fractions and numbers outside of {@code [0, classes)}. */
    public static int of(double target, int classes) {
        int index = (int) target;
        return index == target && index >= 0 && index < classes ? index : NONE;
    }
}
