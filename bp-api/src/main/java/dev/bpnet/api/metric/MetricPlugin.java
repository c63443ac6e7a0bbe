package dev.bpnet.api.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.plugin.Kind;
import dev.bpnet.api.plugin.Plugin;
import java.util.Set;

/** Makes a {@link Metric} for a target. */
@Kind(value = "metric", creates = Metric.class)
public interface MetricPlugin<P extends Record> extends Plugin<P> {
    /** The kinds of target it makes sense for. */
    Set<TargetKind> accepts();

    /**
     * What it needs of a prediction: a loss whose predictions are no probabilities cannot serve a metric that needs them.
     */
    Needs needs();

    /** The metric with these parameters for this target. */
    Metric create(P parameters, TargetInfo target);

    /** What a metric needs of a prediction. */
    enum Needs {
        /** The most likely class. */
        LABEL,
        /** Something that ranks rows. */
        SCORE,
        /** A probability. */
        PROBABILITY,
        /** A number. */
        VALUE,
        /** The loss of the row. */
        LOSS
    }
}
