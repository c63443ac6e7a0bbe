package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.MetricPlugin;
import java.util.Set;

/** What metrics on numbers have in common: their targets and what they need. */
abstract class NumberMetricPlugin<P extends Record> implements MetricPlugin<P> {

    @Override
    public final Set<TargetKind> accepts() {
        return Set.of(TargetKind.NUMBER);
    }

    @Override
    public final Needs needs() {
        return Needs.VALUE;
    }
}
