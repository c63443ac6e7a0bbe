package dev.bpnet.tck.check;

import java.util.List;

/** What a regularizer promises beyond {@link PluginChecks}. */
public final class RegularizerChecks {
    private static final List<Check<RegularizerSubject>> ALL =
            List.of(new PenaltyGradient(), new PenaltyRanges(), new PenaltyNan(), new PenaltyAllocation());

    private RegularizerChecks() {}

    /** All checks in order. */
    public static List<Check<RegularizerSubject>> all() {
        return ALL;
    }
}
