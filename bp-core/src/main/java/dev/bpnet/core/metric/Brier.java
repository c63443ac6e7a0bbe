package dev.bpnet.core.metric;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.core.loss.ClassIndex;
import java.util.Set;

/**
 * The mean squared difference of predicted probabilities and what happened: for two classes {@code (p - y)²} of the positive one,
 * from 0 to 1 as in scikit-learn; for several {@code Σ_k (p_k - [y = k])²}, from 0 to 2 as Brier defined it. NaN where a prediction
 * is outside of [0, 1].
 */
@Doc(
        value =
                "The mean squared difference of probabilities and outcomes: of one class for two, summed over classes for several.",
        formula = "Σ w·(p - y)² / Σ w",
        source =
                "Brier: Verification of forecasts expressed in terms of probability, 1950; scikit-learn brier_score_loss")
public final class Brier implements MetricPlugin<NoParameters> {

    /** Found as a service. */
    public Brier() {}

    @Override
    public String name() {
        return "brier";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
    }

    @Override
    public Set<TargetKind> accepts() {
        return Set.of(TargetKind.BINARY, TargetKind.CATEGORY);
    }

    @Override
    public Needs needs() {
        return Needs.PROBABILITY;
    }

    @Override
    public Metric create(NoParameters parameters, TargetInfo target) {
        return new RowMean(
                false, (p, t, row) -> score(p, t, row, target.labels().size()));
    }

    private static double score(Matrix predictions, Matrix targets, int row, int classes) {
        int y = ClassIndex.of(targets.get(row, 0), classes);
        if (y == ClassIndex.NONE || !Probability.all(predictions, row)) {
            return Double.NaN;
        }
        if (classes == 2) {
            double error = (double) predictions.get(row, predictions.columns() - 1) - y;
            return error * error;
        }
        double sum = 0;
        for (int j = 0; j < classes; j++) {
            double error = predictions.get(row, j) - (j == y ? 1.0 : 0.0);
            sum += error * error;
        }
        return sum;
    }
}
