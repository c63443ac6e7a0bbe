package dev.bpnet.tck.check;

import java.util.List;

/** What an activation promises beyond {@link PluginChecks} and {@link RowChecks}. */
public final class ActivationChecks {
    private static final List<Check<ActivationSubject>> ALL = with(Jumps.DECLARED);

    private ActivationChecks() {}

    /** All checks in order. */
    public static List<Check<ActivationSubject>> all() {
        return ALL;
    }

    /** The same, told what to do where a derivative jumps. */
    static List<Check<ActivationSubject>> with(Jumps jumps) {
        return List.of(
                new GradientMatchesDefinition(jumps),
                new FloatMatchesDefinition(),
                new NanStaysNan(),
                new WorksInPlace(),
                new BackwardReadsAreHonest(),
                new ElementwiseIsHonest());
    }
}
