package dev.bpnet.tck.check;

import java.util.function.Function;

/**
 * The five-point central difference {@code (f(-2h) - 8 f(-h) + 8 f(h) - f(2h)) / 12h} with h = 1e-3. Its error is about h⁴/30
 * of the fifth derivative, so that a relative 1e-6 can be asked for.
 *
 * @param value the derivative of {@code Σ weight · f} by one input
 * @param size the greatest value that went into it
 */
record Derivative(double value, double size) {
    static final double H = 1e-3;
    /** How near a kink disturbs it. */
    static final double REACH = 2.5 * H;

    private static final double RELATIVE = 1e-6;
    /** What rounding leaves of a difference: 1e-16 / h with room to spare, as a share of the values that are subtracted. */
    private static final double FLOOR = 1e-10;

    private static final double[] WEIGHTS = {1, -8, 8, -1};
    private static final double[] STEPS = {-2 * H, -H, H, 2 * H};

    static Derivative of(Function<double[], double[]> f, double[] weights, double[] x, int j) {
        double sum = 0;
        double size = 0;
        for (int s = 0; s < STEPS.length; s++) {
            double[] moved = x.clone();
            moved[j] += STEPS[s];
            double[] y = f.apply(moved);
            for (int i = 0; i < y.length; i++) {
                sum += WEIGHTS[s] * weights[i] * y[i];
                size = Math.max(size, Math.abs(y[i]));
            }
        }
        return new Derivative(sum / (12 * H), size);
    }

    /** Whether a stated derivative is this one. Where the function is not finite there is nothing to compare with. */
    boolean agrees(double stated) {
        return !Double.isFinite(value)
                || Math.abs(value - stated) <= RELATIVE * Math.abs(value) + FLOOR * Math.max(1, size);
    }
}
