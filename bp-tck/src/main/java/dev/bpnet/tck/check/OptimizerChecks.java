package dev.bpnet.tck.check;

import java.util.List;

/** What an optimizer promises beyond {@link PluginChecks}. */
public final class OptimizerChecks {
    private static final List<Check<OptimizerSubject>> ALL = List.of(
            new StepsAreDeterministic(),
            new OptimizerDeclaresItself(),
            new BandsDoNotMatter(),
            new TouchesOnlyItsBand(),
            new ResumesExactly(),
            new StepsAllocateNothing(),
            new Descends());

    private OptimizerChecks() {}

    /** All checks in order. */
    public static List<Check<OptimizerSubject>> all() {
        return ALL;
    }
}
