package dev.bpnet.tck.check;

import java.util.List;

/** What a metric promises beyond {@link PluginChecks}. */
public final class MetricChecks {
    private static final List<Check<MetricSubject>> ALL =
            List.of(new MetricBlocks(), new MetricAccumulators(), new MetricWeights(), new MetricEmpty());

    private MetricChecks() {}

    /** All checks in order. */
    public static List<Check<MetricSubject>> all() {
        return ALL;
    }
}
