package dev.bpnet.tck.check;

import dev.bpnet.api.activation.Activation.Reads;

/**
 * What {@code backwardReads} does not name is not read: filled with NaN it changes nothing, and the other matrix may stand in
 * its place.
 */
public final class BackwardReadsAreHonest implements Check<ActivationSubject> {
    private static final int ROWS = 6;
    private static final int COLUMNS = 7;

    @Override
    public String name() {
        return "activation/backward_reads";
    }

    @Override
    public String promise() {
        return "backward reads only what backwardReads names";
    }

    @Override
    public void examine(ActivationSubject subject, Report report) {
        Reads reads = subject.create().backwardReads();
        if (reads == Reads.BOTH) {
            return;
        }
        ActivationCalls honest = subject.calls(ROWS, COLUMNS, Layouts.DENSE).both();
        ActivationCalls scrambled = subject.calls(ROWS, COLUMNS, Layouts.DENSE).forward(0, ROWS);
        (reads == Reads.OUTPUT ? scrambled.z : scrambled.a).fill(Float.NaN);
        scrambled.backward(0, ROWS);
        ActivationCalls shared = subject.calls(ROWS, COLUMNS, Layouts.DENSE).forward(0, ROWS);
        shared.backwardFrom((reads == Reads.OUTPUT ? shared.a : shared.z).matrix());
        String unread = reads == Reads.OUTPUT ? "z" : "a";
        String says = "backwardReads says " + reads + ": ";
        report(says, honest, "with " + unread + " as it was", scrambled, "with NaN for " + unread, report);
        report(says, honest, "with both matrices", shared, "with one matrix for both", report);
    }

    private static void report(
            String says,
            ActivationCalls left,
            String leftName,
            ActivationCalls right,
            String rightName,
            Report report) {
        String difference = Memory.difference(left.dz, leftName, right.dz, rightName, 0, ROWS);
        if (!difference.isEmpty()) {
            report.add(says + difference);
        }
    }
}
