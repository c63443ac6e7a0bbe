package dev.bpnet.api.layer;

import dev.bpnet.api.random.RandomStream;

/** What a definition sees while it runs. */
public interface DefinitionPass {
    /** The number of the layer as people count, from 1: the {@code l} in {@code W[l]}. */
    int number();

    /** Parameter {@code index}, {@code [rows][columns]}. */
    double[][] parameter(int index);

    /** The gradient of parameter {@code index}, to be added to. */
    double[][] gradient(int index);

    /** Buffer {@code index}, {@code [rows][columns]}. */
    double[][] buffer(int index);

    /** Whether this is a training pass. */
    boolean training();

    /** As {@link Pass#random()}. */
    RandomStream random();

    /** As {@link Pass#rowKey(int)}. */
    long rowKey(int row);

    /**
     * Tells whoever listens a quantity of the derivation, as soon as it is computed. The listener may change the numbers of
     * a forward quantity in place before the layer goes on: so numeric gradients of inner quantities are taken.
     *
     * @param name for example {@code z[1]}, or {@code dL/dz[1]} for the derivative by it
     * @param formula for example {@code a[0]·W[1] + b[1]}
     * @param values its numbers; the array the layer goes on with
     */
    void note(String name, String formula, double[][] values);
}
