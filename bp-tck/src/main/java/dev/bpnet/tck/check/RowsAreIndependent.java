package dev.bpnet.tck.check;

/** A row has the same bits alone, in any range and in any company. */
public final class RowsAreIndependent implements Check<RowSubject<?>> {
    private static final int ROWS = 13;

    @Override
    public String name() {
        return "rows/independence";
    }

    @Override
    public String promise() {
        return "a row has the same bits in any company";
    }

    @Override
    public void examine(RowSubject<?> subject, Report report) {
        for (int columns : new int[] {1, 3, 16, 17}) {
            RowCalls together = subject.calls(ROWS, columns, Layouts.DENSE);
            together.run(0, ROWS);
            for (int size : new int[] {1, 4}) {
                RowCalls apart = subject.calls(ROWS, columns, Layouts.DENSE);
                for (int from = 0; from < ROWS; from += size) {
                    apart.run(from, Math.min(from + size, ROWS));
                }
                report.addDifferences(together, "in one call for all rows", apart, "in blocks of " + size, ROWS);
            }
        }
    }
}
