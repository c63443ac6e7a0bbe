package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.api.plugin.Required;
import java.util.Set;

/**
 * F with a weight of recall, {@code (1 + β²)·tp / ((1 + β²)·tp + β²·fn + fp)}: the harmonic mean of precision and recall where
 * recall is β times as important; a class that is never right has 0. By default averaged over the classes that occur among
 * targets or predictions: scikit-learn's {@code fbeta_score(average="macro")}.
 */
@Doc(
        value = "The harmonic mean of precision and recall, recall beta times as important, averaged over classes.",
        formula = "(1 + β²)·tp / ((1 + β²)·tp + β²·fn + fp)",
        source = "van Rijsbergen: Information retrieval, 1979; scikit-learn fbeta_score")
public final class FBeta implements MetricPlugin<FBeta.Parameters> {

    /**
     * Parameters of F-beta.
     *
     * @param beta how many times as important as precision recall is
     * @param average how the figures of classes become one
     * @param perClass whether the figure of each class is told besides
     */
    public record Parameters(
            @Required
            @Range(min = 0, max = 1e6)
            @Doc("how many times as important as precision recall is: 2 looks for rows missed, 0.5 for false alarms")
            double beta,

            @Doc("how the figures of classes become one") Average average,

            @Doc("whether the figure of each class is reported besides, as f_beta[CLASS]")
            boolean perClass) {}

    /** Found as a service. */
    public FBeta() {}

    @Override
    public String name() {
        return "f_beta";
    }

    @Override
    public FBeta.Parameters defaults() {
        return new Parameters(1, Average.MACRO, false);
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
    public Metric create(FBeta.Parameters parameters, TargetInfo target) {
        return new AveragedFigure(
                ClassFigure.f(parameters.beta()), new Averaging(parameters.average(), parameters.perClass()), target);
    }
}
