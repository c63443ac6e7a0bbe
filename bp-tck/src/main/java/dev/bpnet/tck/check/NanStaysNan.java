package dev.bpnet.tck.check;

import dev.bpnet.api.activation.Activation;

/**
 * NaN is not hidden: forward of NaN is NaN, in float and in the definition, and so is backward of a NaN derivative wherever
 * the slope is not 0. A network whose numbers have broken must show it in its loss.
 */
public final class NanStaysNan implements Check<ActivationSubject> {
    private static final int COLUMNS = 9;

    @Override
    public String name() {
        return "activation/nan";
    }

    @Override
    public String promise() {
        return "NaN stays NaN";
    }

    @Override
    public void examine(ActivationSubject subject, Report report) {
        Activation g = subject.create();
        for (int j = 0; j < COLUMNS; j++) {
            float[][] z = Numbers.rows(j, 1, COLUMNS, 2);
            float[][] da = Numbers.rows(50L + j, 1, COLUMNS, 1);
            boolean sloped = sloped(g, z[0], j);
            da[0][j] = Float.NaN;
            ActivationCalls calls = new ActivationCalls(g, subject.kernels(), z, da, Layouts.DENSE).both();
            if (sloped && !Float.isNaN(calls.dz.get(0, j))) {
                report.add("backward of da = NaN gives " + calls.dz.get(0, j) + " in column " + j);
            }
            z[0][j] = Float.NaN;
            calls = new ActivationCalls(g, subject.kernels(), z, da, Layouts.DENSE).forward(0, 1);
            if (!Float.isNaN(calls.a.get(0, j))) {
                report.add("forward of NaN gives " + calls.a.get(0, j) + " in column " + j);
            }
            double[] a = new double[COLUMNS];
            g.define(Numbers.doubles(z[0]), a);
            if (!Double.isNaN(a[j])) {
                report.add("define of NaN gives " + a[j] + " in column " + j);
            }
        }
    }

    private static boolean sloped(Activation g, float[] row, int j) {
        double[] z = Numbers.doubles(row);
        double[] a = new double[z.length];
        double[] unit = new double[z.length];
        double[] dz = new double[z.length];
        unit[j] = 1;
        g.define(z.clone(), a);
        g.defineBackward(z, a, unit, dz);
        return Math.abs(dz[j]) > 1e-6;
    }
}
