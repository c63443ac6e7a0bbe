package dev.bpnet.core.plan;

import dev.bpnet.api.layer.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What running a network takes, as data: for every layer a step with the places of its matrices in one workspace array.
 * A plan is made for a capacity of rows; fewer rows use the first ones of each matrix.
 */
public final class Plan {
    private final Graph graph;
    private final Purpose purpose;
    private final int capacity;
    private final List<Step> steps;
    private final int size;

    /** What a plan is for. */
    public enum Purpose {
        /** Forward, loss and backward; the head serves evaluation. */
        TRAIN,
        /** Forward and head only. */
        PREDICT
    }

    /**
     * One layer's share of the workspace; positions are offsets in floats, -1 where there is none.
     *
     * @param node the layer
     * @param output its output {@code [capacity, outputs]}
     * @param delta the derivative by its output
     * @param scratch each of its scratch matrices
     * @param caches each of its caches
     * @param children the shares of the layers inside
     */
    public record Step(
            Node node, int output, int delta, List<Integer> scratch, List<Integer> caches, List<ChildStep> children) {
        public Step {
            scratch = List.copyOf(scratch);
            caches = List.copyOf(caches);
            children = List.copyOf(children);
        }
    }

    /**
     * The share of a layer inside a block. Where it writes into the block's output, {@code step} has no output and delta of its
     * own.
     *
     * @param wiring where it reads and writes
     * @param step its matrices
     * @param inputDelta the derivative by its input, where that is kept apart
     */
    public record ChildStep(Wiring wiring, Step step, int inputDelta) {}

    private Plan(Graph graph, Purpose purpose, int capacity, List<Step> steps, int size) {
        this.graph = graph;
        this.purpose = purpose;
        this.capacity = capacity;
        this.steps = List.copyOf(steps);
        this.size = size;
    }

    /**
     * Plans a network for up to {@code capacity} rows at a time.
     *
     * @throws NetworkException when a workspace of that many rows is more than one array holds
     */
    public static Plan of(Graph graph, Purpose purpose, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a plan is for at least one row, not " + capacity);
        }
        Places places = new Places();
        List<Step> steps = new ArrayList<>();
        try {
            places.take(capacity, graph.inputs());
            for (Node node : graph.layers()) {
                steps.add(step(node, purpose == Purpose.TRAIN, true, capacity, places));
            }
            for (Node node : graph.head()) {
                steps.add(step(node, false, true, capacity, places));
            }
        } catch (ArithmeticException tooLarge) {
            String name =
                    (steps.isEmpty() ? graph.layers().getFirst() : graph.all().get(steps.size())).name();
            throw new NetworkException(
                    name,
                    String.format(
                            Locale.ROOT,
                            "the workspace for %d rows would be more than 2147483647 values (8 GiB)",
                            capacity),
                    tooLarge);
        }
        return new Plan(graph, purpose, capacity, steps, places.end);
    }

    /**
     * The floats of a workspace that each further row takes. Caches do not count: they are as large for one row as for many, and
     * 84 MB for a network 1024-4096-4096-1024, of whose batch of 512 only 3 rows fitted into 256 MB with them.
     */
    public static long floatsPerRow(Graph graph, Purpose purpose) {
        return (long) of(graph, purpose, 2).size() - of(graph, purpose, 1).size();
    }

    private static Step step(Node node, boolean trains, boolean ownOutput, int capacity, Places places) {
        int output = ownOutput ? places.take(capacity, node.outputs()) : -1;
        int delta = ownOutput && trains ? places.take(capacity, node.outputs()) : -1;
        List<Integer> scratch = new ArrayList<>();
        for (Node.Scratch s : node.scratch()) {
            scratch.add(places.take(capacity, s.columns()));
        }
        List<Integer> caches = new ArrayList<>();
        if (trains) {
            for (Node.Cache c : node.caches()) {
                caches.add(places.take(c.rows(), c.columns()));
            }
        }
        List<ChildStep> children = new ArrayList<>();
        for (Node.Child child : node.children()) {
            children.add(childStep(child, trains, capacity, places));
        }
        return new Step(node, output, delta, scratch, caches, children);
    }

    private static ChildStep childStep(Node.Child child, boolean trains, int capacity, Places places) {
        boolean ownOutput = child.wiring().output() instanceof Wiring.OwnOutput;
        Step step = step(child.node(), trains, ownOutput, capacity, places);
        boolean apart = child.wiring().input() instanceof Wiring.BlockInput input && input.apart();
        int inputDelta = apart && trains ? places.take(capacity, child.node().inputs()) : -1;
        return new ChildStep(child.wiring(), step, inputDelta);
    }

    /** Hands out consecutive places. */
    private static final class Places {
        private int end;

        int take(int rows, int columns) {
            int place = end;
            end = Math.addExact(end, Math.multiplyExact(rows, columns));
            return place;
        }
    }

    /** The network. */
    public Graph graph() {
        return graph;
    }

    /** What it is for. */
    public Purpose purpose() {
        return purpose;
    }

    /** The rows it can take at once. */
    public int capacity() {
        return capacity;
    }

    /** The steps, layers first and then the head. */
    public List<Step> steps() {
        return steps;
    }

    /** The floats of the workspace; the input comes first, at 0. */
    public int size() {
        return size;
    }
}
