package dev.bpnet.simd;

import dev.bpnet.api.kernels.Binary;
import dev.bpnet.api.kernels.Form;
import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.kernels.Unary;

/**
 * Runs what a step of training runs most, on numbers that nobody reads, often enough for the compiler to take it up. Vector code
 * is a hundred times slower until then: the first 16 steps of a network 784-512-256-10 took 4.4 s on one
 * processor, after practice of 3.5 s 1.0 s.
 */
final class Practice {
    /**
     * A tile is compiled after some ten thousand turns of its loop, of which a round has {@value #DEPTH}; interpreted a round takes a
     * few milliseconds, at the end a few microseconds.
     */
    private static final int ROUNDS = 6_000;

    private static final int DEPTH = 24;

    /** Two tiles of 6 rows, one of 2 and one of 1. */
    private static final int ROWS = 15;

    private static final int NARROW = 10;

    private final Kernels kernels;
    private final Matrix x;
    private final Matrix weights;
    private final Matrix narrow;
    private final Matrix bias;
    private final Matrix z;
    private final Matrix few;
    private final Matrix gradient;
    private final float[] means;
    private final float[] squares;
    private final float[] sums;

    private Practice(Kernels kernels, int lanes) {
        this.kernels = kernels;
        // Panels of 4, 2 and 1 vectors, and columns that do not fill one.
        int columns = 7 * lanes + 3;
        x = numbers(ROWS, DEPTH);
        weights = numbers(DEPTH, columns);
        narrow = numbers(DEPTH, NARROW);
        bias = numbers(1, columns);
        z = numbers(ROWS, columns);
        few = numbers(ROWS, NARROW);
        gradient = numbers(DEPTH, columns);
        means = new float[DEPTH * columns];
        squares = new float[DEPTH * columns];
        sums = new float[columns];
    }

    private static Matrix numbers(int rows, int columns) {
        Matrix m = Matrix.zeros(rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            m.array()[i] = 0.01f * (i % 19 - 9);
        }
        return m;
    }

    /** Practises until it is over or the thread is interrupted. */
    static void of(Kernels kernels, int lanes) {
        Practice practice = new Practice(kernels, lanes);
        for (int round = 0; round < ROUNDS && !Thread.currentThread().isInterrupted(); round++) {
            practice.round();
        }
    }

    private void round() {
        kernels.gemm(Form.NN, DEPTH, x, weights, bias, z, 0, ROWS);
        kernels.unary(Unary.RELU, 0, z, z, 0, ROWS);
        kernels.gemm(Form.NN, DEPTH, x, narrow, null, few, 0, ROWS);
        kernels.softmax(few, few, null, 0, ROWS);
        kernels.binary(Binary.RELU_GRADIENT, 0, z, z, z, 0, ROWS);
        kernels.gemm(Form.TN, ROWS, x, z, null, gradient, 0, DEPTH);
        kernels.columnSums(z, ROWS, false, sums, 0, 0, sums.length);
        kernels.adam(0.9, 0.999, 1, 1, 1e-8f, gradient.array(), 0, means, 0, squares, 0, means.length);
        kernels.axpby(-1e-6f, gradient.array(), 0, 1, weights.array(), 0, means.length);
    }
}
