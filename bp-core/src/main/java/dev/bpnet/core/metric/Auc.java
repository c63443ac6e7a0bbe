package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import java.util.Set;

/**
 * The area under the ROC curve: the probability that a row of a class scores higher than one that is not of it, ties counted half;
 * {@code Σ w_i w_j ([s_i > s_j] + ½[s_i = s_j]) / (Σ w_i Σ w_j)} over all pairs of i in the class and j not in it. For two classes
 * that of class 1; for several an average over classes, each against all others (scikit-learn's {@code multi_class="ovr"});
 * for labels one over them; the plain mean by default. Exact: all scores are kept and sorted, 16 bytes a row, no thresholds. NaN while a class
 * is missing.
 */
@Doc(
        value =
                "The probability that a row of the positive class scores higher than one of the other; ties count half. Of several classes the mean, each against the rest.",
        formula = "Σ ([s_i > s_j] + ½[s_i = s_j]) / (n₁·n₀)",
        source = "Hanley, McNeil: The meaning and use of the area under a ROC curve, 1982")
public final class Auc implements MetricPlugin<Auc.Parameters> {

    /**
     * Parameters of the area.
     *
     * @param average how the figures of several classes or labels become one
     * @param perClass whether the figure of each class is told besides
     */
    public record Parameters(
            @Doc("how the figures of several classes or labels become one")
            Average average,

            @Doc("whether the figure of each of several classes is reported besides, as auc[CLASS]")
            boolean perClass) {}

    /** Found as a service. */
    public Auc() {}

    @Override
    public String name() {
        return "auc";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(Average.MACRO, false);
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.BINARY, TargetKind.CATEGORY, TargetKind.MULTI_LABEL);
    }

    @Override
    public Needs needs() {
        return Needs.SCORE;
    }

    @Override
    public Metric create(Parameters parameters, TargetInfo target) {
        return new RankedFigure(RankedScores::area, new Averaging(parameters.average(), parameters.perClass()), target);
    }
}
