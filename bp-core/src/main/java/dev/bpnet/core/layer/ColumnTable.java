package dev.bpnet.core.layer;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import java.util.Arrays;
import java.util.List;

/**
 * One table of {@link EmbedColumnsLayer}: where its column stands in the input, and where its vector stands in the output.
 *
 * @param name what its parameter is called
 * @param column the position of the number in a row of the input
 * @param at the position of the vector in a row of the output
 * @param units the length of the vector
 * @param frequencies the share of each category
 */
record ColumnTable(String name, int column, int at, int units, List<Double> frequencies) {

    int categories() {
        return frequencies.size();
    }

    /** The category that a number stands for, {@link EmbedColumns#UNSEEN} for the mean, or {@link CategoryNumber#NONE}. */
    private int category(double number) {
        return CategoryNumber.of(number, EmbedColumns.UNSEEN, categories());
    }

    private float frequency(int category) {
        return frequencies.get(category).floatValue();
    }

    /** The vectors of rows; the mean of all is a chain of fused multiply-adds over ascending categories. */
    void forward(Kernels kernels, Matrix x, Matrix vectors, Matrix y, int from, int to) {
        for (int i = from; i < to; i++) {
            int category = category(x.get(i, column));
            int begin = y.at(i) + at;
            if (category >= 0) {
                System.arraycopy(vectors.array(), vectors.at(category), y.array(), begin, units);
                continue;
            }
            Arrays.fill(y.array(), begin, begin + units, category == CategoryNumber.NONE ? Float.NaN : 0);
            for (int c = 0; c < categories() && category == EmbedColumns.UNSEEN; c++) {
                kernels.axpby(frequency(c), vectors.array(), vectors.at(c), 1, y.array(), begin, units);
            }
        }
    }

    /** Adds to rows {@code [fromRow, toRow)} of the table's gradient what each row of the batch says, in ascending order. */
    void gradient(Kernels kernels, Matrix x, Matrix dy, Matrix gradient, int rows, int fromRow, int toRow) {
        for (int i = 0; i < rows; i++) {
            int category = category(x.get(i, column));
            if (category >= fromRow && category < toRow) {
                kernels.axpby(1, dy.array(), dy.at(i) + at, 1, gradient.array(), gradient.at(category), units);
            }
            for (int c = fromRow; c < toRow && category == EmbedColumns.UNSEEN; c++) {
                kernels.axpby(frequency(c), dy.array(), dy.at(i) + at, 1, gradient.array(), gradient.at(c), units);
            }
        }
    }

    /** How much each category has in the vector of a number: all of one, of each its share, or NaN. */
    double[] shares(double number) {
        double[] shares = new double[categories()];
        int category = category(number);
        for (int c = 0; c < shares.length; c++) {
            shares[c] = switch (category) {
                case CategoryNumber.NONE -> Double.NaN;
                case EmbedColumns.UNSEEN -> frequency(c);
                default -> c == category ? 1 : 0;
            };
        }
        return shares;
    }

    /** Whether a number stands for no category, so that no vector moves by it. */
    boolean isNone(double number) {
        return category(number) == CategoryNumber.NONE;
    }
}
