package dev.bpnet.tck.check;

import dev.bpnet.api.loss.Loss;
import java.util.Arrays;

/**
 * The gradient of {@code define} is the derivative of the loss that it returns, to a relative 1e-6 of a central difference;
 * and it returns the same loss with and without one.
 */
public final class LossGradient implements Check<LossSubject> {
    private static final int ROWS = 40;

    @Override
    public String name() {
        return "loss/gradient";
    }

    @Override
    public void examine(LossSubject subject, Report report) {
        Loss loss = subject.create();
        float[][] targets = subject.targets(ROWS);
        for (double scale : new double[] {0.5, 3, 12}) {
            float[][] rows = Numbers.rows(5, ROWS, loss.outputs(), scale);
            for (int i = 0; i < ROWS; i++) {
                examine(loss, Numbers.doubles(rows[i]), Numbers.doubles(targets[i]), subject, report);
            }
        }
    }

    private static void examine(Loss loss, double[] z, double[] t, LossSubject subject, Report report) {
        double[] dz = new double[z.length];
        double value = loss.define(z.clone(), t.clone(), dz);
        double alone = loss.define(z.clone(), t.clone(), null);
        if (!Numbers.same(value, alone)) {
            report.add("define returns " + value + " with a gradient and " + alone + " without, at z = "
                    + Arrays.toString(z) + ", t = " + Arrays.toString(t));
        }
        if (!subject.smoothness().at(z, t, Derivative.REACH)) {
            return;
        }
        for (int j = 0; j < z.length; j++) {
            Derivative numeric =
                    Derivative.of(x -> new double[] {loss.define(x, t.clone(), null)}, new double[] {1}, z, j);
            if (!numeric.agrees(dz[j])) {
                report.add("at z = " + Arrays.toString(z) + ", t = " + Arrays.toString(t) + " define gives ∂loss/∂z" + j
                        + " = " + dz[j] + ", the central difference of its loss is " + numeric.value()
                        + "; where the derivative jumps, declare it");
            }
        }
    }
}
