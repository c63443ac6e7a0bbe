package dev.bpnet.cli.explain;

import dev.bpnet.core.plan.Graph;
import java.util.List;
import java.util.Locale;

/** The plan of a network as text: its cells in columns. */
public final class PlanText {
    private PlanText() {}

    /**
     * A line a layer and the sums.
     *
     * @param loss the name of the loss
     * @param rows the rows of a batch
     */
    public static String of(Graph graph, String loss, int rows) {
        return of(PlanTable.of(graph, loss, rows));
    }

    /** The same of a table. */
    public static String of(PlanTable table) {
        int[] widths = new int[3];
        for (List<String> line : table.lines()) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : table.lines()) {
            StringBuilder cells = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                cells.append(String.format(Locale.ROOT, "%-" + (widths[i] + 2) + "s", line.get(i)));
            }
            text.append(cells.append(line.getLast()).toString().stripTrailing()).append('\n');
        }
        table.sums().forEach(sum -> text.append(String.format(Locale.ROOT, "%-12s%s\n", sum.getKey(), sum.getValue())));
        return text.toString();
    }
}
