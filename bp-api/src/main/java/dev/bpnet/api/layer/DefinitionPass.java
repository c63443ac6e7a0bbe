package dev.bpnet.api.layer;

import dev.bpnet.api.random.RandomStream;

/** What a definition sees while it runs. */
public interface DefinitionPass {
    /**
     * The {@code l} in {@code W[l]}: the number, from 1, of the layer with parameters that this is or that stands before it.
     */
    int number();

    /** What the derivation calls the input: {@code x}, or the name noted last by the layer before. */
    String inputName();

    /** Parameter {@code index}, {@code [rows][columns]}. */
    double[][] parameter(int index);

    /** The gradient of parameter {@code index}, to be added to. */
    double[][] gradient(int index);

    /** Buffer {@code index}, {@code [rows][columns]}. */
    double[][] buffer(int index);

    /** What the layer inside at this position sees, its input called {@code inputName}. */
    DefinitionPass child(int index, String inputName);

    /** The quantity noted last, here or by a layer inside; the input's name where there is none yet. */
    String lastName();

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
