package dev.bpnet.core.loss;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A term of {@link WeightedLosses} on the rows of a batch, with memory of its own, so that evaluating it allocates nothing. Several
 * threads may call it at once on different rows.
 */
public final class TermRows {
    private final WeightedLosses.Term term;
    private final Matrix z;
    private final Matrix t;
    private final @Nullable Matrix dz;
    private final float[] rowScale;
    private final double[] rowLoss;

    /**
     * The term on these columns.
     *
     * @param z what its loss takes
     * @param t its targets
     * @param dz where the derivative goes; null where none is wanted
     * @param rows the most rows that there may be
     */
    public TermRows(WeightedLosses.Term term, Matrix z, Matrix t, @Nullable Matrix dz, int rows) {
        this.term = term;
        this.z = z;
        this.t = t;
        this.dz = dz;
        this.rowScale = new float[rows];
        this.rowLoss = new double[rows];
    }

    /** The losses of rows {@code [from, to)}, and their derivatives times the scale of the row. */
    public void evaluate(Kernels k, float[] scale, int from, int to) {
        for (int i = from; i < to; i++) {
            rowScale[i] = (float) (scale[i] * term.factor(t, i));
        }
        term.loss().evaluate(k, z, t, rowScale, rowLoss, dz, from, to);
        for (int i = from; i < to; i++) {
            if (WeightedLosses.Term.isMissing(t, i)) {
                rowLoss[i] = 0;
                if (dz != null) {
                    Arrays.fill(dz.array(), dz.at(i), dz.at(i) + dz.columns(), 0);
                }
            }
        }
    }

    /** Adds the weighted losses of rows {@code [from, to)}. */
    public void addTo(double[] sum, int from, int to) {
        for (int i = from; i < to; i++) {
            double factor = term.factor(t, i);
            if (factor != 0) {
                sum[i] += factor * rowLoss[i];
            }
        }
    }

    /** The loss of each row, without weights. */
    public double[] rowLoss() {
        return rowLoss;
    }
}
