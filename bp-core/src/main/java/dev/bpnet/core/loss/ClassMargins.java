package dev.bpnet.core.loss;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.loss.TargetInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A loss of scores of classes, one output a class, without a link: computed row by row in double. */
abstract class ClassMargins implements Loss {
    private final int classes;
    private final double[] weights;

    ClassMargins(TargetInfo target) {
        classes = target.labels().size();
        weights =
                target.classWeights().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The loss of row i where class {@code wanted} came; writes {@code scale} times the slope where {@code dz}, which may be z, is given. */
    abstract double row(Matrix z, int i, int wanted, float scale, @Nullable Matrix dz);

    /** The same in double precision, by itself. */
    abstract double row(double[] z, int wanted, double @Nullable [] dz);

    final int classes() {
        return classes;
    }

    @Override
    public int outputs() {
        return classes;
    }

    @Override
    public Optional<String> link() {
        return Optional.empty();
    }

    @Override
    public boolean weightsRows() {
        return weights.length > 0;
    }

    @Override
    public double rowWeight(Matrix t, int row) {
        int wanted = ClassIndex.of(t.get(row, 0), classes);
        return weights.length == 0 || wanted == ClassIndex.NONE ? 1 : weights[wanted];
    }

    @Override
    public void evaluate(
            Kernels k, Matrix z, Matrix t, float[] rowScale, double[] rowLoss, @Nullable Matrix dz, int from, int to) {
        for (int i = from; i < to; i++) {
            int wanted = ClassIndex.of(t.get(i, 0), classes);
            double sum = 0;
            for (int j = 0; j < classes; j++) {
                sum += z.get(i, j);
            }
            if (wanted != ClassIndex.NONE && !Double.isNaN(sum)) {
                rowLoss[i] = row(z, i, wanted, rowScale[i], dz);
                continue;
            }
            rowLoss[i] = Double.NaN;
            for (int j = 0; dz != null && j < classes; j++) {
                dz.set(i, j, Float.NaN);
            }
        }
    }

    @Override
    public double define(double[] z, double[] t, double @Nullable [] dz) {
        int wanted = ClassIndex.of(t[0], classes);
        double sum = 0;
        for (double zj : z) {
            sum += zj;
        }
        if (wanted != ClassIndex.NONE && !Double.isNaN(sum)) {
            return row(z, wanted, dz);
        }
        if (dz != null) {
            java.util.Arrays.fill(dz, Double.NaN);
        }
        return Double.NaN;
    }
}
