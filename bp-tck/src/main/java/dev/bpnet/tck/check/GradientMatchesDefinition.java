package dev.bpnet.tck.check;

import dev.bpnet.api.activation.Activation;

/**
 * {@code defineBackward} is the derivative of {@code define}: against the five-point central difference
 * {@code (f(-2h) - 8 f(-h) + 8 f(h) - f(2h)) / 12h} with h = 1e-3, whose error is about h⁴/30 of the fifth derivative, so that
 * a relative 1e-6 can be asked for. Inputs nearer than 2h to a declared kink are left out.
 */
public final class GradientMatchesDefinition implements Check<ActivationSubject> {
    private static final double H = 1e-3;
    private static final double RELATIVE = 1e-6;
    /** What rounding leaves of a difference: 1e-16 / h with room to spare, as a share of the values that are subtracted. */
    private static final double FLOOR = 1e-10;

    private static final double[] WEIGHTS = {1, -8, 8, -1};
    private static final double[] STEPS = {-2 * H, -H, H, 2 * H};

    @Override
    public String name() {
        return "activation/gradient";
    }

    @Override
    public void examine(ActivationSubject subject, Report report) {
        Activation g = subject.create();
        for (double scale : new double[] {0.5, 3, 30}) {
            for (int row = 0; row < 40; row++) {
                double[] z = Numbers.doubles(Numbers.rows(row, 1, 1 + row % 7, scale)[0]);
                double[] da = Numbers.doubles(Numbers.rows(100L + row, 1, z.length, 1)[0]);
                examine(g, z, da, subject, report);
            }
        }
    }

    private static void examine(Activation g, double[] z, double[] da, ActivationSubject subject, Report report) {
        double[] a = new double[z.length];
        double[] dz = new double[z.length];
        g.define(z.clone(), a);
        g.defineBackward(z.clone(), a.clone(), da.clone(), dz);
        for (int j = 0; j < z.length; j++) {
            if (nearKink(z[j], subject)) {
                continue;
            }
            double[] difference = difference(g, z, da, j);
            double numeric = difference[0];
            double tolerance = RELATIVE * Math.abs(numeric) + FLOOR * Math.max(1, difference[1]);
            if (Double.isFinite(numeric) && !(Math.abs(numeric - dz[j]) <= tolerance)) {
                report.add("at z = " + z[j] + " defineBackward gives " + dz[j] + ", the central difference of define "
                        + numeric + " (da = " + da[j] + ", column " + j + " of " + z.length
                        + "); where the derivative jumps, declare a kink");
            }
        }
    }

    private static boolean nearKink(double z, ActivationSubject subject) {
        return subject.kinks().stream().anyMatch(kink -> Math.abs(z - kink) <= 2.5 * H);
    }

    /** The derivative of Σ da·a by z_j, and the size of the values it was made of. */
    private static double[] difference(Activation g, double[] z, double[] da, int j) {
        double sum = 0;
        double size = 0;
        for (int s = 0; s < STEPS.length; s++) {
            double[] moved = z.clone();
            moved[j] += STEPS[s];
            double[] a = new double[z.length];
            g.define(moved, a);
            for (int i = 0; i < a.length; i++) {
                sum += WEIGHTS[s] * da[i] * a[i];
                size = Math.max(size, Math.abs(a[i]));
            }
        }
        return new double[] {sum / (12 * H), size};
    }
}
