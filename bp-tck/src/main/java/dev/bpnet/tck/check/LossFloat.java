package dev.bpnet.tck.check;

import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetKind;
import java.util.Arrays;

/**
 * {@code evaluate} computes what the definition says: the loss to the relative tolerance of the subject (1e-5 for the
 * project's own) and a tenth of it absolutely, the gradient likewise relative to the greatest of its row, and times
 * {@code rowScale}. Logits of classes go up to 1e4.
 */
public final class LossFloat implements Check<LossSubject> {
    private static final int ROWS = 50;

    @Override
    public String name() {
        return "loss/float";
    }

    @Override
    public String promise() {
        return "evaluate computes the definition";
    }

    @Override
    public void examine(LossSubject subject, Report report) {
        Loss loss = subject.create();
        for (double scale : new double[] {0.01, 1, 5, 40, 1e4}) {
            if (scale <= 5 || subject.target().kind() != TargetKind.NUMBER) {
                examine(loss, subject.scaled(loss, ROWS, scale, Layouts.DENSE).all(), subject, report);
            }
        }
    }

    private static void examine(Loss loss, LossCalls calls, LossSubject subject, Report report) {
        for (int i = 0; i < ROWS; i++) {
            double[] z = calls.z.row(i);
            double[] dz = new double[z.length];
            double defined = loss.define(z.clone(), calls.t.row(i), dz);
            double found = calls.rowLoss.array()[i];
            if (!FloatMatchesDefinition.agrees(found, defined, subject.tolerance() * (Math.abs(defined) + 0.1))) {
                report.add("rowLoss is " + found + ", define says " + defined + at(calls, i));
            }
            double scale = calls.rowScale.get(i, 0);
            double greatest = 0;
            for (double d : dz) {
                greatest = Math.max(greatest, Math.abs(scale * d));
            }
            for (int j = 0; j < z.length; j++) {
                double expected = scale * dz[j];
                double tolerance = subject.tolerance() * (Math.abs(expected) + 0.1 * greatest + 1e-6);
                if (!FloatMatchesDefinition.agrees(calls.dz.get(i, j), expected, tolerance)) {
                    report.add("dz" + j + " is " + calls.dz.get(i, j) + ", rowScale times that of define is " + expected
                            + at(calls, i));
                }
            }
        }
    }

    private static String at(LossCalls calls, int row) {
        return ", at z = " + Arrays.toString(calls.z.row(row)) + ", t = " + Arrays.toString(calls.t.row(row));
    }
}
