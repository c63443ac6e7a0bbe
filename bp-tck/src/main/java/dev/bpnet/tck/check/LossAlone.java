package dev.bpnet.tck.check;

/** The loss has the same bits whether the gradient is wanted, not wanted, or written over z. */
public final class LossAlone implements Check<LossSubject> {
    private static final int ROWS = 12;

    @Override
    public String name() {
        return "loss/in_place";
    }

    @Override
    public String promise() {
        return "the loss does not depend on where the gradient goes";
    }

    @Override
    public void examine(LossSubject subject, Report report) {
        LossCalls usual = subject.calls(ROWS, 0, Layouts.ALIKE).all();
        LossCalls alone = subject.calls(ROWS, 0, Layouts.ALIKE).withoutGradient();
        LossCalls inPlace = subject.calls(ROWS, 0, Layouts.ALIKE).inPlace();
        report.addDifference(usual.rowLoss, "with a gradient", alone.rowLoss, "without", ROWS);
        report.addDifference(usual.rowLoss, "with dz apart", inPlace.rowLoss, "with dz in the place of z", ROWS);
        report.addDifference(usual.dz, "apart", inPlace.z, "in the place of z", ROWS);
    }
}
