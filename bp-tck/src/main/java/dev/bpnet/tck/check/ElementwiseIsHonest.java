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
    public String promise() {
        return "elementwise is true if and only if it is";
    }

    @Override
    public void examine(ActivationSubject subject, Report report) {
        Activation g = subject.create();
        ActivationCalls before = subject.calls(g, ROWS, COLUMNS, Layouts.DENSE).both();
        boolean mixes = false;
        for (int j = 0; j < COLUMNS && !mixes; j++) {
            ActivationCalls after = subject.calls(g, ROWS, COLUMNS, Layouts.DENSE);
            for (int i = 0; i < ROWS; i++) {
                after.z.matrix().set(i, j, after.z.get(i, j) + 1.5f);
                after.da.matrix().set(i, j, after.da.get(i, j) - 0.75f);
            }
            after.both();
            mixes = differsBeside(j, before.a, after.a) || differsBeside(j, before.dz, after.dz);
            if (mixes && g.elementwise()) {
                report.add("elementwise() says true, but a change in column " + j + " changes others");
            }
        }
        if (!mixes && !g.elementwise()) {
            report.add("elementwise() says false, but no column of a row has influence on another");
        }
    }

    private static boolean differsBeside(int column, GuardedMatrix before, GuardedMatrix after) {
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                if (j != column && !Numbers.same(before.get(i, j), after.get(i, j))) {
                    return true;
                }
            }
        }
        return false;
    }
}
