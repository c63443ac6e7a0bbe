package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import java.util.Set;

/**
 * F1, {@code 2·tp / (2·tp + fp + fn)}: the harmonic mean of precision and recall (weights added up, not rows counted); a class
 * that is never right has 0. By default averaged over the classes that occur among targets or predictions, for two classes as
 * well: scikit-learn's {@code f1_score(average="macro")}.
 */
@Doc(
        value = "The harmonic mean of precision and recall of each class, averaged over the classes however rare.",
        formula = "mean over classes of 2·tp / (2·tp + fp + fn)",
        source = "van Rijsbergen: Information retrieval, 1979")
public final class F1 implements MetricPlugin<Averaging> {

    /** Found as a service. */
    public F1() {}

    @Override
    public String name() {
        return "f1";
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
        return new AveragedFigure(ClassFigure.f(1), parameters, target);
    }
}
