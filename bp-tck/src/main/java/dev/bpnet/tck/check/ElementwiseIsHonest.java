package dev.bpnet.tck.check;

import dev.bpnet.api.activation.Activation;

/** {@code elementwise} is true if and only if no place of a row has influence on another. */
public final class ElementwiseIsHonest implements Check<ActivationSubject> {
    private static final int ROWS = 16;
    private static final int COLUMNS = 8;

    @Override
    public String name() {
        return "activation/elementwise";
    }

    @Override
    public void examine(ActivationSubject subject, Report report) {
        Activation g = subject.create();
        Slices before = Slices.random(subject, g, ROWS, COLUMNS, 4, Slices.Layouts.DENSE)
                .both();
        boolean mixes = false;
        for (int j = 0; j < COLUMNS && !mixes; j++) {
            float[][] z = Numbers.rows(1, ROWS, COLUMNS, 4);
            float[][] da = Numbers.rows(2, ROWS, COLUMNS, 1);
            for (int i = 0; i < ROWS; i++) {
                z[i][j] += 1.5f;
                da[i][j] -= 0.75f;
            }
            Slices after = new Slices(g, subject.kernels(), z, da, Slices.Layouts.DENSE).both();
            mixes = differsBeside(j, before.a.rows(), after.a.rows())
                    || differsBeside(j, before.dz.rows(), after.dz.rows());
            if (mixes && g.elementwise()) {
                report.add("elementwise() says true, but a change in column " + j + " changes others");
            }
        }
        if (!mixes && !g.elementwise()) {
            report.add("elementwise() says false, but no column of a row has influence on another");
        }
    }

    private static boolean differsBeside(int column, float[][] before, float[][] after) {
        for (int i = 0; i < before.length; i++) {
            for (int j = 0; j < before[i].length; j++) {
                if (j != column && !Numbers.same(before[i][j], after[i][j])) {
                    return true;
                }
            }
        }
        return false;
    }
}
