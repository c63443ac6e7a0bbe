package dev.bpnet.core.metric;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.core.loss.ClassIndex;
import java.util.Set;

/**
 * The share of rows whose class is among the k that are predicted as most likely. Of equal predictions the one with the higher
 * index counts as the more likely, as in scikit-learn. With as many classes as k, or fewer, it is 1.
 */
@Doc(
        value = "The share of rows whose class is among the k most likely ones.",
        formula = "Σ w·[y among the k greatest] / Σ w",
        source = "scikit-learn top_k_accuracy_score")
public final class TopK implements MetricPlugin<TopK.Parameters> {

    /**
     * Parameters of the accuracy among the first k.
     *
     * @param k how many guesses a row has
     */
    public record Parameters(
            @Range(min = 1) @Doc("how many guesses a row has")
            int k) {}

    /** Found as a service. */
    public TopK() {}

    @Override
    public String name() {
        return "top_k";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(2);
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.CATEGORY);
    }

    @Override
    public Needs needs() {
        return Needs.SCORE;
    }

    @Override
    public Metric create(Parameters parameters, TargetInfo target) {
        return new RowMean(true, (p, t, row) -> hit(p, t, row, parameters.k()));
    }

    private static double hit(Matrix predictions, Matrix targets, int row, int k) {
        int classes = predictions.columns();
        int y = ClassIndex.of(targets.get(row, 0), classes);
        if (y == ClassIndex.NONE) {
            return Double.NaN;
        }
        float own = predictions.get(row, y);
        int ahead = 0;
        for (int j = 0; j < classes; j++) {
            float other = predictions.get(row, j);
            if (Float.isNaN(other)) {
                return Double.NaN;
            }
            ahead += other > own || (other == own && j > y) ? 1 : 0;
        }
        return ahead < k ? 1 : 0;
    }
}
