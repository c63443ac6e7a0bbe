package dev.bpnet.api.initializer;

import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.random.RandomStream;

/** Gives a parameter its first values. */
public interface Initializer {
    /**
     * Writes every cell of {@code w}; cell (i, j) takes the random number with index {@code i * columns + j} (and further
     * ones past {@code rows * columns} where it needs more than one), so that the result does not depend on the order.
     *
     * @param random the stream of this parameter
     * @param fanIn the number of inputs that are summed into one output
     * @param fanOut the number of outputs that one input reaches
     */
    void initialize(RandomStream random, int fanIn, int fanOut, Matrix w);
}
