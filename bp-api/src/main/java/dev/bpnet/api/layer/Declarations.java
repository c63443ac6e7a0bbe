package dev.bpnet.api.layer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.parameter.Role;

/** Takes down what a layer needs. Positions count from 0 for each sort of thing. */
public interface Declarations {

    /** A trained matrix {@code [rows, columns]}; fan-in and fan-out as initializers understand them. */
    default void parameter(
            String name, Role role, int rows, int columns, Initializer initializer, int fanIn, int fanOut) {
        parameter(name, role, rows, columns, initializer, fanIn, fanOut, Regulation.NONE);
    }

    /** The same with a penalty or a constraint. */
    void parameter(
            String name,
            Role role,
            int rows,
            int columns,
            Initializer initializer,
            int fanIn,
            int fanOut,
            Regulation regulation);

    /** Numbers that are saved with the model but not trained, such as running statistics; they start with {@code value}. */
    void buffer(String name, int rows, int columns, float value);

    /** A matrix with one row for every row of the batch, kept from forward to backward. */
    void scratch(String name, int columns);

    /**
     * A matrix of fixed size, made from parameters by {@link Layer#refresh} or handed from stage to stage, such as sums over the
     * batch; there only where the network trains.
     */
    void cache(String name, int rows, int columns);

    /**
     * A layer inside this one, which is then a block. Its parameters, buffers and scratch are declared by itself; the block
     * runs its stages as {@link Stage#ofChild}.
     *
     * @param name its name within the block, for example {@code layers[0]}
     * @param layer made by {@link LayerContext#layer}
     * @param inputs the width it was made for
     * @param wiring where it reads and writes
     */
    void child(String name, Layer layer, int inputs, Wiring wiring);

    /** The layers inside declared so far. */
    int children();

    /** Whether the derivative by this layer's input is wanted: not for the first layer of a network. */
    boolean inputDeltaWanted();
}
