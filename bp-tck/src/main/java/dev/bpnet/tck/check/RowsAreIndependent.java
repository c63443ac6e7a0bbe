package dev.bpnet.tck.check;

/** A row has the same bits alone, in any range and in any company. */
public final class RowsAreIndependent implements Check<ActivationSubject> {
    private static final int ROWS = 13;

    @Override
    public String name() {
        return "activation/independence";
    }

    @Override
    public void examine(ActivationSubject subject, Report report) {
        for (int columns : new int[] {1, 3, 16, 17}) {
            Slices together = Slices.random(subject, ROWS, columns, 4, Slices.Layouts.DENSE)
                    .both();
            for (int size : new int[] {1, 4}) {
                Slices apart = Slices.random(subject, ROWS, columns, 4, Slices.Layouts.DENSE);
                for (int from = 0; from < ROWS; from += size) {
                    int to = Math.min(from + size, ROWS);
                    apart.forward(from, to).backward(from, to);
                }
                String blocks = "in blocks of " + size;
                report("forward", together.a, apart.a, blocks, report);
                report("backward", together.dz, apart.dz, blocks, report);
            }
        }
    }

    private static void report(String call, GuardedMatrix all, GuardedMatrix apart, String blocks, Report report) {
        String difference = Numbers.difference(all.rows(), "in one call for all rows", apart.rows(), blocks);
        if (!difference.isEmpty()) {
            report.add(call + ": " + difference);
        }
    }
}
