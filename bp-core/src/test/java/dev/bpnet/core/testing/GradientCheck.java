package dev.bpnet.core.testing;

import dev.bpnet.api.activation.Activation;
import dev.bpnet.api.loss.Loss;
import java.util.function.ToDoubleFunction;

/** Compares derivatives with central differences, in double. */
public final class GradientCheck {
    /** What a derivative may differ by, relative to its size (or to {@link #FLOOR} where it is smaller). */
    public static final double TOLERANCE = 1e-6;

    private static final double FLOOR = 1e-3;

    private GradientCheck() {}

    /** The greatest relative error of an activation's definition at z, for the loss {@code Σ da·a}. */
    public static double worst(Activation g, double[] z, double[] da) {
        double[] a = new double[z.length];
        g.define(z, a);
        double[] dz = new double[z.length];
        g.defineBackward(z, a, da, dz);
        return worst(z, dz, x -> {
            double[] y = new double[x.length];
            g.define(x, y);
            double sum = 0;
            for (int j = 0; j < y.length; j++) {
                sum += da[j] * y[j];
            }
            return sum;
        });
    }

    /** The greatest relative error of a loss's definition at z. */
    public static double worst(Loss loss, double[] z, double[] t) {
        double[] dz = new double[z.length];
        loss.define(z, t, dz);
        return worst(z, dz, x -> loss.define(x, t, null));
    }

    private static double worst(double[] z, double[] dz, ToDoubleFunction<double[]> f) {
        double worst = 0;
        for (int j = 0; j < z.length; j++) {
            double h = 1e-5 * Math.max(1, Math.abs(z[j]));
            double[] up = z.clone();
            up[j] += h;
            double[] down = z.clone();
            down[j] -= h;
            double numeric = (f.applyAsDouble(up) - f.applyAsDouble(down)) / (up[j] - down[j]);
            double size = Math.max(FLOOR, Math.max(Math.abs(numeric), Math.abs(dz[j])));
            double error = Math.abs(numeric - dz[j]) / size;
            worst = Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.max(worst, error);
        }
        return worst;
    }
}
