package dev.bpnet.tck.check;

import dev.bpnet.api.loss.Loss;
import java.util.Arrays;
import java.util.function.Function;

/**
 * The gradient of {@code define} is the derivative of the loss that it returns, to a relative 1e-6 of a central difference;
 * and it returns the same loss with and without one.
 */
public final class LossGradient implements Check<LossSubject> {
    private static final int ROWS = 40;

    private final Jumps jumps;

    /** Leaves out the places that the author has declared. */
    public LossGradient() {
        this(Jumps.DECLARED);
    }

    LossGradient(Jumps jumps) {
        this.jumps = jumps;
    }

    @Override
    public String name() {
        return "loss/gradient";
    }

    @Override
    public String promise() {
        return "the gradient is the derivative of the loss";
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

    private void examine(Loss loss, double[] z, double[] t, LossSubject subject, Report report) {
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
            Function<double[], double[]> f = x -> new double[] {loss.define(x, t.clone(), null)};
            Derivative numeric = Derivative.of(f, new double[] {1}, z, j);
            if (!numeric.agrees(dz[j]) && !(jumps == Jumps.FOUND && Derivative.jumps(f, new double[] {1}, z, j))) {
                report.add("at z = " + Arrays.toString(z) + ", t = " + Arrays.toString(t) + " define gives ∂loss/∂z" + j
                        + " = " + dz[j] + ", the central difference of its loss is " + numeric.value()
                        + "; where the derivative jumps, declare it");
            }
        }
    }
}
