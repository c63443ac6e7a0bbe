package dev.bpnet.cli.explain;

import dev.bpnet.api.parameter.Parameter;
import dev.bpnet.cli.terminal.Numbers;
import dev.bpnet.core.plan.Graph;
import dev.bpnet.core.plan.Node;
import dev.bpnet.core.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The plan of a network as a table: layers, shapes, parameters, memory. */
public final class PlanText {
    private PlanText() {}

    /**
     * A line a layer and the sums.
     *
     * @param loss the name of the loss
     * @param rows the rows of a batch
     */
    public static String of(Graph graph, String loss, int rows) {
        List<String[]> lines = new ArrayList<>();
        lines.add(new String[] {"layer", "what it computes", "shape", "parameters"});
        lines.add(new String[] {"input", "", Integer.toString(graph.inputs()), ""});
        graph.layers().forEach(node -> addLines(node, "", lines));
        lines.add(new String[] {"loss", loss, "1", ""});
        graph.head().forEach(node -> addLines(node, "", lines));
        StringBuilder text = new StringBuilder();
        int[] widths = new int[3];
        for (String[] line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line[i].length());
            }
        }
        for (String[] line : lines) {
            for (int i = 0; i < widths.length; i++) {
                text.append(String.format(Locale.ROOT, "%-" + (widths[i] + 2) + "s", line[i]));
            }
            text.append(line[3]);
            trimRight(text);
            text.append('\n');
        }
        text.append("parameters  ").append(Numbers.count(graph.layout().size())).append('\n');
        Plan plan = Plan.of(graph, Plan.Purpose.TRAIN, rows);
        // Parameters, gradients, kept weights and two slots of the optimizer, beside the workspace.
        long floats = plan.size() + 5L * graph.layout().size();
        text.append("memory      about ")
                .append(bytes(floats * Float.BYTES))
                .append(" to train in batches of ")
                .append(Numbers.count(rows))
                .append(rows == 1 ? " row" : " rows")
                .append(", data not counted\n");
        return text.toString();
    }

    private static void trimRight(StringBuilder text) {
        while (text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
    }

    /** A block's line, and below it, further in, those of the layers inside. */
    private static void addLines(Node node, String indentation, List<String[]> lines) {
        String[] line = line(node);
        line[0] = indentation + line[0];
        lines.add(line);
        node.children().forEach(child -> addLines(child.node(), indentation + "  ", lines));
    }

    private static String[] line(Node node) {
        StringBuilder shapes = new StringBuilder();
        for (Node.Weight weight : node.weights()) {
            Parameter p = weight.parameter();
            String name = p.name().substring(p.name().lastIndexOf('.') + 1);
            shapes.append(shapes.isEmpty() ? "" : ", ")
                    .append(name)
                    .append(" [")
                    .append(p.rows())
                    .append(", ")
                    .append(p.columns())
                    .append(']');
        }
        return new String[] {
            node.name(),
            node.type() + ": " + node.layer().formula(),
            node.inputs() + " → " + node.outputs(),
            shapes.toString()
        };
    }

    static String bytes(long bytes) {
        if (bytes < 1 << 20) {
            return Math.max(1, bytes >> 10) + " KB";
        }
        return bytes < 1L << 30
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1073741824.0);
    }
}
