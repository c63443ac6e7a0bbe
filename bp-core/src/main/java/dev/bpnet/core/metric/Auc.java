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
 * that of class 1; for several an average over classes, each against all others, or with {@code multi_class: ovo} over pairs of
 * classes ({@link PairedAreas}); for labels one over them; the plain mean by default. Exact: all scores are kept and sorted, 16
 * bytes a row, no thresholds. NaN while a class is missing, over pairs while fewer than two classes occur.
 *
 * <p>Parameters and values are those of scikit-learn's {@code roc_auc_score}, but for two things. Its {@code multi_class} has no
 * default; here it is {@code ovr}. And it refuses {@code sample_weight} with {@code ovo}; here a row of weight k counts as k rows.
 */
@Doc(
        value =
                "The probability that a row of the positive class scores higher than one of the other; ties count half. Of several classes the mean, each against the rest or each against each.",
        formula = "Σ ([s_i > s_j] + ½[s_i = s_j]) / (n₁·n₀)",
        source =
                "Hanley, McNeil: The meaning and use of the area under a ROC curve, 1982; Hand, Till: A simple generalisation of the area under the ROC curve for multiple class classification problems, 2001; scikit-learn roc_auc_score")
public final class Auc implements MetricPlugin<Auc.Parameters> {

    /** What a class is ranked against; the names are those of scikit-learn. */
    public enum MultiClass {
        /** All others. */
        @Doc(
                "each class against all others: classes that are easily told apart from most others hide those that are not")
        OVR,
        /** Each of the others. */
        @Doc(
                "each class against each other, the mean over pairs (Hand, Till 2001): macro does not depend on how frequent the classes are, weighted takes a pair as heavy as its rows")
        OVO
    }

    /**
     * Parameters of the area.
     *
     * @param average how the figures of several classes or labels become one
     * @param multiClass what each of several classes is ranked against; without meaning for two classes, which are one pair, and
     *     for labels, which do not exclude each other
     * @param perClass whether the figure of each class is told besides
     */
    public record Parameters(
            @Doc(
                    "how the figures of several classes or labels become one: macro or weighted over pairs (multi_class: ovo)")
            Average average,

            @Doc(
                    "what each of several classes is ranked against; two classes are one pair, and labels are each for itself, either way")
            MultiClass multiClass,

            @Doc("whether the figure of each of several classes is reported besides, as auc[CLASS]; with ovr only")
            boolean perClass) {

        /** Checks. */
        public Parameters {
            if (multiClass == MultiClass.OVO && average == Average.MICRO) {
                throw new IllegalArgumentException(
                        "average: micro is one ranking of the scores of all classes, and multi_class: ovo ranks pairs of classes;"
                                + " macro and weighted are for pairs");
            }
            if (multiClass == MultiClass.OVO && perClass) {
                throw new IllegalArgumentException(
                        "per_class: with multi_class: ovo an area belongs to a pair of classes; with ovr each class has one");
            }
        }
    }

    /** Found as a service. */
    public Auc() {}

    @Override
    public String name() {
        return "auc";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(Average.MACRO, MultiClass.OVR, false);
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
        Averaging averaging = new Averaging(parameters.average(), parameters.perClass());
        RankedFigure oneAgainstRest = new RankedFigure(RankedScores::area, averaging, target);
        return parameters.multiClass() == MultiClass.OVO && target.kind() == TargetKind.CATEGORY
                ? new PairedAreas(target.labels().size(), parameters.average() == Average.WEIGHTED)
                : oneAgainstRest;
    }
}
