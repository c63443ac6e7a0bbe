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
 * wrong costs 36.04. NaN where a prediction is outside of [0, 1].
 */
@Doc(
        value = "The mean negative logarithm of the probability predicted for the right class.",
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
        return Set.of(TargetKind.BINARY, TargetKind.CATEGORY);
    }

    @Override
    public Needs needs() {
        return Needs.PROBABILITY;
    }

    @Override
    public Metric create(NoParameters parameters, TargetInfo target) {
        return new RowMean(false, LogLoss::loss);
    }

    private static final double EPSILON = 0x1p-52;

    private static double loss(Matrix predictions, Matrix targets, int row) {
        int columns = predictions.columns();
        int y = ClassIndex.of(targets.get(row, 0), Math.max(2, columns));
        if (y == ClassIndex.NONE || !Probability.all(predictions, row)) {
            return Double.NaN;
        }
        if (columns == 1) {
            double p = clipped(predictions.get(row, 0));
            return -DoubleMath.log(y == 1 ? p : 1 - p);
        }
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            sum += clipped(predictions.get(row, j));
        }
        return -DoubleMath.log(clipped(predictions.get(row, y)) / sum);
    }

    private static double clipped(double p) {
        return Math.clamp(p, EPSILON, 1 - EPSILON);
    }
}
