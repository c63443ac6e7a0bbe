package dev.bpnet.cli.explain;

import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.cli.terminal.Numbers;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.Node;
import dev.bpnet.core.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The plan of a network: layers, shapes, parameters, memory.
 *
 * @param lines four cells each: first what they are, then those of input, layers, loss and head
 * @param sums what is told below, by what it is of
 */
public record PlanTable(List<List<String>> lines, List<Map.Entry<String, String>> sums) {
    public PlanTable {
        lines = List.copyOf(lines);
        sums = List.copyOf(sums);
    }

    /**
     * A line a layer and the sums.
     *
     * @param loss the name of the loss
     * @param rows the rows of a batch
     */
    public static PlanTable of(Graph graph, String loss, int rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("layer", "what it computes", "shape", "parameters"));
        lines.add(List.of("input", "", Integer.toString(graph.inputs()), ""));
        graph.layers().forEach(node -> addLines(node, "", lines));
        lines.add(List.of("loss", loss, "1", ""));
        graph.head().forEach(node -> addLines(node, "", lines));
        return new PlanTable(lines, sums(graph, rows));
    }

    private static List<Map.Entry<String, String>> sums(Graph graph, int rows) {
        Plan plan = Plan.of(graph, Plan.Purpose.TRAIN, rows);
        // Parameters, gradients, kept weights and two slots of the optimizer, beside the workspace.
        long floats = plan.size() + 5L * graph.layout().size();
        String batches = Numbers.count(rows) + (rows == 1 ? " row" : " rows");
        return List.of(
                Map.entry("parameters", Numbers.count(graph.layout().size())),
                Map.entry(
                        "memory",
                        "about " + bytes(floats * Float.BYTES) + " to train in batches of " + batches
                                + ", data not counted"));
    }

    /** A block's line, and below it, further in, those of the layers inside. */
    private static void addLines(Node node, String indentation, List<List<String>> lines) {
        lines.add(List.of(
                indentation + node.name(),
                node.type() + ": " + node.layer().formula(),
                node.inputs() + " → " + node.outputs(),
                shapes(node)));
        node.children().forEach(child -> addLines(child.node(), indentation + "  ", lines));
    }

    private static String shapes(Node node) {
        List<String> shapes = new ArrayList<>();
        for (Node.Weight weight : node.weights()) {
            Parameter p = weight.parameter();
            String name = p.name().substring(p.name().lastIndexOf('.') + 1);
            shapes.add(name + " [" + p.rows() + ", " + p.columns() + "]");
        }
        return String.join(", ", shapes);
    }

    private static String bytes(long bytes) {
        if (bytes < 1 << 20) {
            return Math.max(1, bytes >> 10) + " KB";
        }
        return bytes < 1L << 30
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1073741824.0);
    }
}
