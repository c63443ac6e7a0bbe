package dev.bpnet.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

/** Comparison of numbers with a relative tolerance, and an absolute one for what should be 0. */
public final class Close {
    private Close() {}

    /** NaN is close to NaN, an infinity to itself. */
    public static void assertClose(double actual, double expected, double relative, double absolute, String where) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            assertThat(actual).as(where).isEqualTo(Double.valueOf(expected));
        } else {
            double tolerance = relative * Math.abs(expected) + absolute;
            assertThat(Math.abs(actual - expected))
                    .as("%s: %s for %s", where, actual, expected)
                    .isLessThanOrEqualTo(tolerance);
        }
    }
}
