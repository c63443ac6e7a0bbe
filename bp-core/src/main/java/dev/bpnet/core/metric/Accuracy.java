package dev.bpnet.core.metric;

import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.core.loss.ClassIndex;
import java.util.Set;

/**
 * The share of rows whose class is predicted right, {@code Σ w·[ŷ = y] / Σ w}; the class as {@link PredictedClass} says. Of
 * several labels all of a row have to be right, each said to be there above 0.5: the subset accuracy, as scikit-learn's {@code
 * accuracy_score}.
 */
@Doc(
        value = "The share of rows whose class is predicted right; of several labels, all of them.",
        formula = "Σ w·[ŷ = y] / Σ w",
        source = "scikit-learn accuracy_score")
public final class Accuracy implements MetricPlugin<NoParameters> {

    /** Found as a service. */
    public Accuracy() {}

    @Override
    public String name() {
        return "accuracy";
    }

    @Override
    public NoParameters defaults() {
        return NoParameters.NONE;
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
    public Metric create(NoParameters parameters, TargetInfo target) {
        return target.kind() == TargetKind.MULTI_LABEL
                ? new WrongLabels(target.columns(), target.missing(), true)
                : new Of(target.labels().size());
    }

    private record Of(int classes) implements Metric {
        @Override
        public boolean higherIsBetter() {
            return true;
        }

        @Override
        public Accumulator start() {
            return new Share(classes);
        }
    }

    private static final class Share implements Metric.Accumulator {
        private final int classes;
        private final WeightedMean mean = new WeightedMean();

        Share(int classes) {
            this.classes = classes;
        }

        @Override
        public void add(EvaluatedRows rows) {
            for (int i = 0; i < rows.count(); i++) {
                double weight = rows.weight(i);
                if (weight != 0) {
                    int predicted = PredictedClass.of(rows.predictions(), i);
                    int actual = ClassIndex.of(rows.targets().get(i, 0), classes);
                    boolean known = predicted != ClassIndex.NONE && actual != ClassIndex.NONE;
                    mean.add(weight, !known ? Double.NaN : predicted == actual ? 1 : 0);
                }
            }
        }

        @Override
        public double result() {
            return mean.value();
        }
    }
}
