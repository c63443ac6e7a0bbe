package dev.bpnet.core.train;

import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.plugin.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures that somebody named. They are told besides those that every target of that kind has.
 *
 * @param metrics the metrics; of a target of several numbers also the figure of each column
 * @param watched the key of a figure, such as that of one column, that is there whatever else is told; null where nobody
 *     watches one
 */
public record AskedFigures(
        List<Choice<Metric>> metrics, @Nullable String watched) {
    public AskedFigures {
        metrics = List.copyOf(metrics);
    }

    /** Metrics, of which nobody watches one column. */
    public static AskedFigures of(List<Choice<Metric>> metrics) {
        return new AskedFigures(metrics, null);
    }

    boolean names(Choice<Metric> metric) {
        return metrics.contains(metric);
    }
}
