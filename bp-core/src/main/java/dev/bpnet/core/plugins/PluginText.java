package dev.bpnet.core.plugins;

import dev.bpnet.core.plugins.PluginDescription.Row;
import java.util.ArrayList;
import java.util.List;

/** A {@link PluginDescription} for the terminal. */
public final class PluginText {

    private PluginText() {}

    /** The description as lines of plain text. */
    public static String render(PluginDescription plugin) {
        List<String> lines = new ArrayList<>();
        lines.add(plugin.kind().word() + " " + plugin.name());
        addIfSaid(lines, "  ", plugin.summary());
        lines.add("");
        addIfSaid(lines, "  formula  ", plugin.formula());
        addIfSaid(lines, "  source   ", plugin.source());
        lines.add("  class    " + plugin.className());
        lines.add("  from     " + plugin.origin().shortText());
        lines.add("");
        if (plugin.parameters().isEmpty()) {
            lines.add("It takes no parameters.");
        } else {
            lines.add("parameters");
            table(plugin.parameters()).forEach(row -> lines.add("  " + row));
        }
        lines.add("");
        lines.add("example");
        plugin.example().lines().forEach(line -> lines.add("  " + line));
        return String.join("\n", lines) + "\n";
    }

    private static void addIfSaid(List<String> lines, String label, String text) {
        if (!text.isEmpty()) {
            lines.add(label + text);
        }
    }

    private static List<String> table(List<Row> parameters) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("key", "type", "range", "default", "meaning"));
        for (Row row : parameters) {
            String value = row.required() ? "(required)" : row.defaultValue();
            rows.add(List.of(row.key(), row.type(), row.range(), value.isEmpty() ? "-" : value, row.meaning()));
        }
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(cells.get(i)).repeat(' ', widths[i] - cells.get(i).length() + 2);
        }
        return line.toString().stripTrailing();
    }
}
