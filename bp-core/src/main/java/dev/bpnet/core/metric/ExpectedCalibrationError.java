package dev.bpnet.core.metric;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.Range;
import dev.bpnet.core.loss.ClassIndex;
import java.util.Set;

/**
 * How far probabilities are from the shares that come true: rows are put into bins of equal width by their probability, and the
 * differences {@code |share that comes true - mean probability|} of the bins are averaged by weight. For two classes it is the
 * probability of the positive one and the share of its rows; for several the greatest probability and the share that is
 * predicted right. Bins are {@code (i/n, (i+1)/n]}, 0 belongs to the first. NaN where a prediction is outside of [0, 1].
 */
@Doc(
        value = "How far predicted probabilities are from the shares that come true, over bins of probability.",
        formula = "Σ_b w_b·|share_b - p_b| / Σ_b w_b",
        source =
                "Naeini and others: Obtaining well calibrated probabilities using Bayesian binning, 2015; Guo and others: On calibration of modern neural networks, 2017")
public final class ExpectedCalibrationError implements MetricPlugin<ExpectedCalibrationError.Parameters> {

    /**
     * Parameters of the expected calibration error.
     *
     * @param bins the number of bins
     */
    public record Parameters(
            @Range(min = 1, max = 1_000_000) @Doc("the number of bins of equal width")
            int bins) {}

    /** Found as a service. */
    public ExpectedCalibrationError() {}

    @Override
    public String name() {
        return "expected_calibration_error";
    }

    @Override
    public Parameters defaults() {
        return new Parameters(15);
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
    public Metric create(Parameters parameters, TargetInfo target) {
        return new Of(parameters.bins(), target.labels().size());
    }

    private record Of(int bins, int classes) implements Metric {
        @Override
        public boolean higherIsBetter() {
            return false;
        }

        @Override
        public Accumulator start() {
            return new Bins(bins, classes);
        }
    }

    private static final class Bins implements Metric.Accumulator {
        private final int classes;
        /** Of each bin the weight of what comes true, less the probability of it. */
        private final double[] difference;

        private double weights;
        private boolean unknown;

        Bins(int bins, int classes) {
            this.classes = classes;
            this.difference = new double[bins];
        }

        @Override
        public void add(EvaluatedRows rows) {
            for (int i = 0; i < rows.count(); i++) {
                double weight = rows.weight(i);
                if (weight != 0) {
                    weights += weight;
                    add(rows.predictions(), ClassIndex.of(rows.targets().get(i, 0), classes), i, weight);
                }
            }
        }

        private void add(Matrix predictions, int y, int row, double weight) {
            if (y == ClassIndex.NONE || !Probability.all(predictions, row)) {
                unknown = true;
                return;
            }
            int said = classes == 2 ? 1 : PredictedClass.of(predictions, row);
            double p = predictions.get(row, Math.min(said, predictions.columns() - 1));
            int bin = Math.max(0, (int) Math.ceil(p * difference.length) - 1);
            difference[bin] += weight * ((said == y ? 1 : 0) - p);
        }

        @Override
        public double result() {
            double sum = 0;
            for (double each : difference) {
                sum += Math.abs(each);
            }
            return unknown ? Double.NaN : sum / weights;
        }
    }
}
