package dev.bpnet.api.math;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Compares a float function with a double reference over every float, or every n-th, and keeps the largest error in
 * ulp.
 */
final class UlpScan {
    @FunctionalInterface
    interface FloatFunction {
        float apply(float x);
    }

    /**
     * The largest error found, where, the number of arguments, and at how many the function stepped in the wrong
     * direction.
     */
    record Result(double maxUlp, float at, long count, long reversals) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "max error %.4f ulp at %s (0x%08x), %d arguments, %d reversals",
                    maxUlp,
                    at,
                    Float.floatToRawIntBits(at),
                    count,
                    reversals);
        }
    }

    private UlpScan() {}

    /**
     * Scans the floats from {@code from} away from zero to {@code to}, both of one sign, in steps of {@code stride}
     * floats.
     */
    static Result scan(FloatFunction f, DoubleUnaryOperator reference, float from, float to, int stride) {
        long first = Integer.toUnsignedLong(Float.floatToRawIntBits(from));
        long last = Integer.toUnsignedLong(Float.floatToRawIntBits(to));
        double worst = -1;
        float at = Float.NaN;
        long count = 0;
        long reversals = 0;
        float previous = Float.NaN;
        double previousExpected = Double.NaN;
        for (long bits = first; bits <= last; bits += stride) {
            float x = Float.intBitsToFloat((int) bits);
            float y = f.apply(x);
            double expected = reference.applyAsDouble(x);
            double error = ulps(y, expected);
            if ((y - previous) * (expected - previousExpected) < 0) {
                reversals++;
            }
            previous = y;
            previousExpected = expected;
            count++;
            if (error > worst) {
                worst = error;
                at = x;
            }
        }
        return new Result(worst, at, count, reversals);
    }

    /**
     * The distance of a float from the true value, in units in the last place of a float of the true value's magnitude.
     */
    static double ulps(float actual, double expected) {
        if (Double.isNaN(expected) || Float.isNaN(actual)) {
            return Double.isNaN(expected) && Float.isNaN(actual) ? 0 : Double.POSITIVE_INFINITY;
        }
        double limit = 0x1.ffffffp127; // from here on a float rounds to infinity
        if (Float.isInfinite(actual) || Math.abs(expected) >= limit) {
            boolean same = Float.isInfinite(actual)
                    && Math.abs(expected) >= limit * (1 - 0x1p-24)
                    && (actual > 0) == (expected > 0);
            return same ? 0 : Double.POSITIVE_INFINITY;
        }
        int exponent = Math.max(Math.getExponent(expected), Float.MIN_EXPONENT);
        return Math.abs(actual - expected) / Math.scalb(1.0, exponent - 23);
    }
}
