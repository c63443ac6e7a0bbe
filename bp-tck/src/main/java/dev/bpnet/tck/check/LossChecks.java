package dev.bpnet.tck.check;

import java.util.List;

/** What a loss promises beyond {@link PluginChecks} and {@link RowChecks}. */
public final class LossChecks {
    private static final List<Check<LossSubject>> ALL = with(Jumps.DECLARED);

    private LossChecks() {}

    /** All checks in order. */
    public static List<Check<LossSubject>> all() {
        return ALL;
    }

    /** The same, told what to do where a derivative jumps. */
    static List<Check<LossSubject>> with(Jumps jumps) {
        return List.of(
                new LossGradient(jumps),
                new LossFloat(),
                new LossNan(),
                new LossFinite(),
                new LossRowScale(),
                new LossAlone(),
                new LossDeclaresItself());
    }
}
