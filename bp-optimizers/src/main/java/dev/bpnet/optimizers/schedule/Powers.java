package dev.bpnet.optimizers.schedule;

import dev.bpnet.api.math.DoubleMath;

/**
 * Powers without StrictMath.pow, which allocates 96 bytes a call until it is compiled, while a schedule is asked at every
 * step.
 */
final class Powers {
    /** Up to this exponent squaring is within 1e-14 of the power. */
    private static final int SQUARED = 64;

    private Powers() {}

    /** {@code x^n}, for x not negative and n at least 0, by squaring. */
    static double whole(double x, long n) {
        double power = 1;
        double square = x;
        for (long rest = n; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                power *= square;
            }
            square *= square;
        }
        return power;
    }

    /** {@code x^y}, for x and y not negative: by squaring where y is a small whole number, else {@code e^(y·ln x)}. */
    static double of(double x, double y) {
        if (y <= SQUARED && y == (long) y) {
            return whole(x, (long) y);
        }
        return x == 0 ? 0 : DoubleMath.exp(y * DoubleMath.log(x));
    }
}
