package dev.bpnet.tck.check;

/** The first, interpreted call has the same bits as one after the compiler has done its work; no call changes the next. */
public final class ColdAndWarmAgree implements Check<RowSubject<?>> {
    private static final int ROWS = 4;
    private static final int CALLS = 20_000;

    @Override
    public String name() {
        return "rows/deterministic";
    }

    @Override
    public String promise() {
        return "the first call has the bits of a compiled one";
    }

    @Override
    public void examine(RowSubject<?> subject, Report report) {
        compare(subject, report);
        if (report.clean()) {
            subject.cold().ifPresent(cold -> ColdCopy.run(() -> compare(cold, report)));
        }
    }

    private static <T> void compare(RowSubject<T> subject, Report report) {
        T object = subject.create();
        RowCalls first = subject.calls(object, ROWS, 9, Layouts.DENSE);
        first.run(0, ROWS);
        RowCalls last = subject.calls(object, ROWS, 9, Layouts.DENSE);
        for (int i = 0; i < CALLS; i++) {
            last.run(0, ROWS);
        }
        report.addDifferences(first, "at the first call", last, "after " + CALLS + " calls", ROWS);
    }
}
