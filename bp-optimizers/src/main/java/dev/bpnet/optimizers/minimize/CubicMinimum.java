package dev.bpnet.optimizers.minimize;

/** The minimum of the cubic with given values and slopes at two points. */
final class CubicMinimum {
    private CubicMinimum() {}

    /**
     * With {@code d1 = g1 + g2 - 3·(f1 - f2)/(x1 - x2)} and {@code d2 = sign(x2 - x1)·√(d1² - g1·g2)} it lies at
     * {@code x2 - (x2 - x1)·(g2 + d2 - d1)/(g2 - g1 + 2·d2)}; brought into {@code [low, high]}. The middle of these where the
     * cubic has no minimum, or numbers that are not finite hide it.
     *
     * <p>Source: Nocedal and Wright, Numerical Optimization, 2006, formula 3.59; written as PyTorch has it.
     *
     * @param x1 a point
     * @param f1 the value there
     * @param g1 the slope there
     * @param x2 another point
     * @param f2 the value there
     * @param g2 the slope there
     * @param low the least answer
     * @param high the greatest answer
     */
    static double of(double x1, double f1, double g1, double x2, double f2, double g2, double low, double high) {
        double middle = (low + high) / 2;
        double d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2);
        double square = d1 * d1 - g1 * g2;
        if (!(square >= 0) || Double.isInfinite(square)) {
            return middle;
        }
        double d2 = Math.sqrt(square);
        double at = x1 <= x2
                ? x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2))
                : x1 - (x1 - x2) * ((g1 + d2 - d1) / (g1 - g2 + 2 * d2));
        return Double.isNaN(at) ? middle : Math.min(Math.max(at, low), high);
    }
}
