package dev.bpnet.core.plugins;

import dev.bpnet.api.plugin.Range;
import org.jspecify.annotations.Nullable;

/**
 * The numbers a parameter may take: a {@link Range} as a value.
 *
 * @param min the least, or minus infinity
 * @param max the greatest, or infinity
 * @param exclusiveMin whether {@code min} itself is excluded
 * @param exclusiveMax whether {@code max} itself is excluded
 */
public record Interval(double min, double max, boolean exclusiveMin, boolean exclusiveMax) {
    /** Every finite number. */
    public static final Interval ALL = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, true, true);

    static Interval of(@Nullable Range range) {
        return range == null ? ALL : new Interval(range.min(), range.max(), range.exclusiveMin(), range.exclusiveMax());
    }

    /** Whether a finite number lies in it. */
    public boolean contains(double x) {
        return Double.isFinite(x) && (exclusiveMin ? x > min : x >= min) && (exclusiveMax ? x < max : x <= max);
    }

    /** Whether there is any bound. */
    public boolean isBounded() {
        return Double.isFinite(min) || Double.isFinite(max);
    }

    /** As it follows "must be": {@code greater than 0 and at most 1}; {@code finite} without bounds. */
    public String phrase() {
        String above = (exclusiveMin ? "greater than " : "at least ") + Numbers.text(min);
        String below = (exclusiveMax ? "less than " : "at most ") + Numbers.text(max);
        if (Double.isInfinite(min)) {
            return Double.isInfinite(max) ? "finite" : below;
        }
        if (Double.isInfinite(max)) {
            return above;
        }
        if (!exclusiveMin && !exclusiveMax) {
            return "between " + Numbers.text(min) + " and " + Numbers.text(max);
        }
        return above + " and " + below;
    }

    /** For a table: {@code > 0, <= 1}; empty without bounds. */
    public String symbols() {
        String above = Double.isInfinite(min) ? "" : (exclusiveMin ? "> " : ">= ") + Numbers.text(min);
        String below = Double.isInfinite(max) ? "" : (exclusiveMax ? "< " : "<= ") + Numbers.text(max);
        return above.isEmpty() || below.isEmpty() ? above + below : above + ", " + below;
    }
}
