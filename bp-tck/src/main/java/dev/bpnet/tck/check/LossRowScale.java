package dev.bpnet.tck.check;

/**
 * {@code rowScale} multiplies the gradient and nothing else: doubled it doubles every bit of dz, at 0 the row has no
 * gradient (a weight of 0 is a row left out), and the reported loss never changes.
 */
public final class LossRowScale implements Check<LossSubject> {
    private static final int ROWS = 12;

    @Override
    public String name() {
        return "loss/row_scale";
    }

    @Override
    public String promise() {
        return "the scale of a row multiplies its gradient only";
    }

    @Override
    public void examine(LossSubject subject, Report report) {
        LossCalls once = subject.calls(ROWS, 0, Layouts.DENSE).all();
        LossCalls twice = subject.calls(ROWS, 0, Layouts.DENSE);
        LossCalls never = subject.calls(ROWS, 0, Layouts.DENSE);
        for (int i = 0; i < ROWS; i++) {
            twice.rowScale.matrix().set(i, 0, 2 * once.rowScale.get(i, 0));
            never.rowScale.matrix().set(i, 0, 0);
        }
        twice.all();
        never.all();
        report.addDifference(once.rowLoss, "with one rowScale", twice.rowLoss, "with twice that", ROWS);
        report.addDifference(once.rowLoss, "with one rowScale", never.rowLoss, "with 0", ROWS);
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < once.dz.matrix().columns(); j++) {
                if (twice.dz.get(i, j) != 2 * once.dz.get(i, j)) {
                    report.add("dz is " + once.dz.get(i, j) + " for a rowScale of " + once.rowScale.get(i, 0) + ", but "
                            + twice.dz.get(i, j) + " for twice that");
                }
                if (never.dz.get(i, j) != 0) {
                    report.add("dz is " + never.dz.get(i, j) + " for a rowScale of 0");
                }
            }
        }
    }
}
