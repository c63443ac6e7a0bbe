package dev.bpnet.core.train;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.core.data.Dataset;
import org.jspecify.annotations.Nullable;

/**
 * A row of the data that holds a value which is not finite.
 *
 * @param row its number in the data
 * @param target whether it is the target; else an input
 */
record BadRow(int row, boolean target) {

    /** The first such row among {@code order[from, to)}; null where there is none. For after the fact: it looks at each row. */
    static @Nullable BadRow find(Dataset data, int[] order, int from, int to) {
        Matrix x = Matrix.zeros(1, data.inputs());
        Matrix t = Matrix.zeros(1, data.target().columns());
        for (int i = from; i < to; i++) {
            data.gather(order, i, i + 1, x, t, 0);
            if (!isFinite(x)) {
                return new BadRow(order[i], false);
            }
            if (!isFinite(t)) {
                return new BadRow(order[i], true);
            }
        }
        return null;
    }

    private static boolean isFinite(Matrix row) {
        for (int j = 0; j < row.columns(); j++) {
            if (!Float.isFinite(row.get(0, j))) {
                return false;
            }
        }
        return true;
    }
}
