package dev.bpnet.core.metric;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.TargetInfo;
import dev.bpnet.api.loss.TargetKind;
import dev.bpnet.api.math.DoubleMath;
import dev.bpnet.api.metric.Metric;
import dev.bpnet.api.metric.MetricPlugin;
import dev.bpnet.api.plugin.Doc;
import dev.bpnet.api.plugin.NoParameters;
import dev.bpnet.core.loss.ClassIndex;
import java.util.Set;

/**
 * The mean of {@code -ln p}, p the probability predicted for the class of the row, kept ε away from 0 and 1; those of several
 * classes are divided by their sum. The ε is scikit-learn's for numbers of 64 bits, 2⁻⁵², so a certain prediction that is
 * wrong costs 36.04. Of several labels each is a target of two classes, and it is the plain mean over them. NaN where a
 * prediction is outside of [0, 1].
 */
@Doc(
        value =
                "The mean negative logarithm of the probability predicted for the right class; of several labels the mean over them.",
        formula = "Σ w·(-ln p_y) / Σ w",
        source = "scikit-learn log_loss")
public final class LogLoss implements MetricPlugin<NoParameters> {

    /** Found as a service. */
    public LogLoss() {}

    @Override
    public String name() {
        return "log_loss";
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
        return Needs.PROBABILITY;
    }

    @Override
    public Metric create(NoParameters parameters, TargetInfo target) {
        if (target.kind() != TargetKind.MULTI_LABEL) {
            return new RowMean(false, LogLoss::loss);
        }
        return NumberMetric.of(false, target, Label::new);
    }

    private static final double EPSILON = 0x1p-52;

    private static double loss(Matrix predictions, Matrix targets, int row) {
        int columns = predictions.columns();
        int y = ClassIndex.of(targets.get(row, 0), Math.max(2, columns));
        if (y == ClassIndex.NONE || !Probability.all(predictions, row)) {
            return Double.NaN;
        }
        if (columns == 1) {
            return ofTwo(predictions.get(row, 0), y);
        }
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            sum += clipped(predictions.get(row, j));
        }
        return -DoubleMath.log(clipped(predictions.get(row, y)) / sum);
    }

    /** One of several labels. */
    private static final class Label implements NumberMetric.Column {
        private final WeightedMean mean = new WeightedMean();

        @Override
        public void add(double weight, double predicted, double actual) {
            mean.add(weight, ofTwo(predicted, actual));
        }

        @Override
        public double result() {
            return mean.value();
        }
    }

    private static double ofTwo(double prediction, double y) {
        if (!(prediction >= 0 && prediction <= 1) || ClassIndex.of(y, 2) == ClassIndex.NONE) {
            return Double.NaN;
        }
        double p = clipped(prediction);
        return -DoubleMath.log(y == 1 ? p : 1 - p);
    }

    private static double clipped(double p) {
        return Math.clamp(p, EPSILON, 1 - EPSILON);
    }
}
