package dev.bpnet.api.parameter;

import dev.bpnet.api.kernels.Matrix;

/**
 * A named matrix inside the flat arrays of parameters, gradients and optimizer slots, which all share one layout.
 *
 * @param index its position in the layout, from 0
 * @param name for example {@code layers[0].weights}
 * @param role what it is for
 * @param offset where it begins in each flat array
 * @param rows its rows; a weight is {@code [in, out]}
 * @param columns its columns; a bias is {@code [1, out]}
 */
public record Parameter(int index, String name, Role role, int offset, int rows, int columns) {

    /** The number of values. */
    public int size() {
        return rows * columns;
    }

    /** Where it ends, exclusive. */
    public int end() {
        return offset + size();
    }

    /** Its view of one of the flat arrays. */
    public Matrix in(float[] arena) {
        return Matrix.of(arena, offset, rows, columns);
    }
}
