package dev.bpnet.core.plan;

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
     */
    public record Step(Node node, int output, int delta, List<Integer> scratch, List<Integer> caches) {
        public Step {
            scratch = List.copyOf(scratch);
            caches = List.copyOf(caches);
        }
    }

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
                steps.add(step(node, purpose == Purpose.TRAIN, capacity, places));
            }
            for (Node node : graph.head()) {
                steps.add(step(node, false, capacity, places));
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

    private static Step step(Node node, boolean trains, int capacity, Places places) {
        int output = places.take(capacity, node.outputs());
        int delta = trains ? places.take(capacity, node.outputs()) : -1;
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
        return new Step(node, output, delta, scratch, caches);
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
