package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import java.util.Set;

/**
 * Matthews' correlation of targets and predictions, from -1 over 0 (no better than guessing) to 1; of several classes Gorodkin's:
 * {@code (c·s - Σ t_k p_k) / √((s² - Σ p_k²)(s² - Σ t_k²))} with s the weight of all rows, c of those predicted right, t_k of
 * those of class k, p_k of those taken for it. 0 where only one class occurs among targets or among predictions.
 */
@Doc(
        value =
                "The correlation of targets and predictions: 1 is perfect, 0 no better than guessing; fair to classes of any size.",
        formula = "(c·s - Σ t_k p_k) / √((s² - Σ p_k²)(s² - Σ t_k²))",
        source =
                "Matthews: Comparison of the predicted and observed secondary structure, 1975; Gorodkin: Comparing two K-category assignments, 2004")
public final class Matthews implements MetricPlugin<NoParameters> {

    /** Found as a service. */
    public Matthews() {}

    @Override
    public String name() {
        return "matthews";
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
        return Needs.LABEL;
    }

    @Override
    public Metric create(NoParameters parameters, TargetInfo target) {
        return new ConfusionFigure(target.labels().size(), Matthews::figure);
    }

    private static double figure(double[][] table) {
        double all = 0;
        double right = 0;
        double[] actual = new double[table.length];
        double[] predicted = new double[table.length];
        for (int i = 0; i < table.length; i++) {
            right += table[i][i];
            for (int j = 0; j < table.length; j++) {
                all += table[i][j];
                actual[i] += table[i][j];
                predicted[j] += table[i][j];
            }
        }
        double both = 0;
        double ofActual = 0;
        double ofPredicted = 0;
        for (int k = 0; k < table.length; k++) { // s² - Σ t_k² = Σ t_k (s - t_k): exactly 0 for one class
            both += actual[k] * predicted[k];
            ofActual += actual[k] * (all - actual[k]);
            ofPredicted += predicted[k] * (all - predicted[k]);
        }
        boolean one = ofActual == 0 || ofPredicted == 0;
        return one ? 0 : (right * all - both) / (Math.sqrt(ofActual) * Math.sqrt(ofPredicted));
    }
}
