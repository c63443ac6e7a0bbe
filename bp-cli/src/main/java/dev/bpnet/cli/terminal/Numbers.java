package dev.bpnet.cli.terminal;

import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
    private Numbers() {}

    /** Four significant digits, without an exponent between 0.0001 and a million. */
    public static String shortText(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size < 1e-4 || size >= 1e6) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int decimals = Math.max(0, 3 - (int) Math.floor(StrictMath.log10(size)));
        return String.format(Locale.ROOT, "%." + Math.min(7, decimals) + "f", value);
    }

    /** A count with separators: {@code 12,345}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
