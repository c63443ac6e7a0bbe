package dev.bpnet.tck.check;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import java.util.List;

/**
 * A metric for a target under examination.
 *
 * @param plugin the plugin
 * @param parameters its parameters, of the class of its defaults
 * @param target what is predicted
 * @param numbers the targets of rows
 */
public record MetricSubject(MetricPlugin<?> plugin, Record parameters, TargetInfo target, TargetNumbers numbers) {

    /** A plugin with its defaults for every target of a usual size that it takes. */
    static List<MetricSubject> of(MetricPlugin<?> plugin, TargetNumbers numbers) {
        Record defaults = plugin.defaults();
        return Targets.taken(plugin.accepts(), target -> create(plugin, defaults, target)).stream()
                .map(target -> new MetricSubject(plugin, defaults, target, numbers))
                .toList();
    }

    /** A new metric. */
    public Metric create() {
        return create(plugin, parameters, target);
    }

    /** {@code auc with NoParameters[] for BINARY}. */
    @Override
    public String toString() {
        return plugin.name() + " with " + parameters + " for " + target.kind();
    }

    private static <P extends Record> Metric create(MetricPlugin<P> plugin, Record parameters, TargetInfo target) {
        return NothingMade.unless(plugin, plugin.create(Parameters.of(plugin, parameters), target));
    }
}
