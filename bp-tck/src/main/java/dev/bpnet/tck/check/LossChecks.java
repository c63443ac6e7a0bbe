package dev.bpnet.tck.check;

import java.util.List;

/** What a loss promises beyond {@link PluginChecks} and {@link RowChecks}. */
public final class LossChecks {
    private static final List<Check<LossSubject>> ALL = List.of(
            new LossGradient(),
            new LossFloat(),
            new LossNan(),
            new LossFinite(),
            new LossRowScale(),
            new LossAlone(),
            new LossDeclaresItself());

    private LossChecks() {}

    /** All checks in order. */
    public static List<Check<LossSubject>> all() {
        return ALL;
    }
}
