package dev.bpnet.api.layer;

import dev.bpnet.api.kernels.Kernels;
import dev.bpnet.api.kernels.Matrix;
import dev.bpnet.api.random.RandomStream;
import org.jspecify.annotations.Nullable;

/**
 * What a layer sees while it runs: views of the engine's memory, the same objects at every step. Matrices over the batch
 * cover the plan's capacity; only the first {@link #rows()} rows count.
 */
public interface Pass {
    /** The primitives to compute with. */
    Kernels kernels();

    /** The rows of this batch (or chunk of one). */
    int rows();

    /** Whether this is a training pass: dropout drops, batch norm uses the batch's statistics. */
    boolean training();

    /** The input {@code [rows, inputs]}; not to be written. */
    Matrix input();

    /** The output {@code [rows, outputs]}. */
    Matrix output();

    /** The derivative of the loss by the output; the layer may overwrite it. Only while training. */
    Matrix outputDelta();

    /** Where the derivative of the loss by the input goes; null where nobody wants it. */
    @Nullable Matrix inputDelta();

    /** Parameter {@code index} of this layer. */
    Matrix parameter(int index);

    /** The gradient of parameter {@code index} of this layer. */
    Matrix gradient(int index);

    /** Buffer {@code index} of this layer. */
    Matrix buffer(int index);

    /** Scratch {@code index} of this layer. */
    Matrix scratch(int index);

    /** Cache {@code index} of this layer. */
    Matrix cache(int index);

    /** What the layer inside at this position sees. */
    Pass child(int index);

    /** Random numbers of this layer in this step. */
    RandomStream random();

    /** The number of row {@code row} within its whole logical batch: the index for {@link #random()}, whatever the chunks. */
    long rowKey(int row);
}
