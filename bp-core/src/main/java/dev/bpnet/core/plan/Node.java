package dev.bpnet.core.plan;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.Regulation;
import dev.bpnet.api.layer.Wiring;
import dev.bpnet.api.parameter.Parameter;
import java.util.List;
import java.util.stream.Stream;

/**
 * A layer at its place in a network, with what it declared.
 *
 * @param index its position among all layers, from 0; keys its random numbers
 * @param number the {@code l} of {@code W[l]} in the derivation
 * @param name its name in the description
 * @param type its plugin's name
 * @param layer the layer
 * @param inputs the width of its input
 * @param weights its parameters and how they start
 * @param buffers its buffers
 * @param scratch its matrices over the batch
 * @param caches its matrices made from parameters
 * @param children the layers inside, where it is a block
 */
public record Node(
        int index,
        int number,
        String name,
        String type,
        Layer layer,
        int inputs,
        List<Weight> weights,
        List<Buffer> buffers,
        List<Scratch> scratch,
        List<Cache> caches,
        List<Child> children) {

    /** This node and all inside it: children before the block that holds them, so that what is deepest comes first. */
    public Stream<Node> flat() {
        return Stream.concat(children.stream().flatMap(child -> child.node().flat()), Stream.of(this));
    }

    /** The width of its output. */
    public int outputs() {
        return layer.outputs();
    }

    /**
     * A parameter and how it starts.
     *
     * @param parameter where it lies
     * @param initializer how it starts
     * @param fanIn inputs summed into one output
     * @param fanOut outputs that one input reaches
     * @param regulation its penalty and its constraint
     */
    public record Weight(Parameter parameter, Initializer initializer, int fanIn, int fanOut, Regulation regulation) {}

    /**
     * A layer inside.
     *
     * @param node the layer
     * @param wiring where it reads and writes
     */
    public record Child(Node node, Wiring wiring) {}

    /**
     * Saved numbers that are not trained.
     *
     * @param name its full name
     * @param offset where it begins in the buffers' array
     * @param rows its rows
     * @param columns its columns
     * @param value what it starts with
     */
    public record Buffer(String name, int offset, int rows, int columns, float value) {}

    /**
     * A matrix over the batch.
     *
     * @param name what it holds
     * @param columns its width
     */
    public record Scratch(String name, int columns) {}

    /**
     * A matrix made from parameters.
     *
     * @param name what it holds
     * @param rows its rows
     * @param columns its columns
     */
    public record Cache(String name, int rows, int columns) {}
}
