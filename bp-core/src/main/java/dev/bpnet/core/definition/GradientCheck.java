package dev.bpnet.core.definition;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.parameter.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Holds the analytic gradient of every parameter against central differences, in double precision. */
public final class GradientCheck {
    /** What counts as wrong: the relative error of a right derivative is 1e-7 or less here. */
    public static final double TOLERANCE = 1e-6;

    /** Gradients smaller than this share of the parameter's greatest are compared on that scale: they are rounding. */
    private static final double FLOOR = 1e-3;

    /**
     * Differences up to this, for a loss of 1, are what rounding makes of a central difference ({@code 2⁻⁵³ / h}, about 1e-11): the
     * bias before a normalisation has a derivative of 0, and two ways to compute it give two kinds of almost 0.
     */
    private static final double ROUNDING = 1e-10;

    private GradientCheck() {}

    /**
     * The verdict on one parameter.
     *
     * @param parameter the parameter
     * @param checked the values compared
     * @param kinks the values left out since the loss has a kink there
     * @param maxError the greatest relative error
     * @param row where it is
     * @param column where it is
     * @param analytic the analytic derivative there
     * @param numeric the numeric derivative there
     */
    public record Verdict(
            Parameter parameter,
            int checked,
            int kinks,
            double maxError,
            int row,
            int column,
            double analytic,
            double numeric) {
        /** Whether no analytic derivative is wrong; where {@code checked} is 0, all of them lie at kinks. */
        public boolean passed() {
            return checked + kinks > 0 && maxError <= TOLERANCE;
        }
    }

    /** Checks up to {@code most} values of each parameter, evenly spread. */
    public static List<Verdict> of(
            DoubleNetwork network, double[][] x, double[][] t, double[] weights, Loss loss, int most) {
        double mean = network.gradient(x, t, weights, loss, (part, name, formula, values) -> {});
        double rounding = ROUNDING * Math.max(1, Math.abs(mean));
        NumericGradient numeric = new NumericGradient(network, x, t, weights, loss);
        List<Verdict> verdicts = new ArrayList<>();
        for (Parameter p : network.graph().layout().parameters()) {
            verdicts.add(check(network, p, numeric, most, rounding));
        }
        return List.copyOf(verdicts);
    }

    private static Verdict check(
            DoubleNetwork network, Parameter p, NumericGradient numeric, int most, double rounding) {
        double[][] values = network.parameter(p);
        double[][] gradient = network.gradient(p);
        double greatest = 0;
        for (double[] row : gradient) {
            for (double g : row) {
                greatest = Math.max(greatest, Math.abs(g));
            }
        }
        int stride = Math.max(1, (p.size() + most - 1) / most);
        int checked = 0;
        int kinks = 0;
        Verdict worst = new Verdict(p, 0, 0, 0, 0, 0, gradient[0][0], gradient[0][0]);
        for (int at = 0; at < p.size(); at += stride) {
            int i = at / p.columns();
            int j = at % p.columns();
            double analytic = gradient[i][j];
            double found = numeric.byValue(values[i], j);
            if (Double.isNaN(found) && !Double.isNaN(analytic)) {
                kinks++;
                continue;
            }
            checked++;
            double scale = Math.max(Math.max(Math.abs(analytic), Math.abs(found)), FLOOR * greatest);
            double error = Math.abs(analytic - found) / Math.max(scale, rounding / TOLERANCE);
            if (Double.isNaN(error) || scale == Double.POSITIVE_INFINITY) {
                error = Double.POSITIVE_INFINITY; // wrong whatever comes after it
            }
            if (error > worst.maxError) {
                worst = new Verdict(p, 0, 0, error, i, j, analytic, found);
            }
        }
        return new Verdict(p, checked, kinks, worst.maxError, worst.row, worst.column, worst.analytic, worst.numeric);
    }
}
