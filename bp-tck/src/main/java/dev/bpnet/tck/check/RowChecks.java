package dev.bpnet.tck.check;

import java.util.List;

/** What everything promises that works on ranges of rows. */
public final class RowChecks {
    private static final List<Check<RowSubject<?>>> ALL = List.of(
            new ColdAndWarmAgree(),
            new TouchesOnlyItsRows(),
            new RowsAreIndependent(),
            new LayoutDoesNotMatter(),
            new AllocatesNothing(),
            new ThreadsDoNotMatter());

    private RowChecks() {}

    /** All checks in order. */
    public static List<Check<RowSubject<?>>> all() {
        return ALL;
    }
}
