package dev.bpnet.api.layer;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.parameter.Role;

/** Takes down what a layer needs. Positions count from 0 for each sort of thing. */
public interface Declarations {

    /** A trained matrix {@code [rows, columns]}; fan-in and fan-out as initializers understand them. */
    void parameter(String name, Role role, int rows, int columns, Initializer initializer, int fanIn, int fanOut);

    /** Numbers that are saved with the model but not trained, such as running statistics; they start with {@code value}. */
    void buffer(String name, int rows, int columns, float value);

    /** A matrix with one row for every row of the batch, kept from forward to backward. */
    void scratch(String name, int columns);

    /** A matrix of fixed size made from parameters by {@link Layer#refresh}; made only where the network trains. */
    void cache(String name, int rows, int columns);

    /** Whether the derivative by this layer's input is wanted: not for the first layer of a network. */
    boolean inputDeltaWanted();
}
