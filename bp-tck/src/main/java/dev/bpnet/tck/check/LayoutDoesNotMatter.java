package dev.bpnet.tck.check;

/** Offsets and strides are respected, each matrix with its own: the bits are those of matrices without gaps. */
public final class LayoutDoesNotMatter implements Check<RowSubject<?>> {
    private static final int ROWS = 6;

    @Override
    public String name() {
        return "rows/layout";
    }

    @Override
    public String promise() {
        return "offsets and strides are respected";
    }

    @Override
    public void examine(RowSubject<?> subject, Report report) {
        for (int columns : new int[] {1, 5, 16, 19}) {
            RowCalls dense = subject.calls(ROWS, columns, Layouts.DENSE);
            RowCalls apart = subject.calls(ROWS, columns, Layouts.DIFFERENT);
            dense.run(0, ROWS);
            apart.run(0, ROWS);
            report.addDifferences(dense, "without gaps", apart, "with offsets and strides", ROWS);
        }
    }
}
