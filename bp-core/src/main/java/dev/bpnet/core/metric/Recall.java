package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import java.util.Set;

/**
 * Recall, {@code tp / (tp + fn)}: the part of the rows of a class that are taken for it, 0 where there are none. By default
 * averaged over the classes that occur among targets or predictions, for two classes as well: scikit-learn's {@code
 * recall_score(average="macro")}. Weights are added up, rows are not counted.
 */
@Doc(
        value = "Of the rows of a class the share that are taken for it, averaged over classes.",
        formula = "tp / (tp + fn)",
        source = "scikit-learn recall_score")
public final class Recall implements MetricPlugin<Averaging> {

    /** Found as a service. */
    public Recall() {}

    @Override
    public String name() {
        return "recall";
    }

    @Override
    public Averaging defaults() {
        return Averaging.USUAL;
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.BINARY, TargetKind.CATEGORY, TargetKind.MULTI_LABEL);
    }

    @Override
    public Needs needs() {
        return Needs.LABEL;
    }

    @Override
    public Metric create(Averaging parameters, TargetInfo target) {
        return new AveragedFigure(ClassFigure.RECALL, parameters, target);
    }
}
