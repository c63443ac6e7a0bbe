package dev.bpnet.core.plan;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.layer.Declarations;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.api.parameter.Role;
import java.util.ArrayList;
import java.util.List;

/** Takes down what one layer declares. */
final class NodeDeclarations implements Declarations {
    private final String layer;
    private final ParameterLayout.Builder layout;
    private final boolean inputDeltaWanted;
    private final List<Node.Weight> weights = new ArrayList<>();
    private final List<Node.Buffer> buffers = new ArrayList<>();
    private final List<Node.Scratch> scratch = new ArrayList<>();
    private final List<Node.Cache> caches = new ArrayList<>();
    private int bufferEnd;

    NodeDeclarations(String layer, ParameterLayout.Builder layout, int bufferStart, boolean inputDeltaWanted) {
        this.layer = layer;
        this.layout = layout;
        this.bufferEnd = bufferStart;
        this.inputDeltaWanted = inputDeltaWanted;
    }

    @Override
    public void parameter(
            String name, Role role, int rows, int columns, Initializer initializer, int fanIn, int fanOut) {
        weights.add(new Node.Weight(layout.add(layer + "." + name, role, rows, columns), initializer, fanIn, fanOut));
    }

    @Override
    public void buffer(String name, int rows, int columns, float value) {
        buffers.add(new Node.Buffer(layer + "." + name, bufferEnd, rows, columns, value));
        bufferEnd = Math.addExact(bufferEnd, Math.multiplyExact(rows, columns));
    }

    @Override
    public void scratch(String name, int columns) {
        scratch.add(new Node.Scratch(name, columns));
    }

    @Override
    public void cache(String name, int rows, int columns) {
        caches.add(new Node.Cache(name, rows, columns));
    }

    @Override
    public boolean inputDeltaWanted() {
        return inputDeltaWanted;
    }

    List<Node.Weight> weights() {
        return weights;
    }

    int bufferEnd() {
        return bufferEnd;
    }

    Node node(int index, int number, String type, Layer made, int inputs) {
        return new Node(
                index,
                number,
                layer,
                type,
                made,
                inputs,
                List.copyOf(weights),
                List.copyOf(buffers),
                List.copyOf(scratch),
                List.copyOf(caches));
    }
}
