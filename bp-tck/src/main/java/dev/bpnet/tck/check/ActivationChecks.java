package dev.bpnet.tck.check;

import java.util.List;

/** What an activation promises. */
public final class ActivationChecks {
    private static final List<Check<ActivationSubject>> ALL = List.of(
            new ColdAndWarmAgree(),
            new GradientMatchesDefinition(),
            new FloatMatchesDefinition(),
            new NanStaysNan(),
            new TouchesOnlyItsRows(),
            new RowsAreIndependent(),
            new LayoutDoesNotMatter(),
            new WorksInPlace(),
            new BackwardReadsAreHonest(),
            new ElementwiseIsHonest(),
            new AllocatesNothing(),
            new ThreadsDoNotMatter());

    private ActivationChecks() {}

    /** All checks in order. */
    public static List<Check<ActivationSubject>> all() {
        return ALL;
    }
}
