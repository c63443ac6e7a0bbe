package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import java.util.Set;

/**
 * The mean over classes of the share of their rows that is predicted right, so that a frequent class counts no more than a rare
 * one; classes without rows do not count. {@code adjusted} turns it so that guessing gives 0: {@code (b - 1/n) / (1 - 1/n)} with n
 * classes that have rows (NaN for one).
 */
@Doc(
        value = "The mean over classes of the share of their rows that is predicted right.",
        formula = "mean over classes of tp / (tp + fn)",
        source =
                "Brodersen and others: The balanced accuracy and its posterior distribution, 2010; scikit-learn balanced_accuracy_score")
public final class BalancedAccuracy implements MetricPlugin<BalancedAccuracy.Parameters> {

    /**
     * Parameters of the balanced accuracy.
     *
     * @param adjusted whether guessing gives 0
     */
    public record Parameters(
            @Doc("whether it is adjusted for chance, so that guessing gives 0 and perfection 1")
            boolean adjusted) {}

    /** Found as a service. */
    public BalancedAccuracy() {}

    @Override
    public String name() {
        return "balanced_accuracy";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(false);
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
    public Metric create(Parameters parameters, TargetInfo target) {
        return new ConfusionFigure(target.labels().size(), table -> figure(table, parameters.adjusted()));
    }

    private static double figure(double[][] table, boolean adjusted) {
        double sum = 0;
        int present = 0;
        for (int c = 0; c < table.length; c++) {
            double rows = 0;
            for (double weight : table[c]) {
                rows += weight;
            }
            if (rows != 0) {
                sum += table[c][c] / rows;
                present++;
            }
        }
        double mean = sum / present;
        double chance = 1.0 / present;
        return adjusted ? (mean - chance) / (1 - chance) : mean;
    }
}
