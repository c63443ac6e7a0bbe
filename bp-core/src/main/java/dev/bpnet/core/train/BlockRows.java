package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.loss.Loss;
import dev.bpnet.api.metric.EvaluatedRows;
import dev.bpnet.core.data.Dataset;
import dev.bpnet.core.loss.WeightedLosses;

/**
 * A block of evaluated rows as metrics see it.
 *
 * @param data the rows
 * @param first the block's first row
 * @param count its rows
 * @param predictions what is judged
 * @param targets what it is judged by
 * @param lossTargets what the loss takes: more columns where one of several is judged
 * @param loss the loss
 * @param losses the loss of each row
 * @param oneOfSeveral whether it is judged by one of several targets, which a row may lack
 */
@SuppressWarnings("ArrayRecordComponent") // a view for one call, which nobody compares
record BlockRows(
        Dataset data,
        int first,
        int count,
        Matrix predictions,
        Matrix targets,
        Matrix lossTargets,
        Loss loss,
        double[] losses,
        boolean oneOfSeveral)
        implements EvaluatedRows {

    /** Some columns of a matrix. */
    static Matrix columns(Matrix m, int from, int columns) {
        return Matrix.of(m.array(), m.offset() + from, m.rows(), columns, m.stride());
    }

    @Override
    public double weight(int row) {
        boolean lacks = oneOfSeveral && WeightedLosses.Term.isMissing(lossTargets, row);
        return lacks ? 0 : data.weight(first + row);
    }

    @Override
    public double lossWeight(int row) {
        double weight = weight(row);
        return weight == 0 || !loss.weightsRows() ? weight : weight * loss.rowWeight(lossTargets, row);
    }

    @Override
    public double loss(int row) {
        return losses[row];
    }
}
