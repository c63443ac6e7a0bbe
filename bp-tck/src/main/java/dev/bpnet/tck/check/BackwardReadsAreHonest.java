package dev.bpnet.tck.check;

import dev.bpnet.api.activation.Activation.Reads;

/**
 * What {@code backwardReads} does not name is not read: filled with NaN it changes nothing, and the other matrix may stand in
 * its place.
 */
public final class BackwardReadsAreHonest implements Check<ActivationSubject> {
    private static final int ROWS = 6;

    @Override
    public String name() {
        return "activation/backward_reads";
    }

    @Override
    public void examine(ActivationSubject subject, Report report) {
        Reads reads = subject.create().backwardReads();
        if (reads == Reads.BOTH) {
            return;
        }
        Slices honest = Slices.random(subject, ROWS, 7, 4, Slices.Layouts.DENSE).both();
        Slices scrambled =
                Slices.random(subject, ROWS, 7, 4, Slices.Layouts.DENSE).forward(0, ROWS);
        (reads == Reads.OUTPUT ? scrambled.z : scrambled.a).fill(Float.NaN);
        scrambled.backward(0, ROWS);
        Slices shared = Slices.random(subject, ROWS, 7, 4, Slices.Layouts.DENSE).forward(0, ROWS);
        shared.backwardFrom((reads == Reads.OUTPUT ? shared.a : shared.z).matrix());
        String unread = reads == Reads.OUTPUT ? "z" : "a";
        String difference = Numbers.difference(
                honest.dz.rows(), "with " + unread + " as it was", scrambled.dz.rows(), "with NaN for " + unread);
        if (difference.isEmpty()) {
            difference = Numbers.difference(
                    honest.dz.rows(), "with both matrices", shared.dz.rows(), "with one matrix for both");
        }
        if (!difference.isEmpty()) {
            report.add("backwardReads says " + reads + ", but backward reads " + unread + ": " + difference);
        }
    }
}
