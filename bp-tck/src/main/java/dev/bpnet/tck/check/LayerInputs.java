package dev.bpnet.tck.check;

import java.util.List;

/** The numbers that a layer is examined with. */
@FunctionalInterface
public interface LayerInputs {

    /** The input of a row and a column; where it is {@linkplain #continuous continuous}, in [-1, 1). */
    double of(int row, int column);

    /** Whether a column takes any number, so that it may be scaled, moved a little, and be NaN. */
    default boolean continuous(int column) {
        return true;
    }

    /** Any numbers. */
    static LayerInputs usual() {
        return (row, column) -> Numbers.uniform(21, 1000L * row + column);
    }

    /** Rows of them, with continuous columns in [-scale, scale). */
    default float[][] rows(int rows, int columns, double scale) {
        float[][] x = new float[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                x[i][j] = (float) (continuous(j) ? scale * of(i, j) : of(i, j));
            }
        }
        return x;
    }

    /** Any numbers, but in the first column the number of one of two categories. */
    static LayerInputs categoryFirst() {
        return new LayerInputs() {
            @Override
            public double of(int row, int column) {
                return continuous(column) ? usual().of(row, column) : row % 2;
            }

            @Override
            public boolean continuous(int column) {
                return column != 0;
            }
        };
    }

    /** Every kind of them, the usual first. */
    static List<LayerInputs> kinds() {
        return List.of(usual(), categoryFirst());
    }
}
