package dev.bpnet.tck.check;

import java.util.List;

/** What a constraint promises beyond {@link PluginChecks}. */
public final class ConstraintChecks {
    private static final List<Check<ConstraintSubject>> ALL = List.of(
            new ProjectionDefinition(), new ProjectionRanges(), new ProjectionNan(), new ProjectionAllocation());

    private ConstraintChecks() {}

    /** All checks in order. */
    public static List<Check<ConstraintSubject>> all() {
        return ALL;
    }
}
