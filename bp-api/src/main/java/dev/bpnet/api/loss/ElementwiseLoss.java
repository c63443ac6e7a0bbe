package dev.bpnet.api.loss;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The easy way in: a loss that compares each output with one number, and whose loss of a row is the mean over its outputs.
 * State {@link #value} and {@link #slope} in double, and the rest follows: which number an output is compared with, missing
 * targets, the weights of classes, the float form, which computes in double and rounds the gradient once.
 *
 * <p>For two classes there is one output and the number is {@link #off} or {@link #on} (a target between 0 and 1 lies
 * between them); for more there is one output a class, {@code on} at the class that came; for several labels one a label.
 */
public abstract class ElementwiseLoss implements Loss {
    private final TargetKind kind;
    private final int outputs;
    private final boolean missing;
    private final double[] classWeights;

    /** A loss for a target. */
    protected ElementwiseLoss(TargetInfo target) {
        kind = target.kind();
        outputs = switch (target.kind()) {
            case NUMBER, MULTI_LABEL -> target.columns();
            case BINARY -> 1;
            case CATEGORY -> target.labels().size();
            case SEVERAL -> throw new IllegalArgumentException("several targets have a loss each");
        };
        missing = target.missing();
        classWeights =
                target.classWeights().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /**
     * The loss of one output.
     *
     * @param z the output
     * @param t what it is compared with
     * @param j which output it is, for parameters that differ by column
     */
    protected abstract double value(double z, double t, int j);

    /** {@code ∂value/∂z}. */
    protected abstract double slope(double z, double t, int j);

    /** What an output is compared with where a row has not the class or label. */
    protected double off() {
        return 0;
    }

    /** What an output is compared with where a row has the class or label. */
    protected double on() {
        return 1;
    }

    @Override
    public final int outputs() {
        return outputs;
    }

    @Override
    public Optional<String> link() {
        return Optional.empty();
    }

    @Override
    public final boolean weightsRows() {
        return missing || classWeights.length > 0;
    }

    @Override
    public final double rowWeight(Matrix t, int row) {
        if (missing && present(t, row) == 0) {
            return 0;
        }
        if (classWeights.length == 0) {
            return 1;
        }
        int index = (int) t.get(row, 0);
        return index == t.get(row, 0) && index >= 0 && index < classWeights.length ? classWeights[index] : 1;
    }

    private int present(Matrix t, int row) {
        int count = 0;
        for (int j = 0; j < outputs; j++) {
            count += Float.isNaN(t.get(row, j)) ? 0 : 1;
        }
        return count;
    }

    @Override
    public final void evaluate(
            Kernels k, Matrix z, Matrix t, float[] rowScale, double[] rowLoss, @Nullable Matrix dz, int from, int to) {
        boolean columns = kind == TargetKind.NUMBER || kind == TargetKind.MULTI_LABEL;
        for (int i = from; i < to; i++) {
            int count = missing ? present(t, i) : outputs;
            double scale = count == 0 ? 0 : (double) rowScale[i] / count;
            int zo = z.at(i);
            int to0 = t.at(i);
            double sum = 0;
            for (int j = 0; j < outputs; j++) {
                double wanted = wanted(t.array()[columns ? to0 + j : to0], j);
                double output = z.array()[zo + j];
                boolean counts = !missing || !Double.isNaN(wanted);
                sum += counts ? value(output, wanted, j) : 0;
                if (dz != null) {
                    dz.set(i, j, counts ? (float) (scale * slope(output, wanted, j)) : 0);
                }
            }
            rowLoss[i] = count == 0 ? 0 : sum / count;
        }
    }

    @Override
    public final double define(double[] z, double[] t, double @Nullable [] dz) {
        boolean columns = kind == TargetKind.NUMBER || kind == TargetKind.MULTI_LABEL;
        int count = 0;
        double sum = 0;
        for (int j = 0; j < outputs; j++) {
            double wanted = wanted(t[columns ? j : 0], j);
            boolean counts = !missing || !Double.isNaN(wanted);
            count += counts ? 1 : 0;
            sum += counts ? value(z[j], wanted, j) : 0;
            if (dz != null) {
                dz[j] = counts ? slope(z[j], wanted, j) : 0;
            }
        }
        for (int j = 0; dz != null && count > 0 && j < outputs; j++) {
            dz[j] /= count;
        }
        return count == 0 ? 0 : sum / count;
    }

    /** What output j is compared with; NaN for a target that is none. */
    private double wanted(double target, int j) {
        return switch (kind) {
            case NUMBER, SEVERAL -> target;
            case BINARY, MULTI_LABEL -> target >= 0 && target <= 1 ? off() + target * (on() - off()) : Double.NaN;
            case CATEGORY ->
                target == (int) target && target >= 0 && target < outputs
                        ? j == (int) target ? on() : off()
                        : Double.NaN;
        };
    }
}
