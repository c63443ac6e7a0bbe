package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import java.util.Set;

/**
 * Cohen's kappa, the agreement of targets and predictions beyond chance: {@code 1 - Σ v·o / Σ v·e} over pairs of classes, o the
 * weight of the rows with that pair, {@code e = t_i·p_j / s} what independence would give, v the disagreement: 1 for any two
 * classes, or with {@code weights} {@code |i - j|} or {@code (i - j)²} for classes in an order. NaN where only one class occurs.
 */
@Doc(
        value = "The agreement of targets and predictions beyond chance: 1 is perfect, 0 what chance would give.",
        formula = "1 - Σ v·o / Σ v·e",
        source = "Cohen: A coefficient of agreement for nominal scales, 1960; weighted kappa, 1968")
public final class Kappa implements MetricPlugin<Kappa.Parameters> {

    /** How much two classes disagree. */
    public enum Weights {
        /** 1 for any two. */
        @Doc("any two classes disagree alike")
        NONE,
        /** {@code |i - j|}. */
        @Doc("by how far apart the classes stand in their order")
        LINEAR,
        /** {@code (i - j)²}. */
        @Doc("by the square of how far apart the classes stand in their order")
        QUADRATIC;

        double of(double distance) {
            return switch (this) {
                case NONE -> distance == 0 ? 0 : 1;
                case LINEAR -> Math.abs(distance);
                case QUADRATIC -> distance * distance;
            };
        }
    }

    /**
     * Parameters of kappa.
     *
     * @param weights how much two classes disagree
     */
    public record Parameters(
            @Doc("how much two classes disagree") Weights weights) {}

    /** Found as a service. */
    public Kappa() {}

    @Override
    public String name() {
        return "kappa";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(Weights.NONE);
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
        return new ConfusionFigure(target.labels().size(), table -> figure(table, parameters.weights()));
    }

    private static double figure(double[][] table, Weights weights) {
        double all = 0;
        double[] actual = new double[table.length];
        double[] predicted = new double[table.length];
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table.length; j++) {
                all += table[i][j];
                actual[i] += table[i][j];
                predicted[j] += table[i][j];
            }
        }
        double found = 0;
        double expected = 0;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table.length; j++) {
                double v = weights.of(i - j);
                found += v * table[i][j];
                expected += v * (actual[i] * predicted[j] / all);
            }
        }
        return 1 - found / expected;
    }
}
