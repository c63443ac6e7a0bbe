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
    private static final double[] STEPS = {-2, -1, 1, 2};

    static Derivative of(Function<double[], double[]> f, double[] weights, double[] x, int j) {
        return of(f, weights, x, j, H);
    }

    private static Derivative of(Function<double[], double[]> f, double[] weights, double[] x, int j, double h) {
        double sum = 0;
        double size = 0;
        for (int s = 0; s < STEPS.length; s++) {
            double[] moved = x.clone();
            moved[j] += STEPS[s] * h;
            double[] y = f.apply(moved);
            for (int i = 0; i < y.length; i++) {
                sum += WEIGHTS[s] * weights[i] * y[i];
                size = Math.max(size, Math.abs(y[i]));
            }
        }
        return new Derivative(sum / (12 * h), size);
    }

    /** Whether a stated derivative is this one. Where the function is not finite there is nothing to compare with. */
    boolean agrees(double stated) {
        return !Double.isFinite(value)
                || Math.abs(value - stated) <= RELATIVE * Math.abs(value) + FLOOR * Math.max(1, size);
    }

    /**
     * Whether the derivative of {@code Σ weight · f} by one input, or that of the derivative, jumps within reach. Of a smooth
     * function the difference is the same with half the step, and the second difference divided by the step, {@code (f(h) - 2 f(0)
     * + f(-h)) / h}, halves with it. A jump to the side changes the former, one right here the latter.
     */
    static boolean jumps(Function<double[], double[]> f, double[] weights, double[] x, int j) {
        Derivative usual = of(f, weights, x, j, H);
        double narrow = of(f, weights, x, j, H / 2).value;
        double bend = bend(f, weights, x, j, H) - 2 * bend(f, weights, x, j, H / 2);
        double tolerance = (RELATIVE * Math.abs(usual.value) + FLOOR * Math.max(1, usual.size)) / 4;
        return Math.abs(usual.value - narrow) > tolerance || Math.abs(bend) > tolerance;
    }

    private static double bend(Function<double[], double[]> f, double[] weights, double[] x, int j, double h) {
        return (sum(f, weights, x, j, h) - 2 * sum(f, weights, x, j, 0) + sum(f, weights, x, j, -h)) / h;
    }

    private static double sum(Function<double[], double[]> f, double[] weights, double[] x, int j, double step) {
        double[] moved = x.clone();
        moved[j] += step;
        double[] y = f.apply(moved);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += weights[i] * y[i];
        }
        return sum;
    }
}
