package dev.bpnet.tck.check;

/** Once it is warm, a call allocates not a byte: training must not wake the garbage collector. */
public final class AllocatesNothing implements Check<RowSubject<?>> {
    private static final int ROWS = 4;

    @Override
    public String name() {
        return "rows/allocation";
    }

    @Override
    public String promise() {
        return "a warm call allocates nothing";
    }

    @Override
    public void examine(RowSubject<?> subject, Report report) {
        RowCalls calls = subject.calls(ROWS, 9, Layouts.DENSE);
        long bytes = AllocationMeter.bytesPerCall(() -> calls.run(0, ROWS));
        if (bytes > 0) {
            report.add("the calls on a block of rows allocate " + bytes + " bytes");
        }
    }
}
