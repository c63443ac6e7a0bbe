package dev.bpnet.tck.check;

import java.util.List;

/** What an optimizer with a minimizer promises beyond {@link PluginChecks}. */
public final class MinimizerChecks {
    private static final List<Check<MinimizerSubject>> ALL = List.of(
            new MinimizersAreDeterministic(),
            new MinimizerDeclaresItself(),
            new Converges(),
            new EndsWithASentence(),
            new NeverEndsHigher(),
            new MinimizerResumes(),
            new MinimizingAllocatesNothing());

    private MinimizerChecks() {}

    /** All checks in order. */
    public static List<Check<MinimizerSubject>> all() {
        return ALL;
    }
}
