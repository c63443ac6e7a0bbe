package dev.bpnet.core.loss;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.math.DoubleMath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code Σ_j c_j (-ln a_j) + constant} with {@code a = softmax(z)}, and {@code dz_j = a_j Σc - c_j}: a class or a
 * distribution over classes, turned into the shares {@code c} by the loss that extends this. The logarithms come from the
 * logits, {@code -ln a_j = m + ln Σ e^(z - m) - z_j} with m the greatest of them, in double: shares that are no whole numbers
 * cancel against probabilities where the two are close.
 *
 * <p>A row in which a share is missing counts for nothing, where the target says that this may be.
 */
abstract class DistributionLoss implements Loss {
    private final int classes;
    private final boolean soft;
    private final boolean missing;

    /**
     * Over that many classes.
     *
     * @param soft whether targets are one share a class; else the index of a class
     * @param missing whether a share may be missing
     */
    DistributionLoss(int classes, boolean soft, boolean missing) {
        this.classes = classes;
        this.soft = soft;
        this.missing = missing;
    }

    /**
     * The share of class j.
     *
     * @param j the class
     * @param wanted the class that came, where targets are classes
     * @param t the target of class j, where they are shares
     */
    abstract double share(int j, int wanted, double t);

    /** What a target adds to the loss whatever the output. */
    double constant(double t) {
        return 0;
    }

    @Override
    public int outputs() {
        return classes;
    }

    @Override
    public Optional<String> link() {
        return Optional.of("softmax");
    }

    @Override
    public boolean weightsRows() {
        return missing;
    }

    @Override
    public double rowWeight(Matrix t, int row) {
        return missing && anyMissing(t, row) ? 0 : 1;
    }

    private boolean anyMissing(Matrix t, int row) {
        for (int j = 0; j < t.columns(); j++) {
            if (Float.isNaN(t.get(row, j))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void evaluate(
            Kernels k, Matrix z, Matrix t, float[] rowScale, double[] rowLoss, @Nullable Matrix dz, int from, int to) {
        for (int i = from; i < to; i++) {
            if (missing && anyMissing(t, i)) {
                rowLoss[i] = 0;
                for (int j = 0; dz != null && j < classes; j++) {
                    dz.set(i, j, 0);
                }
                continue;
            }
            int wanted = soft ? ClassIndex.NONE : ClassIndex.of(t.get(i, 0), classes);
            float m = Float.NEGATIVE_INFINITY;
            for (int j = 0; j < classes; j++) {
                m = Math.max(m, z.get(i, j));
            }
            double sum = 0;
            for (int j = 0; j < classes; j++) {
                sum += DoubleMath.exp((double) z.get(i, j) - m);
            }
            double log = DoubleMath.log(sum);
            double loss = 0;
            double shares = 0;
            for (int j = 0; j < classes; j++) {
                double tj = soft ? t.get(i, j) : 0;
                double c = legal(wanted) ? share(j, wanted, tj) : Double.NaN;
                shares += c;
                loss += (c == 0 ? 0 : c * ((double) m - z.get(i, j) + log)) + (soft ? constant(tj) : 0);
            }
            rowLoss[i] = loss;
            for (int j = 0; dz != null && j < classes; j++) {
                double c = legal(wanted) ? share(j, wanted, soft ? t.get(i, j) : 0) : Double.NaN;
                double a = DoubleMath.exp((double) z.get(i, j) - m) / sum;
                dz.set(i, j, (float) (rowScale[i] * (a * shares - c)));
            }
        }
    }

    private boolean legal(int wanted) {
        return soft || wanted != ClassIndex.NONE;
    }

    @Override
    public double define(double[] z, double[] t, double @Nullable [] dz) {
        int wanted = soft ? ClassIndex.NONE : ClassIndex.of(t[0], classes);
        boolean absent = false;
        for (double tj : t) {
            absent |= missing && Double.isNaN(tj);
        }
        if (absent) {
            if (dz != null) {
                java.util.Arrays.fill(dz, 0);
            }
            return 0;
        }
        double all = DoubleMath.logSumExp(z);
        double loss = 0;
        double shares = 0;
        for (int j = 0; j < classes; j++) {
            double c = legal(wanted) ? share(j, wanted, soft ? t[j] : 0) : Double.NaN;
            shares += c;
            loss += (c == 0 ? 0 : c * (all - z[j])) + (soft ? constant(t[j]) : 0);
        }
        for (int j = 0; dz != null && j < classes; j++) {
            double c = legal(wanted) ? share(j, wanted, soft ? t[j] : 0) : Double.NaN;
            dz[j] = DoubleMath.exp(z[j] - all) * shares - c;
        }
        // What is not a number in z stays visible where its share is 0.
        return Double.isNaN(all) ? Double.NaN : loss;
    }
}
