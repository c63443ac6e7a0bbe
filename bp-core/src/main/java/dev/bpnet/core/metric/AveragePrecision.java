package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import java.util.Set;

/**
 * The average precision: the precision at each score as threshold, averaged by the recall gained there, {@code Σ (R_n - R_{n-1})·P_n};
 * no interpolation, rows with equal scores are one step. For two classes that of class 1; for several an average over classes,
 * each against all others; for labels one over them; the plain mean by default. Exact: all scores are kept and sorted, 16 bytes a row.
 * NaN while a class has no rows.
 */
@Doc(
        value =
                "Precision averaged over the recall that is reached as the threshold falls. Of several classes the mean, each against the rest.",
        formula = "Σ (R_n - R_{n-1})·P_n",
        source = "scikit-learn average_precision_score")
public final class AveragePrecision implements MetricPlugin<AveragePrecision.Parameters> {

    /**
     * Parameters of the average precision.
     *
     * @param average how the figures of several classes or labels become one
     * @param perClass whether the figure of each class is told besides
     */
    public record Parameters(
            @Doc("how the figures of several classes or labels become one")
            Average average,

            @Doc("whether the figure of each of several classes is reported besides, as average_precision[CLASS]")
            boolean perClass) {}

    /** Found as a service. */
    public AveragePrecision() {}

    @Override
    public String name() {
        return "average_precision";
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
        return new RankedFigure(
                RankedScores::averagePrecision, new Averaging(parameters.average(), parameters.perClass()), target);
    }
}
