package dev.bpnet.data.prepare;

import java.util.OptionalDouble;

/**
 * What stands in for a missing value, and whether an input tells of it.
 *
 * @param value the value in the unit of the column; empty where a missing value is an error
 * @param indicator whether there is an input that is 1 where the value is missing: there is one when training rows had missing
 *     values
 */
public record Fill(OptionalDouble value, boolean indicator) {

    public Fill {
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new IllegalArgumentException("a missing value cannot be replaced by " + value.getAsDouble());
        }
    }

    /** The value in the place of a cell, which may be missing. */
    double of(double cell) {
        return Double.isNaN(cell) ? value.orElseThrow() : cell;
    }

    /** Whether an indicator, or what a network makes of it, says that a value is missing. */
    static boolean isMissing(float indicator) {
        return indicator > 0.5f;
    }

    /** What the indicator says of a cell. */
    static float indicator(double cell) {
        return Double.isNaN(cell) ? 1f : 0f;
    }
}
