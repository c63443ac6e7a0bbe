package dev.bpnet.api.layer;

import java.util.List;

/**
 * A layer of a network, made for one place in it: it knows its input width. It declares what it needs and says how ranges
 * of rows (or columns) are computed; the engine owns all memory, threads and order.
 *
 * <p>A layer holds no numbers of its own. What it declares it finds again in the {@link Pass} by position: the first
 * parameter it declared is {@code pass.parameter(0)}.
 */
public interface Layer {

    /** The width of its output. */
    int outputs();

    /** Names its parameters, buffers, scratch and caches, always the same ones in the same order. */
    void declare(Declarations d);

    /**
     * The stages forward, input to output. Row stages of neighbouring layers run as one: a thread carries its block of
     * rows through all of them.
     */
    List<Stage> forward();

    /**
     * The stages backward: from {@code outputDelta} (derivative of the loss by the output, which a layer may overwrite) to
     * {@code inputDelta}, where that is wanted, and to whatever {@link #gradient} needs.
     */
    List<Stage> backward();

    /**
     * Rows {@code [fromRow, toRow)} of the gradient of parameter {@code index} into {@code pass.gradient(index)}, summed
     * over the batch rows {@code [0, pass.rows())} in ascending order: from 0, or onto what is there when
     * {@code accumulate}. Called after all backward stages of all rows.
     */
    default void gradient(Pass pass, int index, boolean accumulate, int fromRow, int toRow) {
        throw new IllegalStateException("a layer with parameters states their gradients");
    }

    /** Called after rows {@code [fromRow, toRow)} of parameter {@code index} have changed: refreshes caches made from it. */
    default void refresh(Pass pass, int index, int fromRow, int toRow) {}

    /** Whether training draws random numbers here, so that the same parameters give another loss at another step. */
    default boolean random() {
        return false;
    }

    /** A new definition in double precision, for one forward pass and one backward pass. */
    LayerDefinition define();

    /** What it computes, for people: {@code a = tanh(x·W + b)}. */
    String formula();
}
