package dev.bpnet.tck.check;

import dev.bpnet.api.activation.Activation;

/**
 * {@code defineBackward} is the derivative of {@code define}, to a relative 1e-6 of a central difference. Inputs at a declared
 * kink are left out.
 */
public final class GradientMatchesDefinition implements Check<ActivationSubject> {
    private final Jumps jumps;

    /** Leaves out the places that the author has declared. */
    public GradientMatchesDefinition() {
        this(Jumps.DECLARED);
    }

    GradientMatchesDefinition(Jumps jumps) {
        this.jumps = jumps;
    }

    @Override
    public String name() {
        return "activation/gradient";
    }

    @Override
    public String promise() {
        return "defineBackward is the derivative of define";
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

    private void examine(Activation g, double[] z, double[] da, ActivationSubject subject, Report report) {
        double[] a = define(g, z);
        double[] dz = new double[z.length];
        g.defineBackward(z.clone(), a, da.clone(), dz);
        for (int j = 0; j < z.length; j++) {
            double zj = z[j];
            if (subject.kinks().stream().anyMatch(kink -> Math.abs(zj - kink) <= Derivative.REACH)) {
                continue;
            }
            Derivative numeric = Derivative.of(x -> define(g, x), da, z, j);
            if (!numeric.agrees(dz[j]) && !(jumps == Jumps.FOUND && Derivative.jumps(x -> define(g, x), da, z, j))) {
                report.add("at z = " + zj + " defineBackward gives " + dz[j] + ", the central difference of define "
                        + numeric.value() + " (da = " + da[j] + ", column " + j + " of " + z.length
                        + "); where the derivative jumps, declare a kink");
            }
        }
    }

    private static double[] define(Activation g, double[] z) {
        double[] a = new double[z.length];
        g.define(z.clone(), a);
        return a;
    }
}
