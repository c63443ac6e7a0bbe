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
 * Macro F1: for each class {@code 2·tp / (2·tp + fp + fn)}, the harmonic mean of precision and recall (weights added up, not
 * rows counted), averaged over the classes that occur among targets or predictions; for two classes as well. That is
 * scikit-learn's {@code f1_score(average="macro")}; a class that is never right has 0.
 */
@Doc(
        value = "The harmonic mean of precision and recall of each class, averaged over the classes however rare.",
        formula = "mean over classes of 2·tp / (2·tp + fp + fn)",
        source = "van Rijsbergen: Information retrieval, 1979")
public final class F1 implements MetricPlugin<NoParameters> {

    /** Found as a service. */
    public F1() {}

    @Override
    public String name() {
        return "f1";
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
        return new Of(target.labels().size());
    }

    private record Of(int classes) implements Metric {
        @Override
        public boolean higherIsBetter() {
            return true;
        }

        @Override
        public Accumulator start() {
            return new Counts(classes);
        }
    }

    private static final class Counts implements Metric.Accumulator {
        private final double[] right;
        private final double[] actual;
        private final double[] predicted;
        private boolean unknown;

        Counts(int classes) {
            right = new double[classes];
            actual = new double[classes];
            predicted = new double[classes];
        }

        @Override
        public void add(EvaluatedRows rows) {
            for (int i = 0; i < rows.count(); i++) {
                double weight = rows.weight(i);
                if (weight == 0) {
                    continue;
                }
                int y = ClassIndex.of(rows.targets().get(i, 0), right.length);
                int guess = PredictedClass.of(rows.predictions(), i);
                if (y == ClassIndex.NONE || guess == ClassIndex.NONE) {
                    unknown = true;
                    continue;
                }
                actual[y] += weight;
                predicted[guess] += weight;
                if (y == guess) {
                    right[y] += weight;
                }
            }
        }

        @Override
        public double result() {
            double sum = 0;
            int present = 0;
            for (int c = 0; c < right.length; c++) {
                double both = actual[c] + predicted[c]; // 2·tp + fp + fn
                if (both != 0) {
                    sum += 2 * right[c] / both;
                    present++;
                }
            }
            return unknown || present == 0 ? Double.NaN : sum / present;
        }
    }
}
