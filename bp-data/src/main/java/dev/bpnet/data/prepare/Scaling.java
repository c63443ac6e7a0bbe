package dev.bpnet.data.prepare;

import dev.bpnet.data.table.Normalize;

/**
 * The affine map {@code (x - center) / scale}, in double.
 *
 * @param center what is subtracted, finite
 * @param scale what it is divided by, finite and greater than 0
 */
public record Scaling(double center, double scale) {

    /** Leaves numbers as they are. */
    public static final Scaling NONE = new Scaling(0, 1);

    /** The greatest value of a byte. */
    private static final double BYTE = 255;

    public Scaling {
        if (!Double.isFinite(center) || !Double.isFinite(scale) || scale <= 0) {
            throw new IllegalArgumentException("not a scaling: center " + center + ", scale " + scale);
        }
    }

    /** {@code (x - center) / scale}. */
    public double apply(double x) {
        return (x - center) / scale;
    }

    /** {@code y * scale + center}: back to the unit of x. */
    public double restore(double y) {
        return y * scale + center;
    }

    /**
     * Learns a scaling. Sums run in double over ascending rows; the deviation is that of the whole set (divided by n). A
     * scale of 0 (all values equal) becomes 1.
     *
     * @param normalize what kind
     * @param values the values of the training rows, missing ones replaced; at least one
     */
    public static Scaling fit(Normalize normalize, double[] values) {
        return switch (normalize) {
            case NONE -> NONE;
            case BYTES -> new Scaling(0, BYTE);
            case MIN_MAX -> {
                double min = min(values);
                double range = max(values) - min;
                yield new Scaling(min, range > 0 ? range : 1);
            }
            case STANDARDIZE -> {
                double mean = mean(values);
                double deviation = isConstant(values) ? 0 : deviation(values, mean);
                yield new Scaling(mean, deviation > 0 ? deviation : 1);
            }
        };
    }

    /** Whether all values are equal: told from the values, since a sum of squares may miss 0 by a rounding. */
    static boolean isConstant(double[] values) {
        return min(values) == max(values);
    }

    /** {@code Σx / n}, ascending. */
    static double mean(double[] values) {
        double sum = 0;
        for (double x : values) {
            sum += x;
        }
        return sum / values.length;
    }

    /** {@code √(Σ(x - mean)² / n)}, ascending. */
    private static double deviation(double[] values, double mean) {
        double sum = 0;
        for (double x : values) {
            double d = x - mean;
            sum += d * d;
        }
        return Math.sqrt(sum / values.length);
    }

    private static double min(double[] values) {
        double min = Double.POSITIVE_INFINITY;
        for (double x : values) {
            min = Math.min(min, x);
        }
        return min;
    }

    private static double max(double[] values) {
        double max = Double.NEGATIVE_INFINITY;
        for (double x : values) {
            max = Math.max(max, x);
        }
        return max;
    }
}
