package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import java.util.Set;

/**
 * Precision, {@code tp / (tp + fp)}: the part of the rows taken for a class that are of it, 0 where none are taken for it. By
 * default averaged over the classes that occur among targets or predictions, for two classes as well: scikit-learn's {@code
 * precision_score(average="macro")}. Weights are added up, rows are not counted.
 */
@Doc(
        value = "Of the rows taken for a class the share that are of it, averaged over classes.",
        formula = "tp / (tp + fp)",
        source = "scikit-learn precision_score")
public final class Precision implements MetricPlugin<Averaging> {

    /** Found as a service. */
    public Precision() {}

    @Override
    public String name() {
        return "precision";
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
        return new AveragedFigure(ClassFigure.PRECISION, parameters, target);
    }
}
