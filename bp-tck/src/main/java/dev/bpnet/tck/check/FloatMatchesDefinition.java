package dev.bpnet.tck.check;

import dev.bpnet.api.activation.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * The float path computes what the definition says, over usual and extreme inputs. Forward: the relative tolerance of the
 * subject (1e-5 for the project's own), below 1e-30 absolute. Backward: the same relative to the derivative, plus a tenth of
 * it relative to the greatest {@code |da|} of the row, because a slope such as {@code 1 - a²} is made from an a that was
 * rounded to float. Where the definition overflows float or is not finite, so is the float path, in the same way.
 */
public final class FloatMatchesDefinition implements Check<ActivationSubject> {
    private static final double TINY = 1e-30;
    private static final float[] MAGNITUDES = {
        0,
        Float.MIN_VALUE,
        1e-42f,
        Float.MIN_NORMAL,
        1e-30f,
        1e-20f,
        1e-12f,
        1e-8f,
        1e-7f,
        1e-6f,
        1e-5f,
        1e-4f,
        1e-3f,
        0.01f,
        0.1f,
        0.25f,
        0.5f,
        0.75f,
        1,
        1.5f,
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        9,
        10,
        12,
        15,
        20,
        30,
        50,
        80,
        88,
        89,
        100,
        104,
        200,
        1e3f,
        1e4f,
        1e6f,
        1e10f,
        1e20f,
        1e38f,
        Float.MAX_VALUE
    };

    @Override
    public String name() {
        return "activation/float";
    }

    @Override
    public String promise() {
        return "forward and backward compute the definition";
    }

    @Override
    public void examine(ActivationSubject subject, Report report) {
        Activation g = subject.create();
        for (float[] row : g.elementwise() ? elementwiseRows() : List.<float[]>of()) {
            examine(g, row, subject, report);
        }
        for (int columns : new int[] {1, 2, 3, 5, 8, 15, 16, 17, 31, 33, 64, 100}) {
            for (double scale : new double[] {0.01, 1, 5, 40, 1e4}) {
                examine(g, Numbers.rows(columns, 1, columns, scale)[0], subject, report);
            }
        }
    }

    /** Every magnitude with both signs, infinities, and a dense stretch where activations bend. */
    private static List<float[]> elementwiseRows() {
        float[] extremes = new float[2 * MAGNITUDES.length + 2];
        for (int i = 0; i < MAGNITUDES.length; i++) {
            extremes[2 * i] = MAGNITUDES[i];
            extremes[2 * i + 1] = -MAGNITUDES[i];
        }
        extremes[extremes.length - 2] = Float.POSITIVE_INFINITY;
        extremes[extremes.length - 1] = Float.NEGATIVE_INFINITY;
        float[] dense = new float[40 * 32 + 1];
        for (int i = 0; i < dense.length; i++) {
            dense[i] = i / 32f - 20;
        }
        List<float[]> rows = new ArrayList<>();
        rows.add(extremes);
        rows.add(dense);
        return rows;
    }

    private static void examine(Activation g, float[] row, ActivationSubject subject, Report report) {
        int n = row.length;
        float[][] da = Numbers.rows(n, 1, n, 2);
        ActivationCalls calls =
                new ActivationCalls(g, subject.kernels(), new float[][] {row}, da, Layouts.DENSE).both();
        double[] z = Numbers.doubles(row);
        double[] a = new double[n];
        double[] dz = new double[n];
        g.define(z.clone(), a);
        g.defineBackward(z.clone(), a.clone(), Numbers.doubles(da[0]), dz);
        double greatest = 0;
        for (float d : da[0]) {
            greatest = Math.max(greatest, Math.abs(d));
        }
        for (int j = 0; j < n; j++) {
            float forward = calls.a.get(0, j);
            if (!agrees(forward, a[j], subject.tolerance() * Math.abs(a[j]) + TINY)) {
                report.add("at z = " + row[j] + " forward gives " + forward + ", define " + a[j]);
            }
            float backward = calls.dz.get(0, j);
            double tolerance = subject.tolerance() * (Math.abs(dz[j]) + 0.1 * greatest);
            // An output beyond the float numbers is infinite, and so is what is computed from it.
            boolean overflown = Math.abs(a[j]) > Float.MAX_VALUE && Float.isInfinite(backward);
            if (!overflown && !agrees(backward, dz[j], tolerance)) {
                report.add("at z = " + row[j] + ", da = " + da[0][j] + " backward gives " + backward
                        + ", defineBackward " + dz[j]);
            }
        }
    }

    /** Close, or not finite in the same way. */
    static boolean agrees(double value, double defined, double tolerance) {
        if (Double.isNaN(defined)) {
            return Double.isNaN(value);
        }
        if (Math.abs(defined) > Float.MAX_VALUE) {
            return Math.abs(value) >= Float.MAX_VALUE && Math.signum(value) == Math.signum(defined);
        }
        return Math.abs(value - defined) <= tolerance;
    }
}
