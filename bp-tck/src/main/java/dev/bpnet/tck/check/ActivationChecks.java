package dev.bpnet.tck.check;

import java.util.List;

/** What an activation promises beyond {@link PluginChecks} and {@link RowChecks}. */
public final class ActivationChecks {
    private static final List<Check<ActivationSubject>> ALL = List.of(
            new GradientMatchesDefinition(),
            new FloatMatchesDefinition(),
            new NanStaysNan(),
            new WorksInPlace(),
            new BackwardReadsAreHonest(),
            new ElementwiseIsHonest());

    private ActivationChecks() {}

    /** All checks in order. */
    public static List<Check<ActivationSubject>> all() {
        return ALL;
    }
}
