package dev.bpnet.tck.check;

import dev.bpnet.api.loss.Loss;

/** NaN is not hidden: with a NaN among its inputs the loss of a row is NaN, and so is the gradient there. */
public final class LossNan implements Check<LossSubject> {

    @Override
    public String name() {
        return "loss/nan";
    }

    @Override
    public String promise() {
        return "NaN stays NaN";
    }

    @Override
    public void examine(LossSubject subject, Report report) {
        Loss loss = subject.create();
        for (int j = 0; j < loss.outputs(); j++) {
            LossCalls calls = subject.calls(loss, 3, 0, Layouts.DENSE);
            calls.z.matrix().set(1, j, Float.NaN);
            calls.all();
            double[] z = calls.z.row(1);
            double[] dz = new double[z.length];
            double defined = loss.define(z, calls.t.row(1), dz);
            require(calls.rowLoss.array()[1], "rowLoss", j, report);
            require(calls.dz.get(1, j), "dz" + j, j, report);
            require(defined, "the loss of define", j, report);
            require(dz[j], "∂loss/∂z" + j + " of define", j, report);
        }
    }

    private static void require(double value, String what, int column, Report report) {
        if (!Double.isNaN(value)) {
            report.add(what + " is " + value + " where z" + column + " is NaN");
        }
    }
}
