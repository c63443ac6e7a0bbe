package dev.bpnet.tck.check;

/** Offsets and strides are respected, each matrix with its own: the bits are those of matrices without gaps. */
public final class LayoutDoesNotMatter implements Check<ActivationSubject> {

    @Override
    public String name() {
        return "activation/layout";
    }

    @Override
    public void examine(ActivationSubject subject, Report report) {
        for (int columns : new int[] {1, 5, 16, 19}) {
            Slices dense =
                    Slices.random(subject, 6, columns, 4, Slices.Layouts.DENSE).both();
            Slices apart = Slices.random(subject, 6, columns, 4, Slices.Layouts.DIFFERENT)
                    .both();
            report("forward", dense.a, apart.a, report);
            report("backward", dense.dz, apart.dz, report);
        }
    }

    private static void report(String call, GuardedMatrix dense, GuardedMatrix apart, Report report) {
        String difference = Numbers.difference(dense.rows(), "without gaps", apart.rows(), "with offsets and strides");
        if (!difference.isEmpty()) {
            report.add(call + ": " + difference);
        }
    }
}
