package dev.bpnet.core.plan;

import dev.bpnet.api.initializer.Initializer;
import dev.bpnet.api.layer.Declarations;
import dev.bpnet.api.layer.Layer;
import dev.bpnet.api.layer.Regulation;
import dev.bpnet.api.layer.Wiring;
import dev.bpnet.api.parameter.ParameterLayout;
import dev.bpnet.api.parameter.Role;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Takes down what one layer declares, and what the layers inside it do. */
final class NodeDeclarations implements Declarations {
    private final String name;
    private final Counters counters;
    private final boolean inputDeltaWanted;
    private final List<Node.Weight> weights = new ArrayList<>();
    private final List<Node.Buffer> buffers = new ArrayList<>();
    private final List<Node.Scratch> scratch = new ArrayList<>();
    private final List<Node.Cache> caches = new ArrayList<>();
    private final List<Node.Child> children = new ArrayList<>();

    /** What all layers of a network share while they are laid out. */
    static final class Counters {
        final ParameterLayout.Builder layout = ParameterLayout.builder();
        /** The plugins' names of layers inside blocks. */
        final Map<Layer, String> types = new IdentityHashMap<>();

        int bufferEnd;
        private int nodes;
        private int numbers;
    }

    NodeDeclarations(String name, Counters counters, boolean inputDeltaWanted) {
        this.name = name;
        this.counters = counters;
        this.inputDeltaWanted = inputDeltaWanted;
    }

    /** The layer at its place, with what it declares. */
    static Node node(String name, String type, Layer layer, int inputs, boolean inputDeltaWanted, Counters counters) {
        NodeDeclarations declared = new NodeDeclarations(name, counters, inputDeltaWanted);
        layer.declare(declared);
        counters.numbers += declared.weights.isEmpty() ? 0 : 1;
        return new Node(
                counters.nodes++,
                counters.numbers,
                name,
                type,
                layer,
                inputs,
                List.copyOf(declared.weights),
                List.copyOf(declared.buffers),
                List.copyOf(declared.scratch),
                List.copyOf(declared.caches),
                List.copyOf(declared.children));
    }

    /** A name within another; the outer one may be empty. */
    static String within(String outer, String inner) {
        return outer.isEmpty() ? inner : outer + "." + inner;
    }

    @Override
    public void parameter(
            String parameter,
            Role role,
            int rows,
            int columns,
            Initializer initializer,
            int fanIn,
            int fanOut,
            Regulation regulation) {
        weights.add(new Node.Weight(
                counters.layout.add(within(name, parameter), role, rows, columns),
                initializer,
                fanIn,
                fanOut,
                regulation));
    }

    @Override
    public void buffer(String buffer, int rows, int columns, float value) {
        buffers.add(new Node.Buffer(within(name, buffer), counters.bufferEnd, rows, columns, value));
        counters.bufferEnd = Math.addExact(counters.bufferEnd, Math.multiplyExact(rows, columns));
    }

    @Override
    public void scratch(String matrix, int columns) {
        scratch.add(new Node.Scratch(matrix, columns));
    }

    @Override
    public void cache(String matrix, int rows, int columns) {
        caches.add(new Node.Cache(matrix, rows, columns));
    }

    @Override
    public void child(String child, Layer layer, int inputs, Wiring wiring) {
        boolean wanted = inputDeltaWanted || wiring.input() instanceof Wiring.ChildOutput;
        String type = counters.types.getOrDefault(layer, child);
        children.add(new Node.Child(node(within(name, child), type, layer, inputs, wanted, counters), wiring));
    }

    @Override
    public int children() {
        return children.size();
    }

    @Override
    public boolean inputDeltaWanted() {
        return inputDeltaWanted;
    }
}
